import Records
import Testing

@testable import Documents

/// Commands known by their shape, wherever they stand and in whatever language: small documents, a
/// trait each.
@Suite("commands told to be run")
struct InstructionShapeTests {
  private func steps(_ text: String) throws -> [String] {
    try record(text).steps.map { "\($0.title) | \($0.command ?? "-") | \($0.expectation?.text ?? "-")" }
  }

  @Test("a table of steps is read by its columns in any words and order; the way back stays with its step")
  func tables() throws {
    let text = """
      # Change 12

      ## Umschalten

      | Nr. | Schritt | Befehl | Erwartet | Rückweg |
      |---|---|---|---|---|
      | 1.1 | Pumpe anhalten | `pumpctl stop a` | `steht` | `pumpctl start a` |
      | 1.2 | Zählen | `pumpctl list | wc -l` | unter 4 | – |
      | 1.3 | Anrufen | *von Hand* | | |
      """
    #expect(
      try steps(text) == [
        "Pumpe anhalten | pumpctl stop a | steht", "Zählen | pumpctl list | wc -l | unter 4",
      ])
    #expect(try record(text).steps.map(\.rollback) == ["pumpctl start a", nil])
  }

  @Test("a bar within code marks parts no cell, escaped or not; one between cells does")
  func bars() {
    #expect(Markup.cells("| a | `b | c` | d |", columns: 3) == ["a", "`b | c`", "d"])
    #expect(Markup.cells("| a | `b \\| c` | d |", columns: 3) == ["a", "`b | c`", "d"])
    #expect(Markup.cells("| `a | b` |", columns: 2) == ["`a", "b`"])
  }

  @Test(
    "of a session the lines behind prompts are the command; the one line below is what it prints, more of them are a sample"
  )
  func prompts() throws {
    let text = """
      # Gauge

      ## Look at it

      ```console
      $ gaugectl level --short
      12 cm
      ```

      ## Which hosts

      ```console
      ann@gate:~$ gaugectl hosts \\
        --all
      NAME   LEVEL
      north  12
      south  9
      ```
      """
    let steps = try record(text).steps
    #expect(steps.map(\.command) == ["gaugectl level --short", "gaugectl hosts \\\n  --all"])
    #expect(steps.map(\.expectation?.text) == ["12 cm", nil])
    #expect(steps.map(\.language) == [nil, nil])
  }

  @Test("a fence of several numbered or commented groups is a step a group")
  func groups() throws {
    let text = """
      # Handoff

      ## Quick start

      ```bash
      # 1. Read the notes:
      cat notes.txt

      # 2. Start it
      make serve
      ```

      ## At the end

      ```bash
      # State
      lampctl state

      # Off
      lampctl off --all
      ```
      """
    #expect(
      try steps(text) == [
        "Read the notes | # 1. Read the notes:\ncat notes.txt | -", "Start it | # 2. Start it\nmake serve | -",
        "State | # State\nlampctl state | -", "Off | # Off\nlampctl off --all | -",
      ])
  }

  @Test(
    "a command within a sentence is a step where the words say so",
    arguments: [
      ("1. Run `lampctl on`: the lamp turns green", "Run `lampctl on` | lampctl on | the lamp turns green"),
      (
        "- Start it again: `sudo systemctl start lamp`. Its log must say `lit`.",
        "Start it again | sudo systemctl start lamp | Its log must say `lit`."
      ),
      ("- If it blinks, `lampctl reset --hard`", "If it blinks | lampctl reset --hard | -"),
      ("Stop at any time with `lampctl off`.", "Stop at any time with `lampctl off`. | lampctl off | -"),
    ])
  func inline(words: String, step: String) throws {
    #expect(try steps("# Lamp\n\n## Use\n\n\(words)\n") == [step])
  }

  @Test(
    "one that is named, forbidden, or told as done is none",
    arguments: [
      "- Never do this: `rm -rf /var/lamp`", "The panel behind `lampctl show all` is quicker.",
      "We stopped it with `sudo systemctl stop lamp`.", "- rejects the card: `signature mismatch (kid=7)`",
      "Do not use `lampctl off --all` at night.",
    ])
  func named(words: String) throws {
    #expect(try record("# Lamp\n\n## Use\n\n\(words)\n").steps.isEmpty)
  }

  @Test("settings, trees, the text of a script, output and samples are no steps")
  func noSteps() throws {
    let fences = [
      "bash\n# Database\nDB_HOST=a\nDB_PORT=5432", "bash\napp/\n├── web/\n└── bus.js",
      "bash\n#!/bin/bash\nset -e\nrun it",
      "bash\nmake build\n# Output: 12 modules", "console\n - name = a\n - queue = b", "\nERROR 12 of 14 failed",
    ]
    for fence in fences {
      #expect(try record("# Lamp\n\n## Notes of the day\n\n```\(fence)\n```\n").steps.isEmpty, "\(fence)")
    }
    #expect(try record("# Lamp\n\n## What not to do\n\n```sh\nlampctl burn\n```\n").steps.isEmpty)
    #expect(try record("# Lamp\n\n## Notes\n\nWe then ran:\n\n```sh\nlampctl burn\n```\n").steps.isEmpty)
  }

  @Test(
    "what should come stands behind the command, on the line below, in the sentence after it or before it",
    arguments: [
      ("```sh\nlampctl state   # 3 lamps lit\n```", "3 lamps lit"),
      ("```sh\nlampctl state\n# should print: 3\n```", "should print: 3"),
      ("```sh\nlampctl state\n```\n\nEvery line must end in `lit`.", "Every line must end in `lit`."),
      ("All three must stay lit:\n\n```sh\nlampctl state\n```", "All three must stay lit"),
      ("```sh\nlampctl start   # Start the lamp 3\n```", nil),
      ("```sh\nlampctl state\n```\n\nYou must call the office.", nil),
    ] as [(String, String?)])
  func expectations(words: String, expected: String?) throws {
    #expect(try record("# Lamp\n\n## Look\n\n\(words)\n").steps.map(\.expectation?.text) == [expected])
  }
}

