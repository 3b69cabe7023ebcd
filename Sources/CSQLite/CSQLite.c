#define _GNU_SOURCE
#include "CSQLite.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int csqlite_read(sqlite3 *db, void *bytes, int count) {
  sqlite3_file *file = NULL;
  if (!db || sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
    return SQLITE_MISUSE;
  return file->pMethods->xRead(file, bytes, count, 0);
}

int csqlite_has_moved(sqlite3 *db) {
  int moved = 0;
  if (db) sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved;
}

void csqlite_abandon(sqlite3 *db) {
  if (db) sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

int csqlite_rename_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

static struct {
  volatile sig_atomic_t count;
  volatile sig_atomic_t is_passing;
  struct sigaction before;
  uintptr_t page;
} bus;

static void bus_error(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  (void)context;
  if (info->si_code == BUS_ADRERR && !bus.is_passing) {
    void *page = (void *)((uintptr_t)info->si_addr & ~(bus.page - 1));
    if (mmap(page, bus.page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
      bus.count++;
      errno = saved;
      return;
    }
  }
  /* Whoever handled the signal before us takes it from here, and the system where that one gives it back to us. */
  struct sigaction next = bus.before;
  if (bus.is_passing) {
    memset(&next, 0, sizeof next);
    next.sa_handler = SIG_DFL;
  }
  bus.is_passing = 1;
  sigaction(signal, &next, NULL);
  raise(signal);
}

void csqlite_guard(void) {
  struct sigaction action;
  if (sigaction(SIGBUS, NULL, &action) == 0 && (action.sa_flags & SA_SIGINFO) && action.sa_sigaction == bus_error) return;
  bus.page = (uintptr_t)sysconf(_SC_PAGESIZE);
  bus.before = action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = bus_error;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigaction(SIGBUS, &action, NULL);
}

long csqlite_cuts(void) { return bus.count; }
