import Records
import Testing

@testable import Documents

@Suite("Lint")
struct LintTests {
  private let day = Day(year: 2025, month: 11, day: 4)
  private var now: Moment { Moment(day, hour: 1, minute: 15) }

  /// A record with nothing to say against it, to be spoilt one thing at a time.
  private var sound: SessionRecord {
    var record = SessionRecord(session: Session(number: "8", title: "Mapper fix", date: day))
    record.session.from = Moment(day, hour: 1)
    record.session.until = Moment(day, hour: 1, minute: 15)
    record.session.summary = "The mapper error is fixed and being built."
    record.session.next = "Validate the fix"
    record.timeline = [
      TimelineEntry(
        number: 1, at: Moment(day, hour: 1, minute: 2), session: "8", event: "Root cause found", source: .document)
    ]
    var fix = Fix(number: 1, title: "Mapper", commit: "fa1b1d5", build: "e7e5acae", status: .validated)
    fix.statusWords = "validated"
    record.fixes = [fix]
    record.steps = [
      Step(
        number: 1, title: "Verify the build", command: "builds describe e7e5acae",
        expectation: Expectation(text: "`SUCCESS`", rule: .matches("SUCCESS", first: false)))
    ]
    record.branches.success = ["Go on monitoring"]
    record.branches.failure = ["Write down the symptoms"]
    record.todos = [
      Todo(number: 1, text: "Validate the fix", progress: .inProgress, owner: "dana"),
      Todo(number: 2, text: "Watch for 24 hours", blockers: [Blocker(on: .todo(1), text: "waits for the fix")]),
    ]
    record.risks = [
      Risk(
        number: 1, title: "Fix doesn't resolve the issue", likelihood: .medium, impact: .high, mitigation: "Validate")
    ]
    var window = Monitoring(stage: .planned, start: Moment(day, hour: 1, minute: 20))
    window.checkpoints = [Checkpoint(due: Moment(day, hour: 5, minute: 20))]
    window.watches = ["no mapper errors"]
    record.monitoring = window
    return record
  }

  private func rules(_ record: SessionRecord, text: String? = nil, earlier: [SessionRecord] = []) -> [String] {
    Lint.gaps(in: record, text: text, now: now, earlier: earlier).map(\.rule)
  }

