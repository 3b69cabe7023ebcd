/* ncurses for Swift. */
#define _XOPEN_SOURCE_EXTENDED
#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include "CTerminal.h"
#include <langinfo.h>
#include <sys/ioctl.h>
#include <term.h>

/* No terminal is larger; one that says so would have ncurses take all memory. */
enum { WIDEST = 1000, TALLEST = 500 };

enum baton_terminal baton_look_up(const char *name) {
  int status = 0;
  if (setupterm(name, STDOUT_FILENO, &status) != OK) return BATON_UNKNOWN;
  int is_exact = max_colors <= 256 && (tigetflag("RGB") > 0 || tigetflag("Tc") > 0);
  enum baton_terminal found = !baton_capability("cup") ? BATON_DUMB : is_exact ? BATON_EXACT : BATON_GOOD;
  del_curterm(cur_term);
  return found;
}

/* Keys are read through a pad, since wgetch looks all lines of a window over for changes that it would draw first. */
static WINDOW *keys;

/* newterm, by a description that stands in the place of a folder of them. */
static SCREEN *newterm_by(const char *description, const char *name, FILE *output) {
  const char *set = getenv("TERMINFO");
  char *before = set == NULL ? NULL : strdup(set);
  setenv("TERMINFO", description, 1);
  SCREEN *screen = newterm(name, output, stdin);
  if (before == NULL) unsetenv("TERMINFO");
  else setenv("TERMINFO", before, 1);
  free(before);
  return screen;
}

SCREEN *baton_open(const char *name, const char *description) {
  struct winsize own;
  use_env(FALSE);
  use_tioctl(ioctl(STDOUT_FILENO, TIOCGWINSZ, &own) == 0 && own.ws_col <= WIDEST && own.ws_row <= TALLEST);
  FILE *output = baton_output_open();
  if (output == NULL) return NULL;
  SCREEN *screen = description ? newterm_by(description, name, output) : newterm(name, output, stdin);
  if (screen == NULL) {
    baton_output_close();
    return NULL;
  }
  struct baton_size size = baton_window_size();
  resize_term(size.height, size.width);
  keys = newpad(1, 1);
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  /* Ctrl-C and Ctrl-Z are keys like others. */
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  idlok(stdscr, TRUE);
  /* A frame is always drawn to its end, even when keys are waiting. */
  typeahead(-1);
  /* A press and its release are told apart, not made a click. */
  mouseinterval(0);
  return screen;
}

void baton_close(SCREEN *screen) {
  delwin(keys);
  delscreen(screen);
  baton_output_close();
}

const char *baton_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

struct baton_size baton_window_size(void) {
  struct winsize own;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &own) == -1 || own.ws_col == 0 || own.ws_row == 0) return (struct baton_size){80, 24};
  return (struct baton_size){own.ws_col < WIDEST ? own.ws_col : WIDEST, own.ws_row < TALLEST ? own.ws_row : TALLEST};
}

WINDOW *baton_newscr(void) { return newscr; }
WINDOW *baton_curscr(void) { return curscr; }
int baton_colors(void) { return COLORS; }

attr_t baton_attributes(int bold, int dim, int italic, int underline, int reverse) {
  return (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (italic ? A_ITALIC : 0) | (underline ? A_UNDERLINE : 0)
         | (reverse ? A_REVERSE : 0);
}

/* A pair beyond a short's range is told beside it. */
static int set(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, (short)(pair > 32767 ? 0 : pair), &pair);
}

int baton_put(int y, int x, const wchar_t *text, int count, attr_t attributes, int pair) {
  wchar_t terminated[CCHARW_MAX + 1];
  cchar_t cell;
  if (count > CCHARW_MAX) count = CCHARW_MAX;
  wmemcpy(terminated, text, (size_t)count);
  terminated[count] = L'\0';
  if (set(&cell, terminated, attributes, pair) == ERR) return ERR;
  return mvwadd_wchnstr(newscr, y, x, &cell, 1);
}

int baton_put_run(int y, int x, const wchar_t *characters, int count, attr_t attributes, int pair) {
  cchar_t cells[64], first;
  if (set(&first, L" ", attributes, pair) == ERR) return ERR;
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

int baton_columns(wchar_t character) { return wcwidth(character); }
int baton_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int baton_key(void) { return wgetch(keys); }

int baton_is_typed(void) {
  int count = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &count) == 0 && count > 0;
}

void baton_mouse(int on) {
  mousemask(on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

enum baton_mouse_act baton_next_mouse(int *x, int *y) {
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
