#include "CUnicodeData.h"

// Foundation brings ICU along, whose tables of languages, calendars and time zones are half of a static program. Nothing here asks for
// them, which `UnicodeDataTests` watches over, so the linker is given a table without entries in the place of theirs. Where a toolchain
// has another ICU, that has another name, and the whole tables are linked as ever.
#ifdef WITHOUT_UNICODE_DATA
_Alignas(16) const unsigned char icudt76_dat[64] = {0};
#endif
