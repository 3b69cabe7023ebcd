/* SHA-256 from libmd, which every Debian has because dpkg itself depends on it. */
#ifndef BATON_CDIGEST_SHIM_H
#define BATON_CDIGEST_SHIM_H

#include <sys/types.h>
#include <stdint.h>
#include <sha2.h>

#endif