  @Test("a record with everything in it has no gap")
  func soundRecord() { #expect(Lint.gaps(in: sound, now: now) == []) }

  @Test("every rule has a name of its own and says what it looks for")
  func ruleNames() {
    #expect(Set(Lint.rules.map(\.name)).count == Lint.rules.count)
    #expect(Lint.rules.allSatisfy { !$0.summary.isEmpty })
  }

  struct Spoilt: Sendable, CustomTestStringConvertible {
    var rule: String
    var severity: Gap.Severity
    var place: String
    var spoil: @Sendable (inout SessionRecord) -> Void
    var testDescription: String { rule }
  }

  static let spoilt: [Spoilt] = [
    Spoilt(rule: "summary", severity: .warning, place: "session") { $0.session.summary = " \n" },
    Spoilt(rule: "next-session", severity: .note, place: "session") {
      $0.session.next = nil
      $0.steps = []
      $0.branches = Branches()
    },
    Spoilt(rule: "open-question", severity: .note, place: "comment 1") {
      $0.comments = [
        Comment(number: 1, about: nil, by: "kim", at: Moment(seconds: 0), text: "Why so?", isQuestion: true)
      ]
    },
    Spoilt(rule: "blocked-without-reason", severity: .error, place: "todo 2") {
      $0.todos[1].blockers = [Blocker(on: .outside, text: "Pending")]
    },
    Spoilt(rule: "dangling-blocker", severity: .error, place: "todo 2") {
      $0.todos[1].blockers = [Blocker(on: .todo(9), text: "todo 9")]
    },
    Spoilt(rule: "silence-without-end", severity: .warning, place: "silence 1") {
      $0.inFlight.silences = [Silence(number: 1, alert: "QueueDepth")]
    },
    Spoilt(rule: "silence-over", severity: .note, place: "silence 2") {
      $0.inFlight.silences = [Silence(number: 2, alert: "QueueDepth", until: Moment(milliseconds: 0))]
    },
    Spoilt(rule: "cleared-blocker", severity: .warning, place: "todo 2") { $0.todos[0].progress = .done },
    Spoilt(rule: "no-owner", severity: .warning, place: "todo 1") { $0.todos[0].owner = nil },
    Spoilt(rule: "snoozed-without-time", severity: .warning, place: "todo 1") { $0.todos[0].text += " (snoozed)" },
    Spoilt(rule: "overdue-todo", severity: .warning, place: "todo 2") {
      $0.todos[1].due = Moment(Day(year: 2025, month: 11, day: 3))
    },
    Spoilt(rule: "blocker-circle", severity: .error, place: "todo 1") {
      $0.todos[0].blockers = [Blocker(on: .todo(2), text: "todo 2")]
    },
    Spoilt(rule: "no-expectation", severity: .warning, place: "step 1") { $0.steps[0].expectation = nil },
    Spoilt(rule: "person-judges", severity: .note, place: "step 1") { $0.steps[0].expectation?.rule = nil },
    Spoilt(rule: "placeholder", severity: .warning, place: "step 1") {
      $0.steps[0].command = "builds describe <build-id>"
    },
    Spoilt(rule: "fix-without-commit", severity: .warning, place: "fix 1") { $0.fixes[0].commit = nil },
    Spoilt(rule: "risk-unrated", severity: .warning, place: "risk 1") { $0.risks[0].impact = nil },
    Spoilt(rule: "risk-unmitigated", severity: .warning, place: "risk 1") { $0.risks[0].mitigation = nil },
    Spoilt(rule: "risk-came-true", severity: .warning, place: "risk 1") { $0.risks[0].status = .materialised },
    Spoilt(rule: "no-next-checkpoint", severity: .warning, place: "monitoring") { $0.monitoring?.checkpoints = [] },
    Spoilt(rule: "overdue-checkpoint", severity: .warning, place: "monitoring") {
      $0.monitoring?.stage = .running
      $0.monitoring?.checkpoints.insert(Checkpoint(due: Moment(Day(year: 2025, month: 11, day: 4), hour: 1)), at: 0)
      $0.monitoring?.checkpoints[1].due = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 16)
    },
    Spoilt(rule: "nothing-watched", severity: .note, place: "monitoring") { $0.monitoring?.watches = [] },
    Spoilt(rule: "duration-disagrees", severity: .warning, place: "metric 1") {
      $0.metrics = [Metric(name: "Duration", value: "3 h 20 min")]
    },
    Spoilt(rule: "time-backwards", severity: .error, place: "session") {
      $0.session.until = Moment(Day(year: 2025, month: 11, day: 4), hour: 0, minute: 50)
    },
    Spoilt(rule: "time-backwards", severity: .error, place: "timeline 2") {
      let at = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 1)
      $0.timeline.append(TimelineEntry(number: 2, at: at, event: "Found", source: .document))
    },
    Spoilt(rule: "checkpoint-disagrees", severity: .error, place: "todo 2") {
      $0.todos[1].text = "Monitor: first checkpoint at 04:53 UTC"
    },
    Spoilt(rule: "window-length-disagrees", severity: .warning, place: "todo 2") {
      $0.todos[1].text = "Go on with the 48-hour monitoring"
    },
    Spoilt(rule: "entry-outside-session", severity: .note, place: "timeline 1") {
      $0.timeline[0].at = Moment(Day(year: 2025, month: 11, day: 4), hour: 0, minute: 53)
    },
  ]

  @Test("one thing spoilt is one gap, at its place", arguments: spoilt)
  func spoiltRecord(_ spoilt: Spoilt) throws {
    var record = sound
    spoilt.spoil(&record)
    let gaps = Lint.gaps(in: record, now: now).filter { $0.rule == spoilt.rule }
    let gap = try #require(gaps.first)
    #expect(gaps.count == 1)
    #expect(gap.place == spoilt.place)
    #expect(gap.severity == spoilt.severity)
    #expect(!gap.remedy.isEmpty)
  }

  @Test(
    "a fix that was built is not thereby known to be pushed",
    arguments: [
      (Fix.Status.building, nil, ["never-pushed", "not-validated"]),
      (.deployed, ProvenanceFinding.Answer.yes, ["not-validated"]),
      (.pushed, nil, ["not-validated"]),
      (.validated, nil, []),
      (.failed, nil, []),
    ])
  func pushed(_ status: Fix.Status, _ onRemote: ProvenanceFinding.Answer?, _ expected: [String]) {
    var record = sound
    record.fixes[0].status = status
    record.fixes[0].statusWords = nil
    record.fixes[0].provenance =
      onRemote.map {
        [ProvenanceFinding(question: .commitOnRemote, answer: $0, detail: "", at: now)]
      } ?? []
    #expect(rules(record) == expected)
  }

  @Test("a build known to lack the commit is an error")
  func unpushed() {
    var record = sound
    record.fixes[0].status = .built
    record.fixes[0].provenance = [
      ProvenanceFinding(question: .commitOnRemote, answer: .no, detail: "fa1b1d5 is on no remote branch", at: now)
    ]
    let gap = Lint.gaps(in: record, now: now).first
    #expect(gap?.severity == .error)
    #expect(gap?.message.hasSuffix("was never pushed: fa1b1d5 is on no remote branch") == true)
  }

  @Test("a risk rated low that came true in an earlier session is called out, in other words too")
  func contradictedRating() {
    var former = SessionRecord(session: Session(number: "7"))
    var came = Risk(number: 3, title: "The fix doesn't resolve issue", likelihood: .veryLow, status: .mitigated)
    came.materialisedAt = now
    came.ratedWhenMaterialised = .veryLow
    former.risks = [came]
    var record = sound
    record.risks[0].likelihood = .low
    let gap = Lint.gaps(in: record, now: now, earlier: [former]).first
    #expect(gap?.rule == "rating-contradicted")
    #expect(gap?.message.hasSuffix("is rated low, but came true in session 7, rated very low then") == true)
    record.risks[0].likelihood = .high
    #expect(rules(record, earlier: [former]) == [])
  }

  @Test(
    "a placeholder is found, and what only looks like one is not",
    arguments: [
      ("deploy <service-name> now", "<service-name>"), ("curl {{host}}/health", "{{host}}"),
      ("export T=YOUR_TOKEN", "YOUR_TOKEN"), ("cp path/to/file .", "path/to/file"),
      ("-d '{\"text\": \"{{query}}\"}'", nil), ("cat <<EOF\nx\nEOF", nil), ("sort < in > out", nil),
      ("docker ps --format '{{.Names}}'", nil),
      ("echo '<b>x</b>'", nil), ("# use <name> here\nls", nil), ("--format=\"value(status,finishTime)\"", nil),
    ] as [(String, String?)])
  func placeholders(_ command: String, _ expected: String?) {
    #expect(PlaceholderWords.first(in: command) == expected)
  }

  @Test("a commit named elsewhere in a document of one fix is that fix's")
  func commitElsewhere() {
    var record = sound
    record.fixes[0].commit = nil
    #expect(rules(record, text: "Commit: fa1b1d5") == [])
    #expect(rules(record, text: "nothing is committed, added or faded") == ["fix-without-commit"])
  }

  @Test("a zone named once above the timeline is enough")
  func zones() {
    var record = sound
    record.timeline[0].words = "01:02"
    record.timeline[0].lines = LineSpan(3, 3)
    #expect(rules(record, text: "| Time | Event |\n|---|---|\n| 01:02 | x |") == ["no-zone"])
    #expect(rules(record, text: "| Time (UTC) | Event |\n|---|---|\n| 01:02 | x |") == [])
  }

  @Test("files and links are looked for only where someone can look")
  func references() {
    var record = sound
    record.files.created = ["`SESSION_9.md` - the guide", "gone.md", "three notes"]
    let text = "see [it](a.md#top) and [web](https://example.org)\n```\n[x](y)\n```\n[lost](lost.md)"
    #expect(rules(record, text: text) == [])
    let isThere = { (path: String) in path == "a.md" || path == "SESSION_9.md" }
    let gaps = Lint.gaps(in: record, text: text, now: now, fileExists: isThere, linkExists: isThere)
    #expect(gaps.map(\.rule) == ["broken-link", "missing-file"])
    #expect(gaps.first?.lines == LineSpan(5, 5))
  }

  @Test("a secret is an error at its line")
  func secrets() {
    let gaps = Lint.gaps(
      in: sound, text: "x", now: now, secrets: { _ in [SecretFinding(kind: "an access key", line: 7)] })
    #expect(gaps.map(\.severity) == [.error])
    #expect(gaps.first?.lines == LineSpan(7, 7))
  }

  @Test("the worst gap comes first")
  func order() {
    var record = sound
    record.session.summary = nil
    record.steps[0].expectation?.rule = nil
    record.todos[1].blockers = [Blocker(on: .outside, text: "")]
    #expect(rules(record) == ["blocked-without-reason", "summary", "person-judges"])
  }

  @Test("an annotation is one line, with what would end it early escaped")
  func annotation() {
    let gap = Gap(
      .note, rule: "x", lines: LineSpan(2, 4), message: "50%\nleft", remedy: "do: it, now")
    #expect(
      gap.annotation(file: "a,b.md")
        == "::notice file=a%2Cb.md,line=2,endLine=4,title=x::50%25%0Aleft; do: it, now")
  }

  @Test("many steps without an expectation are one finding that names them all")
  func folded() {
    var record = sound
    let step = record.steps[0]
    record.steps = (1...7).map { number in
      var step = step
      step.number = number
      if ![2, 4].contains(number) { step.expectation = nil }
      return step
    }
    let gaps = Lint.gaps(in: record, now: now)
    #expect(
      gaps.map(\.message)
        == ["5 of 7 steps do not say what to expect: 1, 3, 5 to 7; the first is step 1 “Verify the build”"])
    for index in record.steps.indices { record.steps[index].expectation = nil }
    #expect(
      Lint.gaps(in: record, now: now).map(\.message)
        == ["none of the 7 steps says what to expect; the first is step 1 “Verify the build”"])
    record.steps.removeLast(4)
    #expect(Lint.gaps(in: record, now: now).map(\.place) == ["step 1", "step 2", "step 3"])
  }

  @Test(
    "a document that says its commits were pushed is believed, and one that speaks of images or of what is to be done is not",
    arguments: [
      ("All commits pushed to GitHub", true), ("- [x] Code committed and pushed", true),
      ("Commit fa1b1d5 created and pushed", true), ("Commit 4291f22 created and pushed", false),
      ("- [ ] Commits pushed", false), ("Confirm image pushed to Artifact Registry", false),
      ("The commit was never pushed", false), ("pushed back the deadline", false),
    ])
  func toldAsPushed(_ line: String, _ isTold: Bool) {
    var record = sound
    record.fixes[0].status = .committed
    record.fixes[0].statusWords = nil
    #expect(rules(record, text: "# Session 8\n\n\(line)\n").contains("never-pushed") == !isTold)
  }

  @Test("a second account of the same hours, under a heading of its own, goes back to their beginning")
  func accounts() {
    var record = sound
    record.timeline = [(5, 3), (4, 9)].enumerated().map { index, at in
      var entry = TimelineEntry(
        number: index + 1, at: Moment(day, hour: 1, minute: at.0), session: "8", event: "Looked", source: .document)
      entry.lines = LineSpan(at.1, at.1)
      return entry
    }
    #expect(rules(record, text: "# A\n\n- 01:05 UTC\n\n\n\n## B\n\n- 01:04 UTC\n") == [])
    #expect(rules(record, text: "# A\n\n- 01:05 UTC\n\n\n\n\n\n- 01:04 UTC\n") == ["time-backwards"])
  }

  @Test("a plan or a runbook that tells of no session needs no summary")
  func noSession() throws {
    func rules(_ text: String) throws -> [String] {
      let document = try Importer.read(Array(text.utf8), name: "a.md", nextNumber: "1")
      return Lint.gaps(in: document.record, text: document.text, now: now).map(\.rule)
    }
    let body = "\n\n## Todo list\n\n1. Ask for quota\n2. Watch the worker\n"
    #expect(try !rules("# Storage plan" + body).contains("summary"))
    #expect(try rules("# Session 4 handoff: storage" + body).contains("summary"))
  }

  @Test("what stands in brackets behind a blocked todo is its reason")
  func bracketed() {
    var record = sound
    record.todos[1].blockers = [Blocker(on: .outside, text: "Blocked")]
    record.todos[1].text = "Access to the model (404 errors)"
    #expect(rules(record) == [])
  }
}
