import Foundation
import Testing

extension Driven {
  @Suite("bytes from outside")
  struct HostileTests {
    let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
    }

    /// A title to set, a blink to leave on, a screen to clear, a text turned round, and a NUL.
    static let attack = "\u{1B}]0;taken\u{7}\u{1B}[5mblink\u{1B}[2J\u{1B}[H\u{202E}dnuor\0\u{9B}31m"

    @Test("a hostile log and a hostile document are shown as what they are, and do nothing to the terminal")
    func hostile() throws {
      let log = night.folder.appending(path: "hostile.log")
      try Data("2025-11-04T01:16:00Z ERROR before \(Self.attack) after\n".utf8).write(to: log)
      let document = night.folder.appending(path: "SESSION_9_HANDOFF.md")
      try Data(
        """
        # Session 9 Handoff: Odd \(Self.attack)

        ## Summary

        Odd \(Self.attack) words.

        ## Todo List

        - [ ] Look at \(Self.attack) this

        """.utf8
      ).write(to: document)
      try night.baton("import", document.path)

      let window = try Tmux(
        [BuiltProgram.path, "--store", night.store.path, "--log", log.path], width: 160, height: 40)
      try Screen.waitForRecord(in: window)
      let title = window.title
      for view in ["1", "2", "3", "5", "6", "7", "8"] {
        try window.press(view)
        try window.wait("for view \(view)", until: { $0.contains("Session 9") && $0.contains(Screen.hints) })
        expectHarmless(window, title: title, "view \(view)")
      }
      try window.press("3")
      try window.wait(for: "Look at ␛]0;taken␇␛[5mblink")
      #expect(window.screen.contains("⟨U+202E⟩"))
      try window.press("o")
      try window.wait(for: "# Session 9")
      expectHarmless(window, title: title, "the document")
      try window.press("q")
      try window.press("5")
      try window.wait(for: "before ␛]0;taken␇␛[5mblink␛[2J␛[H⟨U+202E⟩dnuor")
      expectHarmless(window, title: title, "the log")
      window.close()

      for words in [["show", "9"], ["todo", "list"], ["search", "odd"], ["sessions"], ["timeline"]] {
        let output = try BuiltProgram.run(words + ["--store", night.store.path])
        let raw = output.out.unicodeScalars.filter { scalar in
          scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{202E}")
        }
        #expect(raw.isEmpty, "\(words): \(raw)")
      }
    }

    @Test("commands of a store that nobody allowed are neither run nor waited on, on a terminal too")
    func refusedOnTerminal() throws {
      let program = Tmux.quoted(BuiltProgram.path)
      try Data("build-source = 'touch ran'\n".utf8).write(to: night.store.appending(path: "provenance.toml"))
      let call = "cd \(Tmux.quoted(night.folder.path)); \(program) fix check 1 --store Sessions; echo ended as $?; cat"
      let window = try Tmux(["sh", "-c", call], width: 120, height: 20)
      #expect(try window.wait(for: "ended as 6").contains("baton allow"))
      #expect(!FileManager.default.fileExists(atPath: night.folder.appending(path: "ran").path))
      window.close()
    }

    private func expectHarmless(_ window: Tmux, title: String, _ place: String) {
      #expect(window.title == title, "\(place)")
      // No theme blinks, and no view turns text round.
      let blinks = window.coloured.matches(of: /\e\[(?:[0-9;]*;)?5(?:;[0-9;]*)?m/).filter { match in
        !match.output.contains("8;5")
      }
      #expect(blinks.isEmpty, "\(place)")
      #expect(!window.screen.unicodeScalars.contains("\u{202E}"), "\(place)")
    }

    @Test(
      "where the locale is C and the terminal has no colour, the screen is ASCII alone, and its states are words and marks"
    )
    func ascii() throws {
      let window = try night.console(terminal: "xterm-mono", environment: ["LC_ALL": "C", "LANG": "C"])
      for view in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        try window.press(view)
        let screen = try window.wait("for view \(view)", until: { $0.contains(Screen.hints) && !$0.isBlank })
        #expect(
          screen.unicodeScalars.contains { !$0.isASCII } == false, "view \(view): \(screen.filter { !$0.isASCII })")
        #expect(!window.coloured.contains(/\e\[[0-9;]*(?:3|4)[0-7]/), "view \(view)")
      }
      try window.press("1")
      try window.wait(
        "for the todos' marks", until: { $0.contains(/# +3 +Worker health/) && $0.contains(/\+ +1 +Fix the mapper/) })
      window.close()
    }
  }
}
