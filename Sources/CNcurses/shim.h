/* ncursesw for Swift. Swift cannot see C macros that are expressions, nor import mutable globals safely,
   so each one Terminal needs gets an accessor here. */
#ifndef BATON_CNCURSES_SHIM_H
#define BATON_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

static inline WINDOW *baton_stdscr(void) { return stdscr; }

#endif
