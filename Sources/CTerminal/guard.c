/* Gives the terminal back when the program ends in a way that runs no Swift: a crash, a trap, `exit` from anywhere; and turns signals into
   bytes on a pipe. All that the handlers call is async-signal-safe (POSIX.1-2017, 2.4.3). */
#include "CTerminal.h"
#include <pthread.h>
#include <termios.h>

#define COUNT(array) (sizeof array / sizeof *array)

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
static const int signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};

static struct {
  volatile sig_atomic_t armed;
  struct termios settings;
  char restore[1024];
  size_t length;
  struct sigaction crash[COUNT(crashes)];
} guard;
static int arrivals[2] = {-1, -1};

/* Puts the terminal back as it was found; once, whoever comes first. */
static void restore(void) {
  if (!guard.armed) return;
  guard.armed = 0;
  baton_write(guard.restore, guard.length);
  tcsetattr(STDIN_FILENO, TCSANOW, &guard.settings);
}

static void crashed(int signal) {
  restore();
  /* Whoever handled the signal before us, or the system, takes it from here. */
  for (size_t i = 0; i < COUNT(crashes); i++)
    if (crashes[i] == signal) sigaction(signal, &guard.crash[i], NULL);
  raise(signal);
}

static void arrived(int signal) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(arrivals[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

int baton_guard_settings(void) {
  /* A thread of a pool is given these blocked. */
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTTOU);
  sigaddset(&stops, SIGTTIN);
  pthread_sigmask(SIG_UNBLOCK, &stops, NULL);
  /* Of all calls that stop a job in the background this one changes nothing. */
  if (tcgetpgrp(STDIN_FILENO) != getpgrp()) tcdrain(STDIN_FILENO);
  return tcgetattr(STDIN_FILENO, &guard.settings);
}

void baton_guard_arm(const void *bytes, size_t length) {
  static int registered = 0;
  guard.length = length < sizeof guard.restore ? length : sizeof guard.restore;
  memcpy(guard.restore, bytes, guard.length);
  if (!registered) {
    registered = 1;
    atexit(restore);
    struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK | SA_NODEFER};
    for (size_t i = 0; i < COUNT(crashes); i++) sigaction(crashes[i], &action, &guard.crash[i]);
    /* A stack that has overflowed can't run a handler; this thread's gets another. */
    static char stack[64 * 1024];
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&other, NULL);
  }
  guard.armed = 1;
}

void baton_guard_disarm(void) { guard.armed = 0; }

int baton_signals_take(void) {
  if (arrivals[0] == -1 && baton_pipe(arrivals) == -1) return -1;
  struct sigaction action = {.sa_handler = arrived, .sa_flags = SA_RESTART}, old;
  for (size_t i = 0; i < COUNT(signals); i++)
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  return arrivals[0];
}

static void give_back(int signal) {
  struct sigaction action = {.sa_handler = SIG_DFL}, old;
  if (sigaction(signal, NULL, &old) == 0 && old.sa_handler == arrived) sigaction(signal, &action, NULL);
}

void baton_signals_release(void) {
  for (size_t i = 0; i < COUNT(signals); i++) give_back(signals[i]);
}

void baton_signals_let_stop(void) { give_back(SIGTSTP); }

void baton_stop(void) {
  kill(0, SIGTSTP);
  /* The stop may come a moment after the call. In a session without job control it never comes, so the wait is short. */
  struct pollfd waited = {.fd = arrivals[0], .events = POLLIN};
  poll(&waited, 1, 100);
}
