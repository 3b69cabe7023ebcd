import Records
import Testing

@testable import Documents

/// Documents of the kinds that on-call teams write, each with the items it should give.
@Suite("the kinds of documents")
struct ImportKindsTests {
  @Test("a postmortem with its facts as labels under the title")
  func labelled() throws {
    let document = try imported(KindsOfDocuments.labelledPostmortem)
    let record = document.record
    #expect(
      record.session.summary == "Search returned empty pages for 51 minutes after an index was swapped half-built.")
    #expect(
      record.problems.map(\.rootCause) == [
        "The swap did not wait for the last shard.\nTrigger: A nightly job that ran early after the clock change."
      ])
    #expect(record.problems.first?.impact.count == 1)
    #expect(record.fixes.map(\.title) == ["Pointed the alias back at yesterday's index."])
    #expect(record.timeline.map(\.at?.clock) == ["01:47", "02:01", "02:05", "02:52"])
    #expect(record.timeline[1].event == "OUTAGE BEGINS alias swapped")
    #expect(record.todos.map(\.progress) == [.done, .inProgress, .open])
    #expect(record.todos.map(\.owner) == ["mei", "tomas", "ana"])
    #expect(record.lessons.count == 3)
    #expect(record.sections.map { $0.text.prefix(5) } == ["**Aut", "## Su"])
    #expect(record.session.detection != nil)
  }

  @Test("a report with a heading for each part, its times east of UTC")
  func headed() throws {
    let record = try record(KindsOfDocuments.headedReport)
    #expect(record.session.date == Day(year: 2026, month: 3, day: 6))
    #expect(
      record.problems.map(\.title) == [
        "The certificate was not in the inventory", "Its alert went to a mailbox nobody reads",
      ])
    #expect(record.timeline.map(\.at?.clock) == ["12:02", "12:20", "12:53"])
    #expect(record.fixes.map(\.status) == [.unknown])
    #expect(record.todos.map(\.owner) == ["Raf", nil])
    #expect(record.todos.first?.due == Moment(Day(year: 2026, month: 3, day: 20)))
    #expect(record.lessons.map(\.text) == ["Nobody restarted the queue", "18 minutes until the page"])
  }

  @Test("a report with twelve-hour times of one zone, its day in the title")
  func twelveHours() throws {
    let record = try record(KindsOfDocuments.twelveHours)
    #expect(record.timeline.map(\.at?.iso).first == "2026-01-09T17:12:00Z")
    #expect(record.timeline.map(\.at?.clock) == ["17:12", "17:14", "17:58", "18:01"])
    #expect(record.todos.map(\.owner) == ["kim", nil])
    #expect(record.todos.map(\.progress) == [.open, .done])
    #expect(record.problems.first?.rootCause?.contains("tested on an empty table") == true)
  }

  @Test("a shift handoff: who to whom, what is open, silenced, watched, looked into and asked")
  func shift() throws {
    let record = try record(KindsOfDocuments.shift)
    #expect(record.session.holder == "Lena")
    #expect(record.session.offeredTo == "Omar")
    #expect(record.session.until?.iso == "2026-03-02T20:00:00Z")
    #expect(record.todos.map(record.state(of:)) == [.blocked, .inProgress, .open])
    #expect(record.todos.first?.blockers.map(\.text) == ["the vendor"])
    let silences = record.inFlight.silences
    #expect(silences.map(\.alert) == ["ImporterLag", "DiskFull on db-4"])
    #expect(silences.map(\.until?.iso) == ["2026-03-03T06:00:00Z", "2026-03-04T12:00:00Z"])
    #expect(record.inFlight.investigations.map(\.text) == ["Why logins are slow only on Mondays (owner: Lena)"])
    #expect(record.inFlight.asks.count == 2)
  }

  @Test("a playbook: each titled command is a step, with what it should print; nothing is still to do")
  func playbook() throws {
    let record = try record(KindsOfDocuments.playbook)
    #expect(
      record.steps.map(\.title) == [
        "Queue grows: Diagnosis", "Add a worker", "Queue grows: Verification", "Rollback",
      ])
    #expect(record.steps.map(\.expectation?.text) == ["below 100", nil, "four pods Running", nil])
    #expect(record.todos.isEmpty)
    #expect(record.sections.contains { $0.text.contains("on-call -> lead") })
  }

  @Test("fixes in a table, under headings and in lists; one that is only planned is none")
  func fixes() throws {
    let document = try imported(KindsOfDocuments.fixes)
    let record = document.record
    #expect(
      record.fixes.map(\.title) == [
        "Close the pool", "Bound the retries", "Drop the lock", "Read replica for reports",
        "Two indexes added (commit e5f6a7b)",
      ])
    #expect(record.fixes.map(\.commit) == ["a1b2c3d", "b2c3d4e", "c3d4e5f", "d4e5f6a", "e5f6a7b"])
    #expect(record.fixes.map(\.status) == [.deployed, .building, .committed, .pushed, .committed])
    #expect(record.fixes[3].files == ["report.go", "db.go"])
    #expect(document.incidentHint == IncidentHint(name: "Checkout Slow", service: "checkout", severity: "SEV-2"))
    #expect(record.session.summary == "Three things were wrong at once.\nThe first hid the others.")
    #expect(record.session.from?.iso == "2025-11-04T20:05:00Z")
    #expect(record.monitoring?.hours == 48)
    #expect(record.monitoring?.every == 1.5)
  }

  @Test("a summary whose paragraphs stand under labels of their own")
  func labelledSummary() throws {
    let text = "# Session 3\n\n## Summary\n\n**Found:**\nA leak in\nthe pool.\n\n**Mended:**\nThe pool is closed.\n"
    let record = try record(text)
    #expect(record.session.summary == "Found: A leak in the pool.\n\nMended: The pool is closed.")
    #expect(record.sections == [])
  }

  @Test("notes for the next session, their headings the states of what is below them")
  func notes() throws {
    let record = try record(KindsOfDocuments.notes)
    #expect(record.todos.map(record.state(of:)) == [.open, .open, .blocked, .inProgress])
    #expect(record.achievements.map(\.text) == ["Login page"])
  }
}

