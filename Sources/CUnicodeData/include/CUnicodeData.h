#pragma once

// The table that ICU looks its data up in, without entries; only where WITHOUT_UNICODE_DATA is defined.
extern const unsigned char icudt76_dat[64];
