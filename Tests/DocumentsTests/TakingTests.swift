import Testing

@testable import Documents
@testable import Records

/// What a person makes of lines that no reader took.
@Suite("Lines that a person takes") struct TakingTests {
  private static let oddments = """
    # Session 8 Handoff

    ## Odds and ends of ours

    - ring the vendor about the pump
    - [x] send the invoice (owner: ann)
      and its copy
    - blocked on ben: order cable

    Somebody should look at the fuse box
    before it rains again.

    | Thing | Who knows | When |
    |---|---|---|
    | Swap the fan | ben | 2026-03-01 |
    | Oil the hinge | ann | |

    """

  private func taken(
    _ text: String, _ from: Int, _ to: Int, as kind: TakenKind, columns: [TakenColumn]? = nil
  ) throws -> (record: SessionRecord, taken: TakenLines) {
    let before = try record(text)
    let document = SourceDocument(text: text, name: "notes.md")
    let (lines, backs) = try document.taken(LineSpan(from, to), as: kind, of: before, columns: columns, by: .builtIn)
    var after = before
    for back in backs { after.apply(back) }
    after.apply(try after.numbered(lines))
    #expect(after.coverage?.lost == 0)
    return (after, lines)
  }

  @Test("every bullet is a todo, with its owner and state, and its lines are kept no longer")
  func bullets() throws {
    let (record, taken) = try taken(Self.oddments, 5, 8, as: .todo)
    #expect(taken.todos.count == 3 && taken.todos[0].text == "ring the vendor about the pump")
    #expect(taken.todos[1].progress == .done)
    #expect(taken.lines == [LineSpan(5, 8)])
    #expect(!record.keeps(6) && record.keeps(10))
    #expect(taken.summary == "3 todos made of lines 5-8")
  }

  @Test("a sentence that was broken over lines is one item, whichever of its lines is chosen")
  func sentence() throws {
    let (_, taken) = try taken(Self.oddments, 11, 11, as: .risk)
    #expect(taken.risks.map(\.title) == ["Somebody should look at the fuse box before it rains again."])
    #expect(taken.risks.first?.lines == LineSpan(10, 11))
  }

  @Test("a table's columns are guessed by name and length, and may be said")
  func table() throws {
    let document = SourceDocument(text: Self.oddments, name: "notes.md")
    let table = try #require(document.table(in: LineSpan(15, 15), for: .todo, by: .builtIn))
    #expect(table.header == ["Thing", "Who knows", "When"] && table.guess.first == .text)
    let (_, taken) = try taken(Self.oddments, 13, 16, as: .todo, columns: [.text, .owner, .due])
    #expect(taken.todos.map(\.text) == ["Swap the fan", "Oil the hinge"])
    #expect(taken.todos.map(\.owner) == ["ben", "ann"])
    #expect(taken.todos[0].due == Moment(Day(year: 2026, month: 3, day: 1)))
    #expect(taken.lines == [LineSpan(13, 16)], "the table's head goes along with its last row")
  }

  @Test("a table's head stays while a row below it is kept")
  func row() throws {
    let (record, taken) = try taken(Self.oddments, 15, 15, as: .todo, columns: [.text, .owner, .none])
    #expect(taken.lines == [LineSpan(15, 15)] && record.keeps(13))
  }

  @Test("times before, in and below the day are read as in any timeline")
  func entries() throws {
    let text =
      "# Session 8 Handoff\n\n## Ours\n\n5 March 2026\n\n- 09:15 UTC the pump stopped\n- then somebody called\n"
    let (record, taken) = try taken(text, 7, 8, as: .entry)
    #expect(taken.entries.map(\.event).contains("the pump stopped"))
    #expect(record.timeline.first { $0.event == "the pump stopped" }?.at == Moment(iso: "2026-03-05T09:15:00Z"))
    #expect(taken.entries.count == 2 && taken.entries.contains { $0.at == nil })
  }

  @Test("a fence is a step with its command, however little of it was chosen")
  func steps() throws {
    let text = "# Session 8 Handoff\n\n## Ours\n\nSee whether it drips\n\n```\nfrobnicate --all\n```\n"
    let (_, taken) = try taken(text, 8, 8, as: .step)
    #expect(taken.steps.map(\.command) == ["frobnicate --all"])
    #expect(taken.steps.first?.lines == LineSpan(7, 9))
  }

