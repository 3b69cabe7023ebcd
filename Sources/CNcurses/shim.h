/* ncursesw for Swift. Swift cannot see C macros that are expressions, nor import mutable globals safely,
   so each one Terminal needs gets an accessor here; and what must be written in C, the handlers of signals, stands here too. */
#ifndef BATON_CNCURSES_SHIM_H
#define BATON_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static inline WINDOW *baton_stdscr(void) { return stdscr; }
/* What is to be shown: drawn on as it is, since a window of our own would be copied here first, at every frame. */
static inline WINDOW *baton_newscr(void) { return newscr; }
static inline WINDOW *baton_curscr(void) { return curscr; }
static inline int baton_colors(void) { return COLORS; }

/* Where ncurses writes to: the terminal, by a descriptor of its own. NULL with errno set where there is none to be had. */
static inline FILE *baton_output(void) {
  int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  return descriptor < 0 ? NULL : fdopen(descriptor, "w");
}

static inline SCREEN *baton_newterm(const char *name, FILE *output) { return newterm(name, output, stdin); }

static inline attr_t baton_bold(void) { return A_BOLD; }
static inline attr_t baton_dim(void) { return A_DIM; }
static inline attr_t baton_italic(void) { return A_ITALIC; }
static inline attr_t baton_underline(void) { return A_UNDERLINE; }
static inline attr_t baton_reverse(void) { return A_REVERSE; }

/* The window keys are read through: a pad, since wgetch looks all lines of a window over for changes that it would draw first. */
static inline WINDOW *baton_keys(void) {
  WINDOW *pad = newpad(1, 1), *keys = pad == NULL ? stdscr : pad;
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  return keys;
}

/* True where the kernel holds typed bytes; what ncurses has read ahead is not counted. */
static inline int baton_is_typed(void) {
  int count = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &count) == 0 && count > 0;
}

/* Writes one character and its marks, `count` scalars in all, without moving the cursor or scrolling. */
static inline int baton_put(int y, int x, const wchar_t *text, int count, attr_t attributes, int pair) {
  wchar_t terminated[CCHARW_MAX + 1];
  cchar_t cell;
  if (count > CCHARW_MAX) count = CCHARW_MAX;
  wmemcpy(terminated, text, (size_t)count);
  terminated[count] = L'\0';
  if (setcchar(&cell, terminated, attributes, (short)(pair > 32767 ? 0 : pair), &pair) == ERR) return ERR;
  return mvwadd_wchnstr(newscr, y, x, &cell, 1);
}

/* Writes `count` characters of one column each, side by side and alike, at most as many as the longest line has. */
static inline int baton_put_run(int y, int x, const wchar_t *characters, int count, attr_t attributes, int pair) {
  cchar_t cells[64], first;
  wchar_t one[2] = {L' ', L'\0'};
  if (setcchar(&first, one, attributes, (short)(pair > 32767 ? 0 : pair), &pair) == ERR) return ERR;
  for (int done = 0; done < count;) {
    int part = count - done < 64 ? count - done : 64;
    for (int i = 0; i < part; i++) {
      cells[i] = first;
      cells[i].chars[0] = characters[done + i];
    }
    if (mvwadd_wchnstr(newscr, y, x + done, cells, part) == ERR) return ERR;
    done += part;
  }
  return OK;
}

/* A terminfo string, or NULL; tigetstr says (char *)-1 for a name that is not a string. */
static inline const char *baton_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

enum baton_terminal { BATON_UNKNOWN, BATON_DUMB, BATON_GOOD };

/* What terminfo has under a name: nothing, a terminal that can't place its cursor, or one that can. */
static inline enum baton_terminal baton_look_up(const char *name) {
  int status = 0;
  if (setupterm(name, STDOUT_FILENO, &status) != OK) return BATON_UNKNOWN;
  enum baton_terminal found = baton_capability("cup") ? BATON_GOOD : BATON_DUMB;
  del_curterm(cur_term);
  return found;
}

