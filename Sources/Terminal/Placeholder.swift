import CNcurses
func placeholder() { _ = baton_stdscr() }
