import Foundation

/// The least an ncurses program in C can be: it fills the screen, moves a bar, and quits. The limit
/// for start-up is told in its terms.
enum MinimalCurses {
  static let source = """
    #include <curses.h>
    #include <locale.h>
    static void bar(int row, int on) { mvchgat(row, 0, -1, on ? A_REVERSE : A_NORMAL, 0, NULL); }
    int main(void) {
      setlocale(LC_ALL, "");
      initscr(); cbreak(); noecho(); keypad(stdscr, TRUE); curs_set(0);
      start_color(); use_default_colors();
      int row = 0;
      for (int y = 0; y < LINES; y++) mvprintw(y, 0, "%3d  a line of words as long as most lines of a screen are", y);
      bar(0, 1); refresh();
      for (int key; (key = getch()) != 'q';) {
        bar(row, 0);
        if (key == 'j' && row < LINES - 1) row++;
        if (key == 'k' && row > 0) row--;
        bar(row, 1); refresh();
      }
      endwin();
      return 0;
    }
    """

  /// Compiles it into `folder`; nil where there is no C compiler.
  static func built(in folder: URL) -> String? {
    let program = folder.appending(path: "minimal")
    let file = folder.appending(path: "minimal.c")
    do {
      try source.write(to: file, atomically: true, encoding: .utf8)
      let compiler = Process()
      compiler.executableURL = URL(filePath: "/usr/bin/env")
      compiler.arguments = ["cc", "-O2", "-o", program.path, file.path, "-lncursesw", "-ltinfo"]
      try compiler.run()
      compiler.waitUntilExit()
      return compiler.terminationStatus == 0 ? program.path : nil
    } catch { return nil }
  }
}