static inline void baton_mouse(int on) {
  mousemask(on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

enum baton_mouse_act { BATON_MOUSE_NONE, BATON_MOUSE_OTHER, BATON_MOUSE_PRESS, BATON_MOUSE_RELEASE, BATON_MOUSE_UP, BATON_MOUSE_DOWN };

/* Takes one of the events that KEY_MOUSE announced, the latest first; NONE when all are taken. */
static inline enum baton_mouse_act baton_next_mouse(int *x, int *y) {
  MEVENT event;
  if (getmouse(&event) == ERR) return BATON_MOUSE_NONE;
  *x = event.x;
  *y = event.y;
  if (event.bstate & BUTTON4_PRESSED) return BATON_MOUSE_UP;
  if (event.bstate & BUTTON5_PRESSED) return BATON_MOUSE_DOWN;
  if (event.bstate & BUTTON1_PRESSED) return BATON_MOUSE_PRESS;
  if (event.bstate & BUTTON1_RELEASED) return BATON_MOUSE_RELEASE;
  return BATON_MOUSE_OTHER;
}

static inline int baton_window_size(int *width, int *height) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == -1 || size.ws_col == 0 || size.ws_row == 0) return 0;
  *width = size.ws_col;
  *height = size.ws_row;
  return 1;
}

static inline int baton_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* The columns the system's tables give a character; -1 for what they do not know. */
static inline int baton_columns(wchar_t character) {
  extern int wcwidth(wchar_t);
  return wcwidth(character);
}

/* What errno says, in words. */
static inline const char *baton_reason(void) { return strerror(errno); }

/* A pipe neither end of which blocks or is inherited. */
static inline int baton_pipe(int ends[2]) {
  if (pipe(ends) == -1) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

/* Writes all of it, past ncurses; 0 where the terminal takes no more for a second. */
static inline int baton_write(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(STDOUT_FILENO, bytes, length);
    if (count > 0) {
      bytes += count;
      length -= (size_t)count;
    } else if (count < 0 && errno == EAGAIN) {
      struct pollfd terminal = {.fd = STDOUT_FILENO, .events = POLLOUT};
      if (poll(&terminal, 1, 1000) == 0) return 0;
    } else if (count == 0 || errno != EINTR) {
      return 0;
    }
  }
  return 1;
}

/* Where a frame is gathered on its way: -1 where the system has no such thing. */
struct baton_frame {
  int in, out;
  /* Bytes it has room for; with more, writing would wait for ever. */
  long room;
};

/* A pipe: quick, for what a key changes. */
static inline struct baton_frame baton_frame_pipe(void) {
  /* Declared here, as below, since _GNU_SOURCE would change types that other modules share. */
  extern int pipe2(int[2], int);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) return (struct baton_frame){-1, -1, 0};
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  fcntl(ends[1], 1031 /* F_SETPIPE_SZ */, 1 << 20);
  /* Its size is told in pages, and each write may leave up to half of one empty. */
  return (struct baton_frame){ends[1], ends[0], fcntl(ends[1], 1032 /* F_GETPIPE_SZ */) / 2};
}

/* A file in memory: for whole pictures. */
static inline struct baton_frame baton_frame_file(void) {
  extern int memfd_create(const char *, unsigned int);
  int file = memfd_create("frame", 1 /* MFD_CLOEXEC */);
  return (struct baton_frame){file, file, LONG_MAX};
}

/* From here to `baton_send`, what ncurses writes to `output` is gathered in `frame`: ncurses alone writes at every jump of the cursor,
   dozens of times a frame, and each is a packet over SSH. 0 where it goes straight to the terminal after all. */
static inline int baton_gather(int output, struct baton_frame frame) {
  extern int dup3(int, int, int);
  return frame.in >= 0 && dup3(frame.in, output, O_CLOEXEC) >= 0;
}

