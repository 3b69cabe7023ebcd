import Foundation
import Testing

extension Driven {
  @Suite("a step that gets the terminal")
  struct InteractiveStepTests {
    let night: Night
    /// A shell whose terminal's settings were written down first.
    let window: Tmux
    let kept: KeptTerminal
    let step: Int

    /// As sudo does it: the answer is not echoed. Unlike sudo it leaves the terminal so, which no
    /// program should.
    private static let command = """
      printf 'pass phrase: '; stty -echo; read -r phrase; printf '\\n%s letters\\n' "${#phrase}"; test "$phrase" = open
      """

    init() throws {
      night = try Night()
      try night.layOut()
      try night.baton("accept", "8", "--read-back", "prove it", "--as", "ops-2")
      try night.baton("step", "add", "Log in", "--command", Self.command, "--expect", "a person sees it")
      step = try night.shown("9").steps.count
      window = try Tmux()
      kept = try KeptTerminal(window, in: night.folder)
    }

    private func expectWhole() throws { try kept.expectWhole() }

    private func start(_ words: String) throws {
      try window.type(
        "\(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-2 \(words); echo ended $?.")
      try window.press("Enter")
    }

    /// Answers the command's own prompt.
    private func answer(_ phrase: String) throws {
      try window.wait("for the command's prompt", until: { $0.contains("\npass phrase:") })
      #expect(!window.isAlternate)
      try window.type(phrase)
      try window.press("Enter")
    }

    /// The command has read the answer, and what was typed is not to be seen.
    private func expectTaken(_ phrase: String) throws {
      let screen = try window.wait(for: "\(phrase.count) letters")
      #expect(!screen.contains("pass phrase: \(phrase)"))
    }

    private func last() throws -> (step: Shown.Step, run: Shown.Run) {
      let found = try #require(night.shown("9").steps.first { $0.number == step })
      return (found, try #require(found.runs.last))
    }

    @Test(
      "from the command line: it is shown whole, asks, and what the person says of it is the verdict",
      arguments: [true, false])
    func commandLine(passes: Bool) throws {
      try start("step run \(step) --interactive --folder \(Tmux.quoted(night.folder.path))")
      let asked = try window.wait(for: "Run it?")
      #expect(asked.contains("stty -echo") && asked.contains("with the terminal, until it ends"))
      try window.type("y")
      try window.press("Enter")
      try answer(passes ? "open" : "closed")
      try expectTaken(passes ? "open" : "closed")
      try window.wait(for: "Did it pass?")
      try window.type(passes ? "y" : "n")
      try window.press("Enter")
      if !passes {
        try window.wait(for: "It failed because:")
        try window.type("the wrong phrase")
        try window.press("Enter")
      }
      try window.wait(for: "ended \(passes ? 0 : 1).")
      try expectWhole()
      let (judged, run) = try last()
      #expect(judged.verdict == (passes ? "passed" : "failed"))
      #expect(run.exit == (passes ? 0 : 1) && run.outputBytes == 0 && run.proposed == "unsure")
      #expect(run.folder == night.folder.path)
      window.close()
    }

    @Test("from the console: the terminal is its own until it ends, then the verdict is asked for and recorded")
    func console() throws {
      try start("")
      try window.wait(for: "── Todos")
      try window.press("6", "G")
      try window.wait(for: "── Step \(step) ")
      try window.press("I")
      try answer("open")
      try window.wait(for: "Did it pass?")
      #expect(window.isAlternate)
      try window.press("y")
      try window.wait(for: "Step \(step) passes")
      try window.type("the phrase was taken")
      try window.press("Enter")
      try window.wait("for the verdict", until: { $0.contains("judged") && $0.contains("the phrase was taken") })
      try window.press("C-q")
      try window.wait(for: "ended 0.")
      // The console may be back sooner than we look: what the command wrote stands where the
      // console leaves to.
      try expectTaken("open")
      try expectWhole()
      let (judged, run) = try last()
      #expect(judged.verdict == "passed" && run.exit == 0)
      window.close()
    }

    /// Adds a step that waits, whose processes are found by its words.
    private func addWaiting() throws -> (step: Int, words: String) {
      let sleep = "sleep 300.\(Int.random(in: 100_000..<1_000_000))"
      try night.baton("step", "add", "Wait", "--command", "echo waiting; \(sleep); true", "--expect", "exit 0")
      return (try night.shown("9").steps.count, sleep)
    }

    @Test(
      "where the console is asked to end, the step that has the terminal ends first, and is recorded as cancelled",
      arguments: [SIGTERM, SIGHUP])
    func askedToEnd(signal: Int32) throws {
      let (step, words) = try addWaiting()
      let pid = night.folder.appending(path: "pid")
      let console = "exec \(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-2"
      try window.type(
        "sh -c \(Tmux.quoted("echo $$ > \(Tmux.quoted(pid.path)); \(console)")); echo ended $?.")
      try window.press("Enter")
      try window.wait(for: "── Todos")
      try window.press("6", "G", "I")
      try window.wait("for the step to run", until: { _ in !Processes.living(withWords: words).isEmpty })
      let baton = try #require(Int32(String(contentsOf: pid, encoding: .utf8).filter(\.isNumber)))
      kill(baton, signal)
      try window.wait(for: "ended \(128 + signal).")
      #expect(Processes.living(withWords: words).isEmpty)
      let run = try #require(night.shown("9").steps.first { $0.number == step }?.runs.last)
      #expect(run.ending == "cancelled")
      try expectWhole()
      window.close()
    }

    @Test("a step that has the terminal ends when the time that was set for it is up")
    func timedOut() throws {
      let (step, words) = try addWaiting()
      try start("step run \(step) --interactive --timeout 1 --yes")
      try window.wait(for: "timed out")
      #expect(Processes.living(withWords: words).isEmpty)
      let run = try #require(night.shown("9").steps.first { $0.number == step }?.runs.last)
      #expect(run.ending == "timed out")
      window.close()
    }

    @Test(
      "killed by kill -9, it does not outlive Baton by five seconds, and the next console records it as interrupted")
    func killed() throws {
      let sleep = "sleep 300.\(Int.random(in: 100_000..<1_000_000))"
      try night.baton("step", "add", "Wait", "--command", "echo waiting; \(sleep); true", "--expect", "exit 0")
      try window.type("exec \(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-2")
      try window.press("Enter")
      try window.wait(for: "── Todos")
      try window.press("6", "G", "I")
      try window.wait("for the step to run", until: { _ in !Processes.living(withWords: sleep).isEmpty })
      kill(window.process, SIGKILL)
      try window.wait("for no orphan", seconds: 5, until: { _ in Processes.living(withWords: sleep).isEmpty })
      let next = try night.console()
      try next.press("6", "G")
      try next.wait(for: "interrupted")
      for each in [window, next] { each.close() }
    }
  }
}
