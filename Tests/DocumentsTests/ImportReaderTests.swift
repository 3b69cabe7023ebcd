import Records
import Testing

@testable import Documents

@Suite("session numbers and titles")
struct ImportTitleTests {
  @Test(
    "are read from titles and file names",
    arguments: [
      ("Session 8 Handoff", "8"), ("SESSION_8_HANDOFF.md", "8"), ("Session 11 Part 3", "11 part 3"),
      ("SESSION_11_CONTINUATION_PART2_COMPLETE.md", "11 part 2"), ("SESSION 8b", "8b"),
      ("Next session guide - session 12", "12"), ("SESSION_11_PART_15_NOTES.md", "11 part 15"), ("session-07.md", "7"),
      ("Handoff for Session #9", "9"), ("SESSION_HANDOFF_2025_12_13.md", nil), ("Deployment runbook", nil),
    ] as [(String, String?)])
  func number(text: String, number: String?) {
    #expect(SessionTitle.number(in: text)?.text == number)
  }

  @Test(
    "title, then fields, then the file's name; the part may come from the name",
    arguments: [
      ("# Session 4 Handoff\n", "x.md", "4"), ("# Notes\n\n**Session:** 5\n", "SESSION_6.md", "5"),
      ("---\nsession: 7\ntitle: Queue\n---\n\nwords\n", "x.md", "7"),
      ("# Session 11 Summary\n", "SESSION_11_PART_3.md", "11 part 3"),
      ("# Notes\n", "SESSION_6_HANDOFF.md", "6"), ("# Notes\n", "notes.md", "42"),
    ])
  func order(text: String, name: String, number: String) throws {
    #expect(try record(text, name: name).session.number.text == number)
  }
}

@Suite("times and dates")
struct ImportTimeTests {
  static let day = Day(year: 2025, month: 11, day: 4)

  @Test(
    "are read as people write them",
    arguments: [
      ("01:02", "2025-11-04T01:02:00Z", nil), ("~01:17 UTC (2-3 min)", "2025-11-04T01:17:00Z", nil),
      ("01:06-01:15", "2025-11-04T01:06:00Z", "2025-11-04T01:15:00Z"),
      ("23:50 – 00:10 UTC", "2025-11-04T23:50:00Z", "2025-11-05T00:10:00Z"),
      ("01:20 UTC next day", "2025-11-05T01:20:00Z", nil), ("2025-11-04 00:53", "2025-11-04T00:53:00Z", nil),
      ("2025-11-04T01:15:15Z", "2025-11-04T01:15:15Z", nil),
      ("November 5, 2025 at 9:30 PM UTC", "2025-11-05T21:30:00Z", nil),
      ("5 Nov 2025 10:00", "2025-11-05T10:00:00Z", nil),
      ("21:52-22:05 PST", "2025-11-05T05:52:00Z", "2025-11-05T06:05:00Z"),
      ("10:00 +02:00", "2025-11-04T08:00:00Z", nil), ("12:15 AM", "2025-11-04T00:15:00Z", nil),
      ("lines 115-120", nil, nil),
      ("2/6 tests", nil, nil), ("25:00", nil, nil), ("ratio 16:9", nil, nil),
    ] as [(String, String?, String?)])
  func moments(text: String, from: String?, until: String?) {
    let read = TimeWords(text).moments(on: Self.day, offset: 0)
    #expect(read.from?.iso == from)
    #expect(read.until?.iso == until)
  }

  @Test("a session's zone holds for the times that name none")
  func zone() throws {
    let text = """
      # Session 3

      **Date:** November 5, 2025
      **Time:** 07:30-08:00 PST

      ## Timeline

      - **07:35** - Alarm
      - 07:50: Found it
      - 08:00-08:10 - Mended
      """
    #expect(
      try record(text).timeline.map(\.at?.iso) == [
        "2025-11-05T15:35:00Z", "2025-11-05T15:50:00Z", "2025-11-05T16:00:00Z",
      ])
  }
}

@Suite("todos")
struct ImportTodoTests {
  @Test(
    "take their state from marks and words",
    arguments: [
      ("- [ ] a", "a", .open), ("- [x] a", "a", .done), ("- ✅ a", "a", .done), ("- 🔄 a", "a", .inProgress),
      ("- ⏳ a", "a", .open),
      ("- a (COMPLETED)", "a", .done), ("- a - IN PROGRESS", "a", .inProgress), ("- DONE: a", "a", .done),
      ("- 🚫 a", "a", .blocked), ("- a (blocked by b)", "a", .blocked), ("- ❌ a (CANCELLED)", "a", .cancelled),
      ("- a (done when the build is green)", "a (done when the build is green)", .open),
      ("- **a**: then b", "a: then b", .open),
    ] as [(String, String, TodoState)])
  func states(line: String, text: String, state: TodoState) throws {
    let record = try record("# Session 1\n\n## Todos\n\n\(line)\n")
    let todo = try #require(record.todos.first)
    #expect(todo.text == text)
    #expect(record.state(of: todo) == state)
  }

