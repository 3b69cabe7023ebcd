/* PCRE2 over 8-bit code units for Swift; its functions import by their _8 names. */
#ifndef BATON_CPCRE2_SHIM_H
#define BATON_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
