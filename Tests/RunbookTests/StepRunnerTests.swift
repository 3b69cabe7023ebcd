import Foundation
import Records
import Synchronization
import Testing

@testable import Runbook

@Suite("Running a step", .serialized)
struct StepRunnerTests {
  /// What a run told, in order.
  final class Told: Sendable {
    private let events = Mutex<[RunEvent]>([])
    func add(_ event: RunEvent) { events.withLock { $0.append(event) } }
    var all: [RunEvent] { events.withLock { $0 } }
    var lines: [OutputLine] {
      all.flatMap { event -> [OutputLine] in if case .lines(let lines) = event { lines } else { [] } }
    }
  }

  static func request(
    _ command: String, language: String? = nil, timeout: Double = 20, watchdog: Double = 60,
    maxBytes: Int = RunRequest.defaultMaxBytes
  ) -> RunRequest {
    RunRequest(
      command: command, language: language, folder: NSTemporaryDirectory(), timeout: timeout, watchdog: watchdog,
      maxBytes: maxBytes)
  }

  static func run(_ request: RunRequest, grace: Double = 0.3) async -> (outcome: RunOutcome, told: Told) {
    let told = Told()
    let outcome = await StepRunner(request, grace: grace).run { told.add($0) }
    return (outcome, told)
  }

