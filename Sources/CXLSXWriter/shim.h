#include <xlsxwriter.h>
// What Swift cannot call without its names: structures that the library wants filled.
static inline lxw_error shanhai_set_made(lxw_workbook *workbook, time_t made) {
  lxw_doc_properties properties = {0};
  properties.created = made;
  return workbook_set_properties(workbook, &properties);
}