  @Test(
    "wait for what their words name",
    arguments: [
      ("pending fix validation", .validation), ("pending monitoring", .monitoring), ("waiting for legal", .outside),
      ("blocked by #2", .todo(2)), ("pending Phase 2C", .todo(2)), ("depends on task 2", .todo(2)),
      ("blocked by #9", .outside),
    ] as [(String, Blocker.On)])
  func blockers(reason: String, on: Blocker.On) throws {
    let record = try record("# Session 1\n\n## Todos\n\n1. first (BLOCKED - \(reason))\n2. Phase 2C: more\n")
    #expect(record.todos.first?.blockers.map(\.on) == [on])
  }

  @Test("a circle is broken: the later one waits for something outside")
  func circle() throws {
    let record = try record("# Session 1\n\n## Todos\n\n1. a (blocked by #2)\n2. b (blocked by #1)\n")
    #expect(record.todos.map { $0.blockers.map(\.on) } == [[.todo(2)], [.outside]])
  }

  @Test("owner, due day and status stand below the entry, or in a table")
  func fields() throws {
    let text = """
      # Session 1 of 2026

      ## Action Items

      - Rotate the key
        - **Owner:** ops-2
        - **Due:** 2026-03-01

      | Action | Owner | Status |
      |---|---|---|
      | Write the report | ann | ✅ Done |
      """
    let todos = try record(text).todos
    #expect(todos.map(\.owner) == ["ops-2", "ann"])
    #expect(todos.first?.due?.iso == "2026-03-01T00:00:00Z")
    #expect(todos.last?.progress == .done)
  }

  @Test(
    "are not read from facts, choices and what was done",
    arguments: [
      "**Pros:**\n- quick", "**What Just Happened:**\n- the API was turned on", "- Backend: ✅ ready",
      "- Time budget: 60 minutes",
      "### Current State\n\n- nothing runs", "### Option A: wait\n\n- costs nothing", "- If it fails, wait",
    ])
  func none(text: String) throws {
    #expect(try record("# Session 1\n\n## Next Steps\n\n\(text)\n").todos.isEmpty)
  }

  @Test("numbered headings under next steps are todos; their details are kept")
  func headings() throws {
    let record = try record("# Session 1\n\n## Next Steps\n\n### Priority 1: Ship it (30 min)\n\n- with care\n")
    #expect(record.todos.map(\.text) == ["Ship it (30 min)"])
    #expect(record.sections.map(\.text) == ["- with care"])
  }
}

@Suite("steps, risks, fixes and other items")
struct ImportItemTests {
  @Test(
    "a runbook's numbered entries with a command are steps",
    arguments: [
      (
        "## Recovery Procedure\n\n1. **Ping it**\n   ```bash\n   redis-cli ping\n   ```\n   Expected: PONG\n",
        "Ping it", "redis-cli ping", "PONG"
      ),
      (
        "## Verification Steps\n\n### 1. Look\n\n```\n$ ls\n```\n\n**Expected Output:**\n```\na\n```\n", "Look", "ls",
        "a"
      ),
      ("## Next Steps\n\n### Step 2 - Go\n\n```sh\ngo\n```\n\n**Expected Result**: fine\n", "Go", "go", "fine"),
      ("## Validation Plan\n\n**1. Read**\n~~~console\ncat <<'X'\n```\nX\n~~~\n", "Read", "cat <<'X'\n```\nX", nil),
    ] as [(String, String, String, String?)])
  func steps(text: String, title: String, command: String, expected: String?) throws {
    let steps = try record("# Session 1\n\n" + text).steps
    #expect(steps.map(\.title) == [title])
    #expect(steps.first?.command == command)
    #expect(steps.first?.expectation?.text == expected)
  }

  @Test("steps already taken, and code to read, are no steps")
  func noSteps() throws {
    #expect(try record("# Session 1\n\n## The Fix\n\n### Step 1: Push\n\n```sh\ngit push\n```\n").steps.isEmpty)
    #expect(try record("# Session 1\n\n## Next Steps\n\n### Step 1: Edit\n\n```python\nx = 1\n```\n").steps.isEmpty)
  }

