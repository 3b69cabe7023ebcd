import Foundation
import TestSupport
import Testing

@testable import Documents
@testable import Records

@Suite("A record is shared in the forms that people read") struct ShareTests {
  static let start = Moment(Day(year: 2025, month: 11, day: 4), hour: 0, minute: 53)

  /// An incident of two sessions with something of everything that a page tells.
  static let postmortem: Postmortem = {
    var incident = Incident(key: "mapper", title: "Mapper <fails> & \"loops\"")
    incident.severity = "SEV2"
    incident.marks = [
      Mark(.began, at: start, by: "ana", recordedAt: start),
      Mark(.detected, at: start.adding(seconds: 420), by: "ana", recordedAt: start),
      Mark(.resolved, at: start.adding(hours: 3), by: "ana", recordedAt: start),
    ]
    incident.narrative = [
      Narrative(.cause, ["The mapper takes null for a list; ana had not tested it"]),
      Narrative(.summary, ["Orders waited.", "Then they did not."]),
    ]
    var first = SessionRecord(session: Session(number: "8", title: "Mend it", date: start.day))
    first.timeline = [
      TimelineEntry(number: 1, at: start, event: "First 500 <script>alert(1)</script>", source: .alert, by: "ana"),
      TimelineEntry(number: 2, at: start.adding(seconds: 60), event: "Step 1 passed: quiet", source: .step, by: "ana"),
      TimelineEntry(number: 3, at: start.adding(seconds: 90), event: "Step 4 failed: loud", source: .step, by: "ana"),
    ]
    first.corrections = [Correction(by: "ben", at: start, about: "fix 1", text: "It was never pushed")]
    var second = SessionRecord(session: Session(number: "9", title: "Validate", date: start.day))
    second.session.opening = Acceptance(from: "8", by: "ben", at: start.adding(hours: 1), readBack: "Validate")
    var risk = Risk(
      number: 1, title: "The fix does not work", likelihood: .veryLow, impact: .high, status: .materialised)
    (risk.materialisedAt, risk.ratedWhenMaterialised) = (start.adding(hours: 2), .veryLow)
    second.risks = [risk]
    second.todos = [Todo(number: 1, text: "Test nulls", owner: "ben"), Todo(number: 2, text: "Tell", progress: .done)]
    second.todos[1].proof = "step:4"
    return Postmortem(of: incident, records: [first, second], now: start.adding(hours: 4))!
  }()

  @Test("a postmortem tells the turning points, the times, what came true and how it was rated, and who does what")
  func postmortem() {
    let text = Self.postmortem.markdown(.standard)
    for words in [
      "Time to detect:** 7 minutes", "Time to resolve:** 3 h", "Time to acknowledge:** not known",
      "Step 4 failed: loud",
      "rated very low × high", "It was never pushed", "| 1 | Test nulls | ben |", "done, proven by step:4",
      "1 routine entry is left out.", "First 500",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("Step 1 passed"))
  }

  @Test("every placeholder that a template names is filled", arguments: PostmortemTemplate.builtIn)
  func filled(template: PostmortemTemplate) {
    #expect(!Self.postmortem.markdown(template).contains("{{"))
    #expect(template.unknown.isEmpty)
  }

  @Test("lint misses what is not said, and points at people named where causes are told")
  func lint() {
    let text = Self.postmortem.markdown(.standard)
    let rules = Set(Self.postmortem.gaps(.standard, text: text).map(\.rule))
    #expect(rules == ["no-impact", "no-detection", "no-times", "not-closed", "action-unowned", "blame"])
    let mended = text.replacing("; ana had not tested it", with: "")
    #expect(!Self.postmortem.gaps(.standard, text: mended).contains { $0.rule == "blame" })
  }

  @Test("a team's own template has its words, and a place that nobody knows is an error")
  func own() {
    let template = PostmortemTemplate(name: "own", text: "# {{ title }} ({{severity}})\n\n{{nonsense}}\n")
    let text = Self.postmortem.markdown(template)
    #expect(text.hasPrefix("# Mapper \\<fails> & \"loops\" (SEV2)"))
    #expect(Self.postmortem.gaps(template, text: text).contains { $0.rule == "unknown-placeholder" })
  }

  @Test("what a person edits of the parts in words is read back, and nothing else")
  func edits() {
    let text = Self.postmortem.markdown(.standard)
    #expect(Self.postmortem.edits(of: text, by: .standard).isEmpty)
    let edited = text.replacing(
      "## Impact\n\n_Not said yet._", with: "## Impact\n\n- Orders waited\n  for an hour\n- Nobody paid")
    #expect(edited != text)
    #expect(
      Self.postmortem.edits(of: edited, by: .standard) == [
        Narrative(.impact, ["Orders waited for an hour", "Nobody paid"])
      ])
  }

  @Test("a page of HTML is whole by itself, holds no markup of the record's, and its links lead somewhere")
  func html() throws {
    let picture = try #require(TimelinePicture.svg(of: Self.postmortem))
    let page = HTMLPage.page(Self.postmortem.markdown(.standard), title: "A <b> page", picture: picture)
    #expect(page.contains("<title>A &lt;b&gt; page</title>"))
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;") || !page.contains("alert(1)</script>"))
    #expect(!page.contains("src="))
    #expect(page.components(separatedBy: "<svg").count == 2)
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
    _ = try XMLParsing.parse(picture)
  }

  @Test("what could run in a browser is words", arguments: ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
  func links(address: String) {
    #expect(!HTMLPage.page("[here](\(address))", title: "", picture: nil).contains("href=\"\(address)"))
  }

  @Test("chat gets its own marks, and what it would take for its own is escaped")
  func slack() {
    let text = SharedText.slack(
      "# Down\n\nIt **is** <b>, see [the page](https://x.example/a).\n\n- one\n- two & three\n")
    #expect(text == "*Down*\n\nIt *is* , see <https://x.example/a|the page>.\n\n• one\n• two &amp; three\n")
  }

  @Test("mail has no line above 72 columns, but for words that are longer")
  func mail() {
    let text = SharedText.mail(Self.postmortem.markdown(.standard))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(!text.contains("**"))
  }
}

enum XMLParsing {
  /// Whether the text is XML that stands.
  static func parse(_ text: String) throws -> Bool {
    var depth = 0
    for match in text.matches(of: #/<(/?)([a-z]+)([^<>]*?)(/?)>/#) {
      if match.1 == "/" { depth -= 1 } else if match.4 != "/" { depth += 1 }
      try #require(depth >= 0)
    }
    try #require(depth == 0)
    return true
  }
}
