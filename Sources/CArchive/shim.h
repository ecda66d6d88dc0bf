#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <sys/stat.h>
// Macros, as Swift can call them.
static inline int shanhai_is_regular(mode_t type) { return type == AE_IFREG; }
static inline int shanhai_is_folder(mode_t type) { return type == AE_IFDIR; }
// Names in archives are bytes here: in this locale libarchive hands them on as they are, and those that it must
// convert (of 7-Zip, or marked as UTF-8) as UTF-8, whatever the user's locale is.
static inline locale_t shanhai_utf8_locale(void) { return newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0); }
