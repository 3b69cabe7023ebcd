/* libdispatch counts those of its threads that run by reading /proc/N/stat of each, once a second, and ends the program where one can't be
   opened: where there is no /proc, or no descriptor left. It calls `open` like every library here, and finds this one before the C
   library's. A file in which nothing stands counts for it as a thread that waits. */
#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What stands in where no descriptor is left; -1 where it was lent. */
static atomic_int spare = -1;

/* Of the kernel's own: where there is no /proc there may be no /dev. */
static int nothing(void) { return memfd_create("nothing", MFD_CLOEXEC); }

static int is_of_a_thread(const char *path) {
  if (strncmp(path, "/proc/", 6) != 0) return 0;
  size_t digits = strspn(path + 6, "0123456789");
  return digits > 0 && strcmp(path + 6 + digits, "/stat") == 0;
}

static int stand_in(void) {
  int found = nothing();
  return found != -1 ? found : atomic_exchange(&spare, -1);
}

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  int found = openat(AT_FDCWD, path, flags, mode);
  if (!is_of_a_thread(path)) return found;
  if (found == -1) return stand_in();
  if (atomic_load(&spare) == -1) {
    int one = nothing(), none = -1;
    if (one != -1 && !atomic_compare_exchange_strong(&spare, &none, one)) close(one);
  }
  return found;
}
