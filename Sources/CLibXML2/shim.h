#include <libxml/xmlversion.h>
// Where libxml2 was built with ICU, its headers include ICU's, whose types then stand beside those of
// Foundation's own copy under the same names. Nothing of it is used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
