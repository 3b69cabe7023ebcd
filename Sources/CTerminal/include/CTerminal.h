/* What the terminal needs of C: ncurses' macros and globals, which Swift cannot see or not safely; the handlers of signals, which may
   call nothing of Swift; and the one state that gives the terminal back. */
#ifndef BATON_CTERMINAL_H
#define BATON_CTERMINAL_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* screen.c: ncurses. */

enum baton_terminal { BATON_UNKNOWN, BATON_DUMB, BATON_GOOD, BATON_EXACT };

/* What terminfo has under a name: nothing, a terminal that can't place its cursor, one that can, one that says besides that
   it has exact colours (`RGB` or tmux's `Tc`) though its description counts a palette's. */
enum baton_terminal baton_look_up(const char *name);
/* A description of ours, as TERMINFO takes it in place of a folder; NULL for a name that has none. */
const char *baton_description(const char *name);
/* Opens the terminal by terminfo's description of `name`, or by `description` where it is not NULL; NULL where that can't be. Its size is
   its own word, within bounds, and never that of LINES and COLUMNS, which may be of another window. */
SCREEN *baton_open(const char *name, const char *description);
void baton_close(SCREEN *screen);
/* A terminfo string, or NULL. */
const char *baton_capability(const char *name);
struct baton_size { int width, height; };
/* The terminal's own word on its size, within bounds; that of old terminals where it has none. */
struct baton_size baton_window_size(void);

/* What is to be shown: drawn on as it is, since a window of our own would be copied here first, at every frame. */
WINDOW *baton_newscr(void);
WINDOW *baton_curscr(void);
int baton_colors(void);
attr_t baton_attributes(int bold, int dim, int italic, int underline, int reverse);
/* Writes one character and its marks, `count` scalars in all, without moving the cursor or scrolling. */
int baton_put(int y, int x, const wchar_t *text, int count, attr_t attributes, int pair);
/* Writes `count` characters of one column each, side by side and alike, at most as many as the longest line has. */
int baton_put_run(int y, int x, const wchar_t *characters, int count, attr_t attributes, int pair);
/* The columns the system's tables give a character; -1 for what they do not know. */
int baton_columns(wchar_t character);
int baton_is_utf8(void);

/* A byte, a KEY_ code, or ERR where nothing more was typed. */
int baton_key(void);
/* True where the kernel holds typed bytes; what ncurses has read ahead is not counted. */
int baton_is_typed(void);
void baton_mouse(int on);
enum baton_mouse_act { BATON_MOUSE_NONE, BATON_MOUSE_OTHER, BATON_MOUSE_PRESS, BATON_MOUSE_RELEASE, BATON_MOUSE_UP, BATON_MOUSE_DOWN };
/* Takes one of the events that KEY_MOUSE announced, the latest first; NONE when all are taken. */
enum baton_mouse_act baton_next_mouse(int *x, int *y);

/* output.c: the way to the terminal. */

/* Writes all of it, past ncurses; 0 where the terminal takes no more for a second. */
int baton_write(const void *bytes, size_t length);
/* A pipe neither end of which blocks or is inherited. */
int baton_pipe(int ends[2]);

/* Opens it for ncurses, by a descriptor of its own; NULL with errno set where there is none to be had. */
FILE *baton_output_open(void);
void baton_output_close(void);
/* From here to `baton_frame_send`, what ncurses writes for so many cells that changed is gathered: it writes at every jump of the cursor,
   dozens of times a frame, and each is a packet over SSH. */
void baton_frame_gather(size_t cells);
/* Sends what was gathered in one piece. 0 where the terminal did not take all of it; what it did not take is gone. */
int baton_frame_send(void);

/* guard.c: signals, and giving the terminal back when the program dies. */

/* Keeps the settings the terminal has now; -1 with errno set where it has none. A job in the background is stopped here until it comes to
   the front: the terminal is another's until then. */
int baton_guard_settings(void);
/* Makes `restore` and the kept settings what the terminal gets back when the program dies or exits. */
void baton_guard_arm(const void *restore, size_t length);
void baton_guard_disarm(void);
/* Takes the signals of a terminal over. Each arrives as a byte, its number, on the descriptor, which is the same every time and stays open
   as long as the program; -1 with errno set where there is none. What is ignored when we start (nohup) stays ignored. */
int baton_signals_take(void);
/* Gives the signals that come to us back to the system. */
void baton_signals_release(void);
/* Gives the stop (Ctrl-Z) alone back: while another program has the terminal, it stops that and us together, as a shell expects. */
void baton_signals_let_stop(void);
/* Stops the program as Ctrl-Z does, and comes back when it is continued. After `baton_signals_let_stop`. */
void baton_stop(void);

#endif