  @Test("risks come as tables and as rated entries, words kept; prose is no risk")
  func risks() throws {
    let text = """
      # Session 1

      ## Risks and Mitigations

      | Risk | Likelihood | Impact | Mitigation |
      |---|---|---|---|
      | Disk full | Low-Medium | SEVERE | Grow it |

      - Key leaks
        - Probability: 90%
        - Mitigation: rotate

      - Overall we feel fine
      """
    let record = try record(text)
    #expect(record.risks.map(\.title) == ["Disk full", "Key leaks"])
    #expect(record.risks.map(\.likelihood) == [.medium, .high])
    #expect(record.risks.map(\.likelihoodWords) == ["Low-Medium", "90%"])
    #expect(record.risks.first?.impact == .critical)
    #expect(record.sections.contains { $0.text.contains("Overall we feel fine") })
  }

  @Test("fixes in a numbered list with fields of their own are told apart")
  func listedFixes() throws {
    let text = """
      ## The Fix

      1. **Check the ids**
         - Commit: 7191ecd
         - Status: DEPLOYED & VALIDATED

      2. **Leave the relationship out**
         - Commit: fa1b1d5
         - Build: e7e5acae
         - Status: BUILDING

      3. Tell the team
      """
    let record = try record(text)
    #expect(record.fixes.map(\.title) == ["Check the ids", "Leave the relationship out"])
    #expect(record.fixes.map(\.commit) == ["7191ecd", "fa1b1d5"])
    #expect(record.fixes.map(\.status) == [.validated, .building])
    #expect(record.coverage?.lost == 0)
  }

  @Test(
    "fixes take their status from words",
    arguments: [
      ("DEPLOYED & VALIDATED", .validated), ("DEPLOYING", .building), ("deployed", .deployed), ("❌ FAILED", .failed),
      ("pushed to origin", .pushed), ("SUCCESS", .built), ("not yet deployed", .built),
    ] as [(String, Fix.Status)])
  func fixes(words: String, status: Fix.Status) throws {
    let text = "# Session 1\n\n## What's Fixed\n\n1. **Keys**\n   - Commit: `abc1234`\n   - Status: \(words)\n"
    #expect(try record(text).fixes.map(\.status) == [status])
  }

  @Test("a commit list gives a fix each, and a build id that is told longer elsewhere is the longer")
  func commits() throws {
    let text = """
      # Session 1

      ## Deployment Status

      **Commit:** 9f8e7d6
      **Build:** 1234abcd-77

      ## Commits

      1. `9f8e7d6` - Turn it on
      2. `0a1b2c3` - Turn it off
      3. no commit here
      """
    let record = try record(text)
    #expect(record.fixes.map(\.title) == ["Turn it on", "Turn it off"])
    #expect(record.fixes.map(\.build) == ["1234abcd-77", nil])
    #expect(record.sections.contains { $0.text.contains("no commit here") })
  }

  @Test("front matter, comments, setext headings and nested fences stand where they stood")
  func shapes() throws {
    let text = """
      ---
      title: Odd shapes
      owner: nobody
      ---

      Session 9 notes
      ===============

      <!-- a comment -->

      ````
      ```
      # no heading
      ```
      ````
      """
    let record = try record(text)
    #expect(record.session.number == "9")
    #expect(record.sections.map(\.lines) == [LineSpan(1, 4), LineSpan(9, 15)])
    #expect(record.coverage?.lost == 0)
  }

  @Test("a document that is no handoff is kept whole, with one plain warning")
  func noHandoff() throws {
    let document = try imported("# A cake\n\nFlour, eggs.\n\n- Stir\n", name: "cake.md")
    #expect(!document.isHandoff)
    #expect(
      document.warnings == ["cake.md reads like no handoff: all of it is kept as sections, nothing was recognised"])
    #expect(document.record.session.number == "42")
    #expect(document.record.sections.map(\.text) == ["Flour, eggs.\n\n- Stir"])
    #expect(document.record.coverage?.lost == 0)
  }

  @Test("words below a last rule are a footer, not an item of the section above")
  func footer() throws {
    let record = try record("# Session 1\n\n## Session Metrics\n\n**Bugs:** 3\n\n---\n\n**Written by:** ops\n")
    #expect(record.metrics.map(\.name) == ["Bugs"])
    #expect(record.sections.map(\.text) == ["**Written by:** ops"])
  }
}