  @Test("keeps both streams apart and in order, and tells them while it runs")
  func streams() async {
    let (outcome, told) = await Self.run(Self.request("echo one; sleep 0.1; echo two >&2; sleep 0.1; echo three"))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.evidence.lines == [.init("one"), .init("two", .error), .init("three")])
    #expect(outcome.evidence.bytes == 14)
    #expect(told.lines == outcome.evidence.lines)
    #expect(outcome.seconds >= 0.2)
  }

  @Test(
    "is done by the fence's language",
    arguments: [
      (nil, "echo $((1 + 1))", "2"), ("bash", "a=(x y); echo ${a[1]}", "y"),
      ("python3", "print('a' * 3)", "aaa"), ("sh", "cat <<END\nhere\nEND\n", "here"),
    ] as [(String?, String, String)])
  func languages(language: String?, command: String, output: String) async {
    let (outcome, _) = await Self.run(Self.request(command, language: language))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.evidence.lines == [.init(output)])
  }

  @Test("gives the exit status, and the signal that ended it")
  func endings() async {
    #expect(await Self.run(Self.request("exit 7")).outcome.ending == .exited(7))
    #expect(await Self.run(Self.request("exit 137")).outcome.ending == .exited(137))
    #expect(await Self.run(Self.request("kill -KILL $$")).outcome.ending == .signalled(9))
  }

  @Test("has no terminal and nothing on standard input")
  func noTerminal() async {
    let (outcome, _) = await Self.run(
      Self.request("cat; (: </dev/tty) 2>/dev/null && echo terminal; test -t 1 || echo no"))
    #expect(outcome.evidence.lines == [.init("no")])
  }

  @Test("sees the environment as stated and nothing of Baton's but the mark of the run")
  func environment() async {
    var request = Self.request("env | cut -d= -f1 | grep -v -e '^PWD$' -e '^SHLVL$' -e '^_$' -e '^OLDPWD$' | sort")
    request.environment = ["PATH": "/usr/bin:/bin", "COLOUR": "blue"]
    let (outcome, _) = await Self.run(request)
    #expect(outcome.evidence.lines.map(\.text) == ["BATON_RUN", "COLOUR", "PATH"])
  }

  @Test(
    "that can't be started says why",
    arguments: [
      (Self.request("select 1", language: "sql"), "sql"), (Self.request("  "), "no command"),
      (RunRequest(command: "true", folder: "/no/such/folder"), "/no/such/folder"),
    ])
  func notStarted(request: RunRequest, part: String) async {
    let (outcome, _) = await Self.run(request)
    guard case .failedToStart(let reason) = outcome.ending else {
      Issue.record("it ended \(outcome.ending)")
      return
    }
    #expect(reason.contains(part))
  }

  @Test("ends at its timeout, with all its processes")
  func timeout() async {
    let request = Self.request("sleep 300 & echo $!; exec sleep 300", timeout: 0.3)
    let (outcome, told) = await Self.run(request)
    #expect(outcome.ending == .timedOut)
    #expect(told.all.contains(.stopping(.timedOut, killed: false)))
    #expect(outcome.evidence.lines.count == 1, "its child was started")
    #expect(!told.all.contains(.stopping(.timedOut, killed: true)), "TERM was enough")
    #expect(Descendants.marked("BATON_RUN=\(request.marker)").isEmpty)
  }

  @Test("that doesn't heed TERM is killed after the grace, and so is one that left the group and the session")
  func killed() async {
    let request = Self.request(
      "trap '' TERM; setsid sh -c 'trap \"\" TERM; while :; do sleep 0.1; done' & while :; do sleep 0.1; done",
      timeout: 0.3)
    let (outcome, told) = await Self.run(request)
    #expect(outcome.ending == .timedOut)
    #expect(told.all.contains(.stopping(.timedOut, killed: true)))
    #expect(Descendants.marked("BATON_RUN=\(request.marker)").isEmpty)
  }

  @Test("can be cancelled")
  func cancelled() async {
    let runner = StepRunner(Self.request("echo ready; exec sleep 300"))
    let outcome = await runner.run { event in
      if case .lines = event { runner.cancel() }
    }
    #expect(outcome.ending == .cancelled)
    #expect(outcome.evidence.lines == [.init("ready")])
  }

  @Test("that is cancelled before it is let go never runs")
  func cancelledAtOnce() async {
    let runner = StepRunner(Self.request("echo ran"))
    runner.cancel()
    let outcome = await runner.run { _ in }
    #expect(outcome.ending == .cancelled)
    #expect(outcome.evidence.lines.isEmpty)
  }

  @Test("is cancelled with the task it runs in")
  func taskCancelled() async {
    let (lines, seen) = AsyncStream<Void>.makeStream()
    let request = Self.request("echo ready; exec sleep 300")
    let task = Task { await StepRunner(request).run { if case .lines = $0 { seen.yield() } } }
    for await _ in lines { break }
    task.cancel()
    #expect(await task.value.ending == .cancelled)
  }

  @Test("that is silent for longer than its watchdog is said to be, once, and goes on")
  func silent() async {
    let (outcome, told) = await Self.run(Self.request("sleep 0.5; echo done", watchdog: 0.1))
    #expect(outcome.ending == .exited(0))
    #expect(told.all.filter { if case .silent = $0 { true } else { false } }.count == 1)
  }

  @Test("is not held up by a process it left that holds its output; that is said")
  func backgroundProcess() async throws {
    let (outcome, _) = await Self.run(Self.request("sleep 300 & echo $!"))
    #expect(outcome.ending == .exited(0))
    let left = try #require(pid_t(outcome.evidence.lines[0].text))
    #expect(kill(left, SIGKILL) == 0, "it is left running")
    let note = try #require(outcome.evidence.notes.first)
    #expect(note.contains("\(left)"))
    #expect(note.contains("not read"))
  }

  @Test("masks secrets before anything is told or kept")
  func secrets() async {
    let (outcome, told) = await Self.run(
      Self.request("printf 'password=hun'; sleep 0.2; echo ter2; sleep 0.1; printf '\\033[1mtoken=ab\\033[0mc\\n' >&2"))
    #expect(outcome.evidence.lines == [.init("password=•••• (password)"), .init("token=•••• (token)", .error)])
    #expect(outcome.evidence.masked == 2)
    #expect(!told.all.contains { "\($0)".contains("hun") })
  }

  @Test("shows an open line: a prompt, marks of progress")
  func openLine() async {
    let (outcome, told) = await Self.run(Self.request("printf '....'; sleep 0.3; printf '10%%\\r100%%\\n'"))
    #expect(told.all.contains(.open(OutputLine("...."))))
    #expect(outcome.evidence.lines == [.init("100%10%")])
  }

  @Test("keeps the first and the last part of much output, and says what was cut")
  func bounded() async throws {
    let (outcome, _) = await Self.run(Self.request("seq 1 50000", maxBytes: 10_000))
    let cut = try #require(outcome.evidence.cut)
    #expect(outcome.evidence.lines.first == .init("1"))
    #expect(outcome.evidence.lines.last == .init("50000"))
    #expect(outcome.evidence.lines.count + cut.lines == 50_000)
    let kept = outcome.evidence.lines.reduce(0) { $0 + $1.text.utf8.count + 1 }
    #expect(kept <= 10_000)
    #expect(kept + cut.bytes == outcome.evidence.bytes)
  }

  @Test("that writes without end is read no faster than it is taken up, and ends at its timeout")
  func endless() async {
    let (outcome, _) = await Self.run(Self.request("yes", timeout: 0.3, maxBytes: 1000))
    #expect(outcome.ending == .timedOut)
    #expect(outcome.evidence.cut != nil)
  }
}
