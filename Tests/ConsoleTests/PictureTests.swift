import Documents
import Records
import Screen
import Testing

@testable import Console

/// A screen to picture: what it shows, how large, and the keys that lead there.
struct Shot: Sendable, CustomTestStringConvertible {
  var name: String
  var size: Size
  var keys: [String] = []
  var prepare: @Sendable (inout Snapshot) -> Void = { _ in }
  var isASCII = false
  var actor = "ops-3"
  var then: @Sendable (inout State) -> Void = { _ in }

  var testDescription: String { name }

  static let small = Size(80, 24)
  static let medium = Size(120, 36)
  static let large = Size(200, 50)

  static let all: [Shot] = chosen + completing(chosen)
  private static let chosen = overviews + views + overlays + situations

  /// Every screen at the three sizes and without a letter beyond ASCII, where it was not chosen so
  /// already.
  private static func completing(_ shots: [Shot]) -> [Shot] {
    let sizes = [(small, false), (medium, false), (large, false), (small, true)]
    var names = Set(shots.map(\.name))
    return shots.flatMap { shot in
      sizes.compactMap { size, isASCII in
        var other = shot
        other.name = "\(shot.screen)-\(size.width)x\(size.height)\(isASCII ? "-ascii" : "")"
        other.size = size
        other.isASCII = isASCII
        return names.insert(other.name).inserted ? other : nil
      }
    }
  }

  /// The name without the size: `risk-grid`.
  private var screen: Substring { name.prefix(while: { !$0.isNumber }).dropLast() }

  static let overviews: [Shot] = [
    Shot(name: "overview-80x24", size: small),
    Shot(name: "overview-120x36", size: medium, keys: ["j"]),
    Shot(name: "overview-200x50", size: large, keys: ["j"]),
    Shot(name: "overview-80x24-ascii", size: small, keys: ["j"], isASCII: true),
    Shot(name: "overview-120x36-ascii", size: medium, keys: ["j"], isASCII: true),
    Shot(name: "overview-20x5", size: Size(20, 5)),
    Shot(name: "overview-40x12", size: Size(40, 12)),
    Shot(name: "overview-60x16", size: Size(60, 16)),
    Shot(name: "overview-300x100", size: Size(300, 100)),
    Shot(name: "overview-wider-120x36", size: medium, keys: [">", ">", "+", "+"]),
    Shot(name: "zoomed-log-120x36", size: medium, keys: ["Tab", "Tab", "z"]),
  ]

  static let views: [Shot] = [
    Shot(name: "timeline-80x24", size: small, keys: ["2"]),
    Shot(name: "timeline-120x36", size: medium, keys: ["2"]),
    Shot(name: "todos-120x36", size: medium, keys: ["3", "j"]),
    Shot(name: "todos-200x50", size: large, keys: ["3", "j"]),
    Shot(name: "risks-80x24", size: small, keys: ["4"]),
    Shot(name: "risk-grid-80x24", size: small, keys: ["4", "v"]),
    Shot(name: "risk-grid-120x36", size: medium, keys: ["4", "v", "j"]),
    Shot(name: "log-120x36", size: medium, keys: ["5", "k", "w"]),
    Shot(name: "validate-80x24", size: small, keys: ["6"]),
    Shot(name: "validate-120x36", size: medium, keys: ["6"], prepare: { $0.record?.fixes[0].provenance = provenance }),
    Shot(name: "validate-running-120x36", size: medium, keys: ["6", "j"], then: running),
    Shot(name: "handoff-120x36", size: medium, keys: ["7"], then: drafted),
    Shot(name: "handoff-80x24", size: small, keys: ["7"], then: drafted),
    Shot(name: "sessions-120x36", size: medium, keys: ["8"]),
  ]

  static let overlays: [Shot] = [
    Shot(name: "help-80x24", size: small, keys: ["?", "r", "i", "s", "k"]),
    Shot(name: "palette-80x24", size: small, keys: [":", "d", "e", "c"]),
    Shot(name: "themes-80x24", size: small, keys: ["T", "j"]),
    Shot(name: "decide-failure-80x24", size: small, keys: ["D"], prepare: settled),
    Shot(name: "decide-success-120x36", size: medium, keys: ["D"], prepare: passed),
    Shot(name: "runs-80x24", size: small, keys: ["6", "="], prepare: runTwice),
    Shot(name: "form-block-80x24", size: small, keys: ["j", "b", "t", "o"]),
    Shot(
      name: "source-80x24", size: small, keys: ["j"],
      then: { state in
        let text = (1...300).map { "line \($0) of the document" }.joined(separator: "\n")
        _ = update(&state, .source(name: "SESSION_8_HANDOFF.md", text: text, lines: LineSpan(252, 258)))
      }),
    Shot(
      name: "quit-while-running-80x24", size: small,
      then: { state in
        running(&state)
        _ = state.press("q")
      }),
  ]

