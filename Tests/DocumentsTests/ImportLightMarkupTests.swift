import Records
import Testing

@testable import Documents

@Suite("Org and AsciiDoc, read line by line")
struct ImportLightMarkupTests {
  @Test("an Org file's headings, work, blocks, tables and dates are those of Markdown, each on its line")
  func org() throws {
    let text = """
      #+TITLE: Runbook: pump

      * Check
      ** Does it run?
      #+BEGIN_SRC sh
      pumpctl state
      #+END_SRC
      It must print =runs=.

      * Left
      ** TODO [#A] Oil the pump   :hall:
         SCHEDULED: <2026-04-10 Fri>
      ** WAITING Answer of the maker
      ** DONE Clean the filter
         CLOSED: [2026-04-01 Wed 16:20]
      ** CANCELLED Paint it

      * Risks
      | Risk         | Likelihood | Impact |
      |--------------+------------+--------|
      | Pump is loud | low        | high   |
      """
    let document = try Importer.read(Array(text.utf8), name: "pump.org", nextNumber: "42")
    let record = document.record
    #expect(record.session.title == "Runbook: pump")
    #expect(record.steps.map(\.command) == ["pumpctl state"])
    #expect(record.steps.map(\.expectation?.text) == ["It must print `runs`."])
    #expect(record.todos.map(\.text) == ["Oil the pump", "Answer of the maker", "Clean the filter", "Paint it"])
    #expect(record.todos.map(record.state(of:)) == [.open, .blocked, .done, .cancelled])
    #expect(record.todos.map(\.lines?.from) == [11, 13, 14, 16])
    #expect(record.risks.map(\.title) == ["Pump is loud"])
    #expect(record.coverage?.lost == 0)
    #expect(document.repairs == ["the file is Org; its marks were read as those of Markdown, line by line"])
  }

  @Test("an AsciiDoc file's headings, lists, listings and tables are those of Markdown")
  func asciidoc() throws {
    let text = """
      = Runbook: pump
      :revdate: 2026-03-12

      == Look

      . Ask the pump:
      +
      [source,console]
      ----
      $ pumpctl state
      ----
      +
      Expected: runs

      == Repair

      [source,bash]
      ----
      pumpctl stop        # <1>
      pumpctl start
      ----
      <1> Takes a minute

      == Risks

      [cols="3,1,1",options="header"]
      |===
      |Risk |Likelihood |Impact
      |Pump is loud |low |high
      |===

      == Follow-up

      * [x] Oil it
      * [ ] Paint it
      """
    let record = try record(text, name: "pump.adoc")
    #expect(record.session.title == "Runbook: pump")
    #expect(record.session.date == Day(year: 2026, month: 3, day: 12))
    #expect(record.steps.map(\.command) == ["pumpctl state", "pumpctl stop\npumpctl start"])
    #expect(record.steps.first?.expectation?.text == "runs")
    #expect(record.risks.map(\.title) == ["Pump is loud"])
    #expect(record.todos.count + record.checks.count == 2)
    #expect(record.coverage?.lost == 0)
  }

  @Test("a list whose entries open with states in capitals is work under any heading")
  func shouted() throws {
    let record = try record("# A\n\n## Pump\n\n- TODO Oil it\n- WAITING Answer of the maker\n- DONE Clean it\n")
    #expect(record.todos.map(record.state(of:)) == [.open, .blocked, .done])
  }
}