  @Test("what was read as another kind is put back first, and what is that kind already is left alone")
  func other() throws {
    let text = "# Session 8 Handoff\n\n## Todos\n\n- [ ] the lid may fall\n- [ ] paint it\n"
    let (after, _) = try taken(text, 5, 5, as: .risk)
    #expect(after.todos.map(\.text) == ["paint it"] && after.risks.map(\.title) == ["the lid may fall"])
    #expect(throws: NotTaken.self) { try taken(text, 5, 6, as: .todo) }
  }

  @Test("an item that is put back leaves its words kept, word for word and under their heading")
  func back() throws {
    let text = "# Session 8 Handoff\n\n## Todos\n\n- [ ] not a todo at all\n- [ ] paint it\n"
    var read = try record(text)
    let document = SourceDocument(text: text, name: "notes.md")
    let backs = try document.puttingBack([ItemReference(.todo, 1)], of: read, by: .builtIn)
    for back in backs { read.apply(back) }
    #expect(read.todos.map(\.text) == ["paint it"])
    let section = try #require(read.sections.first { $0.lines == LineSpan(5, 5) })
    #expect(section.text == "- [ ] not a todo at all" && section.heading.last == "Todos")
    #expect(read.coverage?.lost == 0)
  }

  @Test("taken and put back, the record is what it was")
  func roundTrip() throws {
    let text = Self.oddments.replacing("[x] send", with: "send")
    let before = try record(text)
    let document = SourceDocument(text: text, name: "notes.md")
    var (after, _) = try taken(text, 5, 8, as: .todo)
    let items = after.todos.map { ItemReference(.todo, $0.number) }
    for back in try document.puttingBack(items, of: after, by: .builtIn) { after.apply(back) }
    func kept(_ record: SessionRecord) -> [String] {
      record.sections.flatMap { $0.text.split(separator: "\n").map(String.init) }
    }
    #expect(kept(after) == kept(before))
    #expect(after.coverage == before.coverage && after.todos == before.todos && after.takings == nil)
  }

  @Test("in a newer version of the document what a person took and put back is so again, wherever its lines went")
  func newer() throws {
    let text =
      "# Session 8 Handoff\n\n## Ours\n\nring the vendor\n\n## Todos\n\n- [ ] not a todo at all\n- [ ] paint it\n"
    var (stored, _) = try taken(text, 5, 5, as: .todo)
    let document = SourceDocument(text: text, name: "notes.md")
    let wrong = try #require(stored.todos.first { $0.text == "not a todo at all" })
    for back in try document.puttingBack([ItemReference(.todo, wrong.number)], of: stored, by: .builtIn) {
      stored.apply(back)
    }
    let place = try #require(stored.todos.firstIndex { $0.text == "ring the vendor" })
    stored.todos[place].owner = "ann"
    let newer = text.replacing("## Ours", with: "## News\n\nIt rained.\n\n## Ours").replacing(
      "paint it", with: "paint it red")
    let again = try record(newer).retaking(
      from: stored, in: SourceDocument(text: newer, name: "notes.md"), by: .builtIn)
    #expect(Set(again.todos.map(\.text)) == ["ring the vendor", "paint it red"])
    let mine = try #require(again.todos.first { $0.text == "ring the vendor" })
    #expect(mine.owner == "ann" && mine.lines == LineSpan(9, 9))
    #expect(again.keeps(13) && !again.keeps(9) && again.coverage?.lost == 0)
    #expect(again.takings?.count == 2)
  }

  @Test("an item whose lines are gone from a newer version stays without lines")
  func gone() throws {
    let text = "# Session 8 Handoff\n\n## Ours\n\nring the vendor\n\nAnd more.\n"
    let (stored, _) = try taken(text, 5, 5, as: .todo)
    let newer = text.replacing("ring the vendor\n\n", with: "")
    let again = try record(newer).retaking(
      from: stored, in: SourceDocument(text: newer, name: "notes.md"), by: .builtIn)
    #expect(again.todos.map(\.text) == ["ring the vendor"] && again.todos[0].lines == nil)
  }

  @Test("lines that the document does not have are refused in words")
  func outside() throws {
    #expect(throws: NotTaken(reason: "notes.md has lines 1-16")) { try taken(Self.oddments, 90, 99, as: .todo) }
  }

  @Test("the heading above lines is named where no vocabulary knows it")
  func heading() {
    let document = SourceDocument(text: Self.oddments, name: "notes.md")
    #expect(document.unknownHeading(above: 5, by: .builtIn) == "Odds and ends of ours")
    let known = SourceDocument(text: "# Session 8 Handoff\n\n## Todos\n\nx\n", name: "notes.md")
    #expect(known.unknownHeading(above: 5, by: .builtIn) == nil)
  }
}