  static let situations: [Shot] = [
    Shot(
      name: "kept-80x24", size: small, prepare: KeptTests.prepare,
      then: { state in
        KeptTests.open(&state)
        _ = state.press("v", "j")
      }),
    Shot(
      name: "review-80x24", size: small, keys: ["V"], prepare: offered, actor: "ops-2",
      then: { state in
        drafted(&state)
        guard let record = state.record else { return }
        var before = record
        before.session.number = "7"
        before.fixes = []
        before.todos.removeLast()
        before.todos[0].progress = .open
        _ = update(&state, .review(Review(from: before, to: record)))
      }),
    Shot(
      name: "monitoring-120x36", size: medium, keys: ["M"], prepare: checked,
      then: { _ = update(&$0, .tick(Example.at(9, 25))) }),
    Shot(
      name: "validate-monitoring-120x36", size: medium, keys: ["6"], prepare: checked,
      then: { _ = update(&$0, .tick(Example.at(9, 25))) }),
    Shot(name: "corrected-120x36", size: medium, prepare: corrected),
    Shot(name: "empty-store-80x24", size: small, prepare: { $0 = Snapshot(incident: nil, record: nil) }),
    Shot(name: "empty-store-20x5", size: Size(20, 5), prepare: { $0 = Snapshot(incident: nil, record: nil) }),
    Shot(name: "long-and-wide-texts-80x24", size: small, keys: ["j", "j"], prepare: longTexts),
    Shot(name: "long-and-wide-texts-120x36", size: medium, keys: ["j", "j"], prepare: longTexts),
    Shot(name: "review-offered-120x36", size: medium, prepare: offered, actor: "ops-2"),
    Shot(name: "overdue-80x24", size: small, prepare: monitoring, then: { _ = update(&$0, .tick(Example.at(5, 32))) }),
    Shot(
      name: "overdue-120x36", size: medium, prepare: monitoring, then: { _ = update(&$0, .tick(Example.at(5, 32))) }),
    Shot(name: "as-known-then-120x36", size: medium, prepare: { $0.knownAt = Example.at(1, 31) }),
    Shot(
      name: "offline-80x24", size: small,
      then: { _ = update(&$0, .offline("no space left on the disk")) }),
  ]

  // MARK: - What the screens show

  static let provenance = [
    ProvenanceFinding(
      question: .commitOnRemote, answer: .no, detail: "fa1b1d5 is on no remote branch", at: Example.at(1, 36)),
    ProvenanceFinding(
      question: .buildSourceIsCommit, answer: .unknown, detail: "build e7e5acae does not name its source",
      at: Example.at(1, 36)),
  ]

  @Sendable static func settled(_ snapshot: inout Snapshot) {
    snapshot.record?.steps[4].judgements = [
      Judgement(outcome: .waived, round: 1, by: "ops-2", at: Example.at(1, 35), because: "no queries yet", afterRuns: 0)
    ]
  }

  @Sendable static func passed(_ snapshot: inout Snapshot) {
    settled(&snapshot)
    snapshot.record?.steps[3].runs[0].proposal = .passed
    snapshot.record?.steps[3].runs[0].why = "no line later than 01:15"
  }

  @Sendable static func running(_ state: inout State) {
    state.timeouts[5] = 120
    _ = update(&state, .runStarted(step: 5))
    _ = update(
      &state,
      .runOutput(
        step: 5,
        [
          ShownLine("reading logs"), ShownLine("\u{1B}[31mred\u{1B}[0m and a bell \u{07}"),
          ShownLine("permission denied", .error),
        ]))
    _ = update(&state, .tick(Example.at(1, 36, 40)))
    _ = update(&state, .runSilent(step: 5, true))
  }

