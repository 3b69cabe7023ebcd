import Foundation
import Testing

extension Driven {
  /// What is asked at a terminal on the way from one session's record to the next person.
  @Suite("passing on")
  struct PassingOnTests {
    let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
      try night.baton("accept", "8", "--read-back", "Validate the build", "--as", "ops-2")
    }

    private func window(_ words: String..., environment: [String: String] = [:]) throws -> Tmux {
      try Tmux(
        [BuiltProgram.path] + words + ["--store", night.store.path, "--as", "ops-2"], environment: environment)
    }

    /// An editor that changes the draft by a line of sed.
    private func editor(_ script: String) throws -> String {
      let file = night.folder.appending(path: "editor.sh")
      try "#!/bin/sh\nsed -i -e '\(script)' \"$1\"\n".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      return file.path
    }

    @Test("the summary is asked for where there is none, with what changed offered, and what is typed is sealed")
    func summary() throws {
      let window = try window("handoff", "--to", "ops-3", "--allow-gaps", "a rehearsal")
      try window.wait(for: "Summary, in a line or two")
      let screen = window.screen
      #expect(screen.contains("What changed:") && screen.contains("Asked for: Validate the build"))
      try window.type("Nothing was validated yet")
      try window.press("Enter")
      try seal(in: window)
      let session = try night.shown("9").session
      #expect(session.summary == "Nothing was validated yet" && session.sealed)
      window.close()
    }

    /// Says yes to what is asked before a session is sealed.
    private func seal(in window: Tmux) throws {
      let asked = try window.wait(for: "Seal it? [y/N]")
      #expect(asked.contains("is sealed for ops-3, with"))
      try window.press("y", "Enter")
      try window.wait(for: "Written to")
    }

    @Test("y takes what is offered as the summary; an empty answer, or no to the question, seals nothing")
    func offered() throws {
      for answers in [["Enter"], ["y", "Enter", "Enter"]] {
        let window = try window("handoff", "--to", "ops-3", "--allow-gaps", "a rehearsal")
        try window.wait(for: "Summary, in a line or two")
        try window.press(answers[0])
        if answers.count > 1 {
          try window.press(answers[1])
          try window.wait(for: "Seal it? [y/N]")
          try window.press(answers[2])
        }
        try window.wait(for: "nothing was sealed")
        #expect(try !night.shown("9").session.sealed)
        window.close()
      }
      let window = try window("handoff", "--to", "ops-3", "--allow-gaps", "a rehearsal")
      try window.wait(for: "Summary, in a line or two")
      try window.press("y", "Enter")
      try seal(in: window)
      #expect(try night.shown("9").session.summary?.hasPrefix("Asked for: Validate the build") == true)
      window.close()
    }

    @Test("an edited export is asked for item by item: what is accepted is in the record, what is refused is not")
    func itemByItem() throws {
      let file = night.folder.appending(path: "nine.md")
      let document = try night.baton("export", "9")
      let todos = try night.shown("9").todos
      let (kept, refused) = (try #require(todos.last?.text), try #require(todos.dropLast().last?.text))
      try document.replacing("** \(kept)", with: "** \(kept), and say so")
        .replacing("** \(refused)", with: "** \(refused), never")
        .write(to: file, atomically: true, encoding: .utf8)
      let window = try window("import", file.path)
      try window.wait(for: "says 2 items otherwise than the store")
      try window.wait("for the first question") { $0.contains("never") && $0.contains("Take it?") }
      try window.press("n", "Enter")
      try window.wait("for the second question") { $0.contains("and say so") }
      try window.press("y", "Enter")
      try window.wait("until it is taken") { _ in (try? night.todos().last?.text) == "\(kept), and say so" }
      #expect(try night.todos().dropLast().last?.text == refused)
      window.close()
    }

    @Test("a remark typed into the draft is in the record, by whoever typed it, and in what is sealed")
    func remark() throws {
      let editor = try editor("s/^<!-- Baton handoff.*/## Questions and comments\\n\\n- Was the image new?\\n\\n&/")
      let window = try window(
        "handoff", "--edit", "--to", "ops-3", "--allow-gaps", "a rehearsal", environment: ["EDITOR": editor])
      try seal(in: window)
      let comments = try night.shown("9").comments
      #expect(comments.map(\.text) == ["Was the image new?"] && comments.map(\.by) == ["ops-2"])
      let sealed = try String(contentsOf: night.store.appending(path: "SESSION_9_HANDOFF.md"), encoding: .utf8)
      #expect(sealed.contains("- **Question 1:** Was the image new? — by ops-2"))
      window.close()
    }

    @Test("where a typed line can't be read back, nothing is sealed, and the line and the text's place are said")
    func unread() throws {
      let editor = try editor("/^### Step 1/a \\\\n- **Verdict:** failed")
      let window = try window(
        "handoff", "--edit", "--to", "ops-3", "--allow-gaps", "a rehearsal", environment: ["EDITOR": editor])
      let screen = try window.wait(for: "your text is kept at")
      #expect(screen.contains("not sealed, for one line could not be read back (“- **Verdict:** failed”)"))
      #expect(try !night.shown("9").session.sealed)
      window.close()
    }
  }

  @Suite("looking back")
  struct LookingBackTests {
    @Test("the console's scrub and `show --at` tell of the same record, at every stop looked at")
    func agree() throws {
      let night = try Night()
      _ = try BuiltProgram.run(["demo", "--dir", night.folder.path, "--play"])
      for act in [["start", "3"], ["done", "3"], ["start", "4"]] {
        try night.letPass(seconds: 90)
        try night.baton("todo", act[0], act[1])
      }
      let window = try night.console()
      try window.press("3")
      var stops: [String] = []
      var end = ""
      while true {
        var last = ""
        try window.press("[")
        let screen = try window.wait("until it has gone back, or says that it can't") { screen in
          defer { last = screen }
          let isElsewhere = Self.stop(on: screen) != nil && Self.stop(on: screen) != stops.last
          return isElsewhere && screen == last || screen.contains("This is the first that is known")
        }
        end = screen
        guard let stop = Self.stop(on: screen), stop != stops.last else { break }
        stops.append(stop)
        let shown = try night.shown("9", at: stop)
        let states = shown.todos.map(\.state)
        func count(_ names: String...) -> Int { states.count { names.contains($0) } }
        let parts = [
          (count("done", "cancelled"), "done"), (count("in-progress"), "running"), (count("open", "ready"), "to do"),
          (count("blocked"), "blocked"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        #expect(screen.contains(" \(parts.joined(separator: " · ")) ──"), "at \(stop):\n\(screen)")
      }
      #expect(stops.count > 3, "after \(stops) it showed:\n\(end)")
      window.close()
    }

    /// The time that the header names.
    private static func stop(on screen: String) -> String? {
      guard let start = screen.range(of: "as known at ") else { return nil }
      return screen[start.upperBound...].split(separator: ",").first.map(String.init)
    }
  }
}