@Suite("a postmortem of the usual form")
struct ImportPostmortemTests {
  static let text = """
    # Postmortem: Checkout latency spike

    | Field | Value |
    |---|---|
    | Date | 2026-01-14 |
    | Severity | SEV-2 |
    | Incident Commander | ann |

    ## Summary

    Checkout was slow for 42 minutes.

    ## Impact

    - 4% of orders failed

    ## Root Cause

    The pool was made smaller.

    ## Timeline (all times UTC)

    - 09:58 Deploy starts
    - **10:04** Alert fires
    - `10:11` – On-call acknowledges
    - 10:31 UTC — Rollback begun
    - 10:40: Recovered

    ## What went wrong

    - No canary

    ## Action items

    | Action item | Owner | Due |
    |---|---|---|
    | Add a canary | bob | 2026-02-01 |

    ## Corrective actions

    - [ ] Alert on the pool (owner: ann, due 2026-02-02)
    - [~] Write it up

    ## Procedure

    ### 1. Rotate

    ```bash
    keyctl rotate
    ```

    You should see `rotated`.

    | Step | Action | Expected Result |
    |---|---|---|
    | 1 | Log in | The board shows |
    """

  @Test("gives its facts, problem, timeline, todos, lessons and steps")
  func facts() throws {
    let record = try record(Self.text)
    #expect(record.session.date == Day(year: 2026, month: 1, day: 14))
    #expect(record.session.holder == "ann")
    #expect(record.problems.map(\.rootCause) == ["The pool was made smaller."])
    #expect(record.problems.map(\.severity) == ["SEV-2"])
    #expect(record.problems.first?.impact.map(\.text) == ["4% of orders failed"])
    #expect(record.timeline.map(\.at?.clock) == ["09:58", "10:04", "10:11", "10:31", "10:40"])
    #expect(record.timeline.map(\.event).suffix(3) == ["On-call acknowledges", "Rollback begun", "Recovered"])
    #expect(record.todos.map(\.text) == ["Add a canary", "Alert on the pool", "Write it up"])
    #expect(record.todos.map(\.owner) == ["bob", "ann", nil])
    #expect(record.todos.map(\.progress) == [.open, .open, .inProgress])
    #expect(record.lessons.map(\.text) == ["No canary"])
    #expect(record.steps.map(\.title) == ["Rotate", "Log in"])
    #expect(record.steps.map(\.expectation?.text) == ["You should see `rotated`.", "The board shows"])
    #expect(record.coverage?.lost == 0)
  }
}

@Suite("labels")
struct ImportLabelTests {
  @Test("a label that says only Steps takes the heading's title; a paragraph under it is kept")
  func genericLabel() throws {
    let text = """
      # Guide

      ## Preview not created

      **Symptom**: nothing

      **Steps**:

      1. Look

      ```bash
      ls previews
      ```
      """
    #expect(try record(text).steps.map(\.title) == ["Preview not created"])
  }

  @Test("a field runs on over the lines below it")
  func longField() throws {
    let text = "# Session 1\n\n## The Problem\n\n**Root Cause:** one\ntwo\n**Severity:** high\n"
    let problem = try #require(try record(text).problems.first)
    #expect(problem.rootCause == "one two")
    #expect(problem.severity == "high")
  }
}

@Suite("what a step should give")
struct ImportExpectationTests {
  private func expectations(_ text: String) throws -> [String?] {
    try record(text, name: "SESSION_8.md").steps.map { $0.expectation?.text }
  }

  @Test(
    "may be said in the command's own comments",
    arguments: [
      ("git log -1\n\n# Expected: fa1b1d5 Fix it", "fa1b1d5 Fix it"),
      ("redis-cli get x\n# Should return: \"test\"", "\"test\"" as String?),
      ("curl x\n# Expect: 200\ncurl y\n# Expect: 302", "200\n302"),
      ("curl x\n# Expected output:\n#   a\n#   b\n\n# Next", "a\nb"), ("# Look at it\ncurl x", nil),
    ])
  func comments(_ command: String, _ expected: String?) throws {
    let text = "# Session 8 handoff\n\n## Next session actions\n\n### Step 1: Look\n\n```bash\n\(command)\n```\n"
    #expect(try expectations(text) == [expected])
  }

  @Test("may stand under a label beside the one that the command stands under")
  func beside() throws {
    let text = """
      # Session 5 handoff

      ## Testing plan

      ### Phase 1: Reject bad ids

      **Expected behavior:**
      1. It is logged

      **Verification:**
      ```bash
      gcloud logging read x
      ```

      **Success criteria:**
      - The error is logged
      - It takes less than a minute

      """
    #expect(try expectations(text) == ["The error is logged\nIt takes less than a minute"])
  }
}
