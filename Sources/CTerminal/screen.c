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

SCREEN *baton_newterm(const char *name, const char *description, FILE *output) {
  struct winsize size;
  use_env(FALSE);
  use_tioctl(ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col <= WIDEST && size.ws_row <= TALLEST);
  if (description == NULL) return newterm(name, output, stdin);
  const char *set = getenv("TERMINFO");
  char *before = set == NULL ? NULL : strdup(set);
  setenv("TERMINFO", description, 1);
  SCREEN *screen = newterm(name, output, stdin);
  if (before == NULL) unsetenv("TERMINFO");
  else setenv("TERMINFO", before, 1);
  free(before);
  return screen;
}

const char *baton_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

int baton_window_size(int *width, int *height) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == -1 || size.ws_col == 0 || size.ws_row == 0) return 0;
  *width = size.ws_col < WIDEST ? size.ws_col : WIDEST;
  *height = size.ws_row < TALLEST ? size.ws_row : TALLEST;
  return 1;
}

WINDOW *baton_stdscr(void) { return stdscr; }
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

WINDOW *baton_keys(void) {
  WINDOW *pad = newpad(1, 1), *keys = pad == NULL ? stdscr : pad;
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  return keys;
}

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
