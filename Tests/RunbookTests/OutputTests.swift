import Foundation
import Records
import Testing

@testable import Runbook

@Suite("Output as text")
struct OutputTests {
  static let table: [(bytes: String, lines: [String])] = [
    ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", ""]),
    ("10%\r50%\r100%\n", ["100%"]), ("hello\rab\n", ["abllo"]), ("hello\r\u{1B}[Kab\n", ["ab"]),
    ("ab\u{08}c\n", ["ac"]), ("\u{1B}[1;31mred\u{1B}[0m\n", ["red"]), ("\u{1B}]0;title\u{07}x\n", ["x"]),
    ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\\n", ["link"]), ("\u{1B}(Bx\n", ["x"]),
    ("a\u{01}b\u{7F}\n", ["a␁b␡"]), ("\u{85}\n", ["<U+0085>"]), ("a\tb\n", ["a\tb"]), ("bell\u{07}\n", ["bell"]),
    ("\u{1B}[31", []), ("héllo 日本\n", ["héllo 日本"]),
  ]

  @Test("is what a terminal would have shown in the end, and nothing a terminal would obey", arguments: table)
  func lines(bytes: String, lines: [String]) {
    var whole = OutputText()
    #expect(whole.feed(Array(bytes.utf8)) + (whole.finish().map { [$0] } ?? []) == lines)
    var pieces = OutputText()
    let given = bytes.utf8.flatMap { pieces.feed([$0]) }
    #expect(given + (pieces.finish().map { [$0] } ?? []) == lines, "also byte by byte")
  }

  @Test("bytes that are no UTF-8 are marked, wherever they stand")
  func invalid() {
    var text = OutputText()
    #expect(text.feed([0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x82, 0x0A]) == ["a\u{FFFD}\u{FFFD}b\u{FFFD}"])
    _ = text.feed([0xE2, 0x82])
    #expect(text.finish() == "\u{FFFD}")
  }

  @Test("that is binary is said to be; a line without end is broken")
  func bounds() {
    var text = OutputText()
    _ = text.feed([0x00])
    #expect(text.isBinary)
    var long = OutputText()
    let lines = long.feed([UInt8](repeating: 0x61, count: 150_000))
    #expect(lines.map(\.count) == [OutputText.longestLine, OutputText.longestLine])
    #expect(long.brokenLines == 2)
  }

  @Test("is kept as readable text and read back as it was")
  func evidence() {
    var evidence = Evidence(
      [OutputLine("one"), OutputLine("", .error), OutputLine("# not a note")], bytes: 77, masked: 2)
    evidence.tail = [OutputLine("! last", .error)]
    evidence.cut = Evidence.Cut(lines: 5, bytes: 50)
    evidence.notes = ["said beside it"]
    #expect(Evidence(kept: evidence.kept) == evidence)
    #expect(
      String(decoding: evidence.kept, as: UTF8.self).contains("\n  one\n! \n  # not a note\n# cut lines=5 bytes=50\n"))
    #expect(Evidence(kept: Evidence([]).kept) == Evidence([]))
    #expect(Evidence(kept: Array("something else".utf8)) == nil)
  }
}

@Suite("Runs left open")
struct InterruptedTests {
  @Test("are recorded as interrupted unless they go on, or have only begun")
  func interrupted() {
    var record = SessionRecord(session: Session(number: "8"))
    var step = Step(number: 4, title: "logs")
    var done = Run(number: 1, round: 1, at: Moment(seconds: 1), by: "a", command: "x")
    done.ending = .exited(0)
    step.runs = [done, Run(number: 2, round: 1, at: Moment(seconds: 2), by: "a", command: "x")]
    record.steps = [step]
    #expect(Interrupted.runs(in: record, store: "1-2", incident: "a", now: Moment(seconds: 3)).isEmpty)
    let left = Interrupted.runs(in: record, store: "1-2", incident: "a", now: Moment(seconds: 60))
    #expect(left.map { $0.step } == [4])
    #expect(left.map { $0.run.number } == [2])
    #expect(left.first?.run.ending == .interrupted)
    #expect(left.first?.run.proposal == .unsure)
    #expect(Interrupted.runs(in: record) { _, _ in true }.isEmpty)
  }

  @Test("are known by their marker while they go on")
  func alive() async {
    let run = Run(number: 2, round: 1, at: Moment(seconds: Int64(getpid())), by: "a", command: "x")
    let marker = RunRequest.marker(store: "1-2", incident: "a", session: "11 part 3", step: 4, run: run)
    #expect(marker == "1-2/a/11-part-3/4/2@\(getpid())000")
    #expect(!RunRequest.isAlive(marker: marker))
    let runner = StepRunner(RunRequest(command: "echo ready; exec sleep 300", folder: "/", marker: marker))
    _ = await runner.run { event in
      guard case .lines = event else { return }
      #expect(RunRequest.isAlive(marker: marker))
      // The same step of the same session in the same second, in another store or incident.
      for (store, incident) in [("1-3", "a"), ("1-2", "b")] {
        let other = RunRequest.marker(store: store, incident: incident, session: "11 part 3", step: 4, run: run)
        #expect(!RunRequest.isAlive(marker: other))
      }
      runner.cancel()
    }
  }
}

@Suite("A request")
struct RunRequestTests {
  @Test("says in one line what will happen")
  func statement() {
    let request = RunRequest(command: "x", language: "bash", folder: "/srv", environment: ["A": "1"])
    #expect(
      request.statement == "runs by bash in /srv, with this shell's environment (1 variables), for at most 10 min")
    #expect([0.3, 45, 60, 90].map(RunRequest.text(seconds:)) == ["0.3 s", "45 s", "1 min", "90 s"])
  }
}

@Suite("A command for the terminal")
struct InteractiveCommandTests {
  @Test("is the step's own, by its language, or refused in the runner's words")
  func interactive() throws {
    let request = RunRequest(command: "sudo -v", language: "bash", folder: "/", marker: "m")
    let command = try InteractiveCommand(request)
    #expect(command.arguments == ["bash", "-c", "sudo -v"])
    #expect(command.environment["BATON_RUN"] == "m")
    #expect(throws: RunbookError.start("the step has no command; give it one and run it again")) {
      try InteractiveCommand(RunRequest(command: "", folder: "/"))
    }
  }
}