@Suite("registers, options and what was wrong, by their shape")
struct RegisterShapeTests {
  @Test(
    "a register is known by its columns in any order and language, with figures, words and colours; its template row is none"
  )
  func registers() throws {
    let text = """
      # Umzug

      ## Liste

      | Nr. | Schaden (1–5) | Eintritt (1–5) | Risiko | Maßnahme | Status |
      |---|---|---|---|---|---|
      | 0 | 1-5 | 1-5 | _kurz beschreiben_ | | |
      | 1 | 5 | 2 | Leser fällt aus | Zweiter Leser | gemindert |
      | 2 | Hoch | Gering | Waage driftet | – | offen |
      """
    let risks = try record(text).risks
    #expect(risks.map(\.title) == ["Waage driftet", "Leser fällt aus"])
    #expect(risks.map(\.impact) == [.high, .critical])
    #expect(risks.map(\.likelihood) == [.low, .low])
    #expect(risks.map(\.status) == [.open, .mitigated])
    #expect(risks.map(\.mitigation) == [nil, "Zweiter Leser"])
  }

  @Test("risks under a heading that says they are closed are closed, with the reason")
  func closed() throws {
    let text = """
      # Move

      ## Closed risks

      | ID | Risk | L | I | Closed because |
      |---|---|---|---|---|
      | R-1 | Disks arrive late | 3 | 5 | they came |
      """
    let risk = try #require(try record(text).risks.first)
    #expect(risk.status == .closed)
    #expect(risk.because == "they came")
    #expect(risk.exposure == 15)
  }

  @Test("a scale, and a table of work with a severity, are no register")
  func noRegister() throws {
    let text = """
      # Move

      ## Scales

      | Score | Likelihood | Impact |
      |---|---|---|
      | 1 | once in ten years | nobody notices |

      ## Results

      | Check | Impact | Result |
      |---|---|---|
      | Lamp test | none | passed |
      """
    #expect(try record(text).risks.isEmpty)
  }

  @Test("options say in words what became of them, in a list, a table, or a sentence below")
  func options() throws {
    let list =
      "# A\n\n## Options considered\n\n- Option A: wait (rejected, too slow)\n- Option B: pump\n- Tank – **chosen**\n"
    #expect(try record(list).alternatives.map(\.chosen) == [false, false, true])
    let table =
      "# A\n\n## Und nun\n\n| Variante | Entscheidung |\n|---|---|\n| Pumpe | gewählt |\n| Tank | verworfen |\n"
    #expect(try record(table).alternatives.map(\.chosen) == [true, false])
    let sentence =
      "# A\n\n## Considered options\n\n1. Pump\n2. Tank\n\n## Outcome\n\nChosen option: **Tank**, because it is there.\n"
    #expect(try record(sentence).alternatives.map(\.chosen) == [false, true])
  }