  @Sendable static func drafted(_ state: inout State) {
    let gaps = [
      Gap(
        .error, rule: "summary", item: nil, place: "session", message: "there is no summary",
        remedy: "write two or three sentences: in your own editor."),
      Gap(
        .warning, rule: "todo-owner", item: ItemReference(.todo, 2), message: "in progress, and nobody owns it",
        remedy: "say who has it: @ assigns it"),
      Gap(
        .note, rule: "expectation", item: ItemReference(.step, 2), message: "the step has no expectation",
        remedy: "write what its output should be"),
    ]
    let text =
      "# Session 9 handoff\n\n**Status:** validation failed\n\n## Steps\n\n1. Look at the build\n\n```bash\ngcloud builds list\n```\n\n| Time | Event |\n|---|---|\n| 01:35 | Step 4 failed |\n"
    _ = update(&state, .draft(markdown: text, gaps: gaps))
  }

  @Sendable static func offered(_ snapshot: inout Snapshot) {
    var record = Example.record
    record.session = Session(number: "8", title: "Mapper error fixed, build started", date: Example.day)
    record.session.holder = "ops-1"
    record.session.status = "BUILD IN PROGRESS"
    record.session.offeredTo = "ops-2"
    for index in record.steps.indices { record.steps[index].runs = [] }
    record.risks[0].status = .open
    record.timeline = Array(Example.earlier.dropFirst())
    snapshot.earlier = Array(Example.earlier.prefix(1))
    snapshot.record = record
    snapshot.incident?.sessions = ["7", "8"]
    snapshot.incident?.holder = "ops-1"
    snapshot.incident?.offeredTo = "ops-2"
  }

  @Sendable static func monitoring(_ snapshot: inout Snapshot) {
    passed(&snapshot)
    snapshot.record?.decisions = [
      Decision(
        round: 1, branch: .success, by: "ops-2", at: Example.at(1, 40), because: "every step passed", changes: [])
    ]
    snapshot.record?.monitoring?.stage = .running
  }

  @Sendable static func runTwice(_ snapshot: inout Snapshot) {
    var again = Run(number: 2, round: 1, at: Example.at(1, 36), by: "ops-2", command: "gcloud logging read --limit=5")
    again.ending = .timedOut
    again.seconds = 120
    again.proposal = .unsure
    again.why = "it did not end in time"
    snapshot.record?.steps[3].runs.append(again)
  }

  @Sendable static func checked(_ snapshot: inout Snapshot) {
    monitoring(&snapshot)
    snapshot.record?.fixes[0].status = .validated
    snapshot.record?.monitoring?.checkpoints[0].outcome = .ok
    snapshot.record?.monitoring?.checkpoints[0].by = "ops-2"
    snapshot.record?.monitoring?.checkpoints[0].note = "no mapper errors, queries succeed"
    snapshot.record?.monitoring?.resets = [
      MonitoringReset(
        at: Example.at(1, 36), by: "ops-2", because: "the first build lacked the commit", start: Example.at(1, 20),
        hours: 24, checkpoints: [])
    ]
  }

  @Sendable static func corrected(_ snapshot: inout Snapshot) {
    snapshot.record?.corrections = [
      Correction(
        by: "ops-5", at: Example.at(1, 36), about: "risk 1",
        text: "The build lacked the commit; the fix itself is right")
    ]
  }

  @Sendable static func longTexts(_ snapshot: inout Snapshot) {
    snapshot.record?.todos[2].text = String(repeating: "A todo whose text goes on and on. ", count: 8)
    snapshot.record?.todos[3].text = "監視を二十四時間続ける ✅ 家族 👨‍👩‍👧‍👦 と旗 🇫🇷, combining e\u{301}"
    snapshot.record?.todos[4].text = "Escapes \u{1B}[31m and overrides \u{202E}txet are shown"
    snapshot.record?.timeline.append(
      TimelineEntry(number: 4, at: Example.at(1, 36), event: String(repeating: "長い出来事", count: 30), source: .log))
    snapshot.record?.risks[1].title = "一つのリスク " + String(repeating: "très long ", count: 12)
  }
}

extension Shot {
  var state: State {
    var snapshot = Example.snapshot
    prepare(&snapshot)
    var state = Example.console(size.width, size.height, ascii: isASCII, actor: actor, snapshot: snapshot)
    for key in keys { _ = state.press(key) }
    _ = update(&state, .rested)
    then(&state)
    return state
  }
}

@Test("the screen is the one pictured", arguments: Shot.all) func screen(shot: Shot) throws {
  var frame = view(shot.state, size: shot.size)
  // As the terminal then puts it.
  if shot.isASCII { for y in frame.rows.indices { frame.setRow(y, frame.rows[y].inASCII) } }
  try Picture.expect(frame.text, matches: shot.name)
  if shot.isASCII { #expect(frame.rows.joined().allSatisfy { $0.text.allSatisfy(\.isASCII) }) }
}