/* Sends what was gathered in one piece. 0 where the terminal did not take all of it; what it did not take is gone. */
static inline int baton_send(int output, struct baton_frame frame) {
  extern int dup3(int, int, int);
  dup3(STDOUT_FILENO, output, O_CLOEXEC);
  int is_pipe = frame.in != frame.out, is_taken = 1;
  long left = is_pipe ? LONG_MAX : lseek(frame.out, 0, SEEK_CUR);
  if (!is_pipe) lseek(frame.out, 0, SEEK_SET);
  char part[16384];
  while (left > 0) {
    ssize_t count = read(frame.out, part, left < (long)sizeof part ? (size_t)left : sizeof part);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      is_taken = is_taken && is_pipe;
      break;
    }
    is_taken = is_taken && baton_write(part, (size_t)count);
    left -= count;
    if (is_pipe && count < (ssize_t)sizeof part) break;
  }
  if (!is_pipe) lseek(frame.out, 0, SEEK_SET);
  return is_taken;
}

/* Signals, and giving the terminal back when the program dies.

   The state below is one copy for each Swift file that calls these functions: only Terminal's RestoreGuard.swift may.
   All that the handlers call is async-signal-safe (POSIX.1-2017, 2.4.3). */

static struct {
  volatile sig_atomic_t armed;
  struct termios settings;
  char restore[1024];
  size_t length;
  int pipe[2];
  struct sigaction crash[7];
} baton_guard = {.pipe = {-1, -1}};

static const int baton_crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};

/* Puts the terminal back as it was found; once, whoever comes first. */
static inline void baton_restore(void) {
  if (!baton_guard.armed) return;
  baton_guard.armed = 0;
  baton_write(baton_guard.restore, baton_guard.length);
  tcsetattr(STDIN_FILENO, TCSANOW, &baton_guard.settings);
}

static inline void baton_crashed(int signal) {
  baton_restore();
  /* Whoever handled the signal before us, or the system, takes it from here. */
  for (size_t i = 0; i < sizeof baton_crashes / sizeof *baton_crashes; i++)
    if (baton_crashes[i] == signal) sigaction(signal, &baton_guard.crash[i], NULL);
  raise(signal);
}

static inline void baton_signalled(int signal) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(baton_guard.pipe[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

/* Keeps the settings the terminal has now. A job in the background is stopped here until it comes to the front: the terminal is another's
   until then. That takes the signals which a thread of a pool is given blocked. */
static inline int baton_guard_settings(void) {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTTOU);
  sigaddset(&stops, SIGTTIN);
  pthread_sigmask(SIG_UNBLOCK, &stops, NULL);
  /* Of all calls that stop such a job this one changes nothing. */
  if (tcgetpgrp(STDIN_FILENO) != getpgrp()) tcdrain(STDIN_FILENO);
  return tcgetattr(STDIN_FILENO, &baton_guard.settings);
}

/* Makes `restore` and the kept settings what the terminal gets back when the program dies or exits. */
static inline void baton_guard_arm(const char *restore, size_t length) {
  static int registered = 0;
  baton_guard.length = length < sizeof baton_guard.restore ? length : sizeof baton_guard.restore;
  memcpy(baton_guard.restore, restore, baton_guard.length);
  if (!registered) {
    registered = 1;
    atexit(baton_restore);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = baton_crashed;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (size_t i = 0; i < sizeof baton_crashes / sizeof *baton_crashes; i++)
      sigaction(baton_crashes[i], &action, &baton_guard.crash[i]);
    /* A stack that has overflown can't run a handler; this thread's gets another. */
    static char stack[64 * 1024];
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&other, NULL);
  }
  baton_guard.armed = 1;
}

static inline void baton_guard_disarm(void) { baton_guard.armed = 0; }

/* A descriptor on which the number of each signal of `signals` arrives as a byte; -1 with errno set where there is none.
   What is ignored when we start (nohup) stays ignored. */
static inline int baton_signal_descriptor(const int *signals, int count) {
  if (baton_guard.pipe[0] == -1 && baton_pipe(baton_guard.pipe) == -1) return -1;
  struct sigaction action, old;
  memset(&action, 0, sizeof action);
  action.sa_handler = baton_signalled;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < count; i++)
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  return baton_guard.pipe[0];
}

/* Gives the signals of `signals` that come to us back to the system. */
static inline void baton_signal_defaults(const int *signals, int count) {
  struct sigaction action, old;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  for (int i = 0; i < count; i++)
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == baton_signalled) sigaction(signals[i], &action, NULL);
}

#endif