@Suite("the same thing written in two ways")
struct ImportWritingTests {
  @Test(
    "gives the same items",
    arguments: [
      (
        "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 01:02 | Down |\n| 15:30 | Up |",
        "## Timeline\n\n- 1:02 AM UTC: Down\n- 3:30 PM UTC: Up"
      ),
      ("## Timeline\n\n- 01:02 UTC - Down", "## Timeline (UTC+2)\n\n- 03:02 - Down"),
      ("## Timeline\n\n- 01:02 UTC - Down", "## Timeline\n\nAll times UTC-1.\n\n- 00:02 - Down"),
      ("## Todo list\n\n1. ✅ Sweep\n2. 🔄 Paint", "## Todo list\n\n1. Sweep (DONE)\n2. Paint (IN PROGRESS)"),
      (
        "## Todo list\n\n- [x] Sweep\n- [ ] Paint",
        "## Todo list\n\n| Task | Status |\n|---|---|\n| Sweep | Done |\n| Paint | Open |"
      ),
      (
        "## Risks\n\n**Risk 1: It rains**\n- **Probability:** LOW\n- **Impact:** HIGH\n- **Mitigation:** Tent",
        "## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| It rains | LOW | HIGH | Tent |"
      ),
      (
        "## Fixes\n\n1. **Plug it**\n   - Commit: abc1234\n   - Status: deployed",
        "## Fixes\n\n### Fix 1: Plug it\n\n**Commit:** `abc1234`\n**Status:** deployed"
      ),
      (
        "## Fixes\n\n| Fix | Commit | Status |\n|---|---|---|\n| Plug it | abc1234 | deployed |",
        "## The Fix\n\n- **Plug it**\n  - Commit: abc1234\n  - Status: deployed"
      ),
    ])
  func same(one: String, other: String) throws {
    let head = "# Session 4\n\n**Date:** 2026-05-05\n\n"
    let (left, right) = (try record(head + one), try record(head + other))
    #expect(left.sections == [])
    #expect(left.timeline.map(\.at) == right.timeline.map(\.at))
    #expect(left.timeline.map(\.event) == right.timeline.map(\.event))
    #expect(left.todos.map(\.text) == right.todos.map(\.text))
    #expect(left.todos.map(\.progress) == right.todos.map(\.progress))
    #expect(left.risks.map(\.title) == right.risks.map(\.title))
    #expect(left.risks.map(\.mitigation) == right.risks.map(\.mitigation))
    #expect(left.risks.map(\.likelihood) == right.risks.map(\.likelihood))
    #expect(left.fixes.map(\.title) == right.fixes.map(\.title))
    #expect(left.fixes.map(\.commit) == right.fixes.map(\.commit))
    #expect(left.fixes.map(\.status) == right.fixes.map(\.status))
    let count = left.timeline.count + left.todos.count + left.risks.count + left.fixes.count
    #expect(count > 0)
  }

  @Test(
    "days and times as people write them",
    arguments: [
      ("2025-11-04 01:15 UTC", "2025-11-04T01:15:00Z"), ("11/04/2025 1:15 AM", "2025-11-04T01:15:00Z"),
      ("04.11.2025 01:15", "2025-11-04T01:15:00Z"), ("25/12/2025 01:15", "2025-12-25T01:15:00Z"),
      ("Nov 4, 2025, 3 PM PST", "2025-11-04T23:00:00Z"), ("2025-11-04 03:15 UTC+2", "2025-11-04T01:15:00Z"),
      ("2025-11-04 03:15 GMT+02:00", "2025-11-04T01:15:00Z"), ("2025-11-03 20:15 UTC-5", "2025-11-04T01:15:00Z"),
    ])
  func times(text: String, iso: String) {
    #expect(TimeWords(text).moments(on: nil, offset: 0).from?.iso == iso)
  }
}