  @Test("headings that are numbered options are alternatives, and no work")
  func headedOptions() throws {
    let text = "# A\n\n## Next steps\n\n### Option 1: Pump it\n\n### Option 2: Leave it\n"
    #expect(try record(text).alternatives.map(\.option) == ["Option 1: Pump it", "Option 2: Leave it"])
    #expect(try record(text).todos.isEmpty)
  }

  @Test("contributing factors, known errors and rows of findings are a problem each")
  func problems() throws {
    let text = """
      # Gate dark

      ## Contributing factors

      - Two gates share one fuse
      - Nobody has a plan of the wires

      ## Bekannte Fehler

      - `E-17 lamp cold` after each start

      ## Review

      | Severity | Weakness | State |
      |---|---|---|
      | high | Key in the clear | open |
      """
    let problems = try record(text).problems
    #expect(
      problems.map(\.title) == [
        "Two gates share one fuse", "Nobody has a plan of the wires", "`E-17 lamp cold` after each start",
        "Key in the clear (State: open)",
      ])
    #expect(problems.map(\.error) == [nil, nil, "E-17 lamp cold", nil])
    #expect(problems.map(\.severity) == [nil, nil, nil, "high"])
  }

  @Test("a cause is told by a field, by a sentence, or in passing where nothing else says one; a guide tells of none")
  func causes() throws {
    func causes(_ text: String) throws -> [String?] { try record(text).problems.map(\.rootCause) }
    #expect(try causes("# A\n\n## Summary\n\nIt was dark. Root cause: the fuse.\n") == ["Root cause: the fuse."])
    #expect(try causes("# A\n\n## Summary\n\n**Cause:** the fuse\n") == ["the fuse"])
    #expect(
      try causes("# A\n\n## Log\n\n- 10:00 dark\n- 10:05 it turns out that the fuse is gone\n") == [
        "it turns out that the fuse is gone"
      ])
    #expect(try causes("# Lamp troubleshooting\n\n## Dark\n\n**Cause:** the fuse\n").isEmpty)
    let second = "# A\n\n## Why\n\nThe fuse was old. A second cause: nobody looked.\n"
    #expect(try causes(second) == ["A second cause: nobody looked.", "The fuse was old."])
  }

  @Test(
    "what ended it is a fix: entries and paragraphs of a resolution, a commit that mended, and entries that say all is well"
  )
  func fixes() throws {
    func fixes(_ text: String) throws -> [String] { try record(text).fixes.map { "\($0.commit ?? "-") \($0.title)" } }
    #expect(
      try fixes("# A\n\n## Resolution\n\n- New fuse put in\n- Lamp exchanged\n") == [
        "- New fuse put in", "- Lamp exchanged",
      ])
    #expect(try fixes("# A\n\n## How it ended\n\nThe fuse was changed.\n") == ["- The fuse was changed."])
    #expect(
      try fixes("# A\n\n## State\n\nLamp blinks; fixed in `2be90c7`.\n") == ["2be90c7 Lamp blinks; fixed in `2be90c7`."]
    )
    #expect(
      try fixes("# A\n\n## Timeline\n\n- 10:00 dark\n- 10:10 Fuse changed by hand, lamp is back\n") == [
        "- Fuse changed by hand, lamp is back"
      ])
    #expect(
      try fixes("# A\n\n## Files\n\n| File | SHA-1 |\n|---|---|\n| a | `8227b71a4a2c60b3e511bf5c9636e1394ca8c9fc` |\n")
        .isEmpty)
  }

  @Test(
    "lessons stand behind marks and bold questions, and below an entry that announces them; an example of the form is none"
  )
  func lessons() throws {
    func lessons(_ text: String) throws -> [String] { try record(text).lessons.map(\.text) }
    #expect(
      try lessons("# A\n\n## Lessons learned\n\n✅ **Fast** – seen at once\n\n❌ **Late** – nobody told\n").count == 2)
    #expect(try lessons("# A\n\n## How did we do?\n\n**What went well?** It was quick.\n") == ["It was quick."])
    #expect(
      try lessons("# A\n\n## What went wrong\n\n- Nine days went by:\n  - no alarm\n") == [
        "Nine days went by", "no alarm",
      ])
    #expect(try lessons("# A\n\n## What went well\n\nWrite here what worked, for instance\n\n- it was fast\n").isEmpty)
  }
}
