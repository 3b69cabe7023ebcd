/* glibc's own knobs of its heap, which its module for Swift leaves out. Without glibc there are none, and nothing is set. */
#ifndef BATON_CMEMORY_SHIM_H
#define BATON_CMEMORY_SHIM_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* One heap for all threads, which grows by `growth` bytes at a time. */
static inline void baton_keep_one_heap(int growth) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, growth);
#else
  (void)growth;
#endif
}

#endif
