/* Runs before the Swift runtime and before every other constructor, and makes sure of what these take for granted. Where something is
   missing they end the program by a signal, or wait for ever; here it is a line and an exit status. */
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <nss.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What a call takes at most of each, with room to spare: the journal, its readers, a step's pipes, what waits for events; the threads of
   the pools; their stacks and what is read. */
enum { DESCRIPTORS = 32, THREADS = 6, MEMORY = 128 << 20 };

/* As the contract has it: something could not be read or written. */
static _Noreturn void leave(const char *why) {
  ssize_t ignored = write(STDERR_FILENO, why, strlen(why));
  (void)ignored;
  _exit(5);
}

/* A standard descriptor that is closed would be given to the next file that is opened, and what is said would be written into the journal.
   So each is opened on nothing, and the wrong way round: to use it is an error still, as glibc has it for privileged programs. */
static void open_what_is_closed(void) {
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
    if (fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    if (open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) == -1 && open("/", O_RDONLY | O_DIRECTORY) == -1) _exit(5);
  }
}

/* What we were given open is ours, not the steps'. */
static void keep_to_ourselves(void) {
  if (syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */) == 0) return;
  struct rlimit limit;
  int end = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 1024 ? (int)limit.rlim_cur : 1024;
  for (int number = 3; number < end; number++) fcntl(number, F_SETFD, FD_CLOEXEC);
}

static void expect_descriptors(void) {
  int numbers[DESCRIPTORS], count = 0;
  while (count < DESCRIPTORS && (numbers[count] = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) != -1) count++;
  for (int i = 0; i < count; i++) close(numbers[i]);
  if (count < DESCRIPTORS)
    leave("baton: too few files may be open at once here (ulimit -n): Baton opens up to 32; nothing was done, raise the limit\n");
}

static void expect_memory(void) {
  void *room = mmap(NULL, MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED)
    leave("baton: too little memory may be used here (ulimit -v): Baton needs 128 MB more; nothing was done, raise the limit\n");
  munmap(room, MEMORY);
}

static pthread_mutex_t together = PTHREAD_MUTEX_INITIALIZER;

static void *wait_for_the_others(void *nothing) {
  pthread_mutex_lock(&together);
  pthread_mutex_unlock(&together);
  return nothing;
}

/* A pool that is refused a thread asks for it again, for ever. */
static void expect_threads(void) {
  pthread_t threads[THREADS];
  int count = 0;
  pthread_mutex_lock(&together);
  while (count < THREADS && pthread_create(&threads[count], NULL, wait_for_the_others, NULL) == 0) count++;
  pthread_mutex_unlock(&together);
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  if (count < THREADS)
    leave("baton: too few threads may be started here (ulimit -u and -v, or a container's limit): nothing was done, end some programs or raise it\n");
}

/* Lent to the runtime where it can't find its own path. */
static int is_root_lent = 0;

extern void _swift_stdlib_overrideUnsafeArgvArgc(char **, int);

/* Of the first priority: before the runtime's constructors where both are in one file, and glibc hands it what main gets. */
__attribute__((constructor(101))) static void begin(int argc, char **argv) {
  open_what_is_closed();
  keep_to_ourselves();
  expect_descriptors();
  expect_memory();
  expect_threads();
  /* Ignored, the system would throw away how a child ended. */
  signal(SIGCHLD, SIG_DFL);
  /* The runtime would look for them in /proc, and go on without them where it can't be read. */
  _swift_stdlib_overrideUnsafeArgvArgc(argv, argc);
  /* It looks for the program that prints its backtraces beside itself, and aborts where /proc does not say where that is. */
  char self[8];
  if (getenv("SWIFT_ROOT") == NULL && readlink("/proc/self/exe", self, sizeof self) == -1)
    is_root_lent = setenv("SWIFT_ROOT", "/nonexistent", 1) == 0;
  /* Other sources of names are shared libraries, built for another C library than the one inside a static program: to load one ends it. */
  __nss_configure_lookup("passwd", "files");
  __nss_configure_lookup("group", "files");
}

void baton_begun(void) {
  if (is_root_lent) unsetenv("SWIFT_ROOT");
  is_root_lent = 0;
}
