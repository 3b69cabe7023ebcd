import Screen
import Testing

@Suite("Frames")
struct FrameTests {
  @Test("text is written at its place and cut at the edge with an ellipsis")
  func put() {
    var frame = Frame(Size(8, 2))
    #expect(frame.put("Todos", x: 1, y: 0) == 5)
    #expect(frame.put("Timeline", x: 2, y: 1) == 6)
    #expect(frame.text == " Todos\n  Timel…")
  }

  @Test("writing outside the frame changes nothing", arguments: [Point(0, -1), Point(0, 2), Point(9, 0), Point(-9, 0)])
  func outside(point: Point) {
    var frame = Frame(Size(8, 2))
    frame.put("x", x: point.x, y: point.y)
    #expect(frame == Frame(Size(8, 2)))
  }

  @Test("a row differs from another where any of its texts or styles does")
  func sameRow() {
    var frame = Frame(Size(12, 2))
    frame.put("todo ✓ 日", x: 0, y: 0)
    frame.put("other", x: 0, y: 1)
    #expect(frame.columns(of: 0, notAsIn: frame) == nil)
    let changes: [(inout Frame) -> Void] = [
      { $0.put("✗", x: 5, y: 0) }, { $0.put("x", x: 11, y: 0) },
      { $0.put(" ", x: 11, y: 0, style: Style(.text, bold: true)) },
      { $0.put("t", x: 0, y: 0, style: Style(.text, underline: true)) },
      { $0.lay(.marked, over: Rect(x: 3, y: 0, width: 1, height: 1)) },
    ]
    for change in changes {
      var other = frame
      change(&other)
      #expect(frame.columns(of: 0, notAsIn: other)?.count == 1)
      #expect(frame.columns(of: 1, notAsIn: other) == nil)
    }
    var again = Frame(Size(12, 2))
    again.put("todo ✓ 日", x: 0, y: 0)
    #expect(frame.columns(of: 0, notAsIn: again) == [])
  }

  @Test(
    "a cell gives back what was put into it", arguments: ["a", "é", "▌", "漢", "🚫", "e\u{301}", "x\u{301}\u{302}", ""])
  func cell(text: String) {
    let cell = Cell(text)
    #expect(cell.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(cell.scalar == (text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil))
  }

  @Test("a wide character keeps two cells, and writing over half of it clears the other half")
  func wide() {
    var frame = Frame(Size(6, 1))
    frame.put("漢字x", x: 0, y: 0)
    #expect(frame[1, 0].isContinuation)
    frame.put("a", x: 1, y: 0)
    frame.put("b", x: 2, y: 0)
    #expect(frame.text == " ab x")
  }

  @Test("half of a wide character at either edge is a blank")
  func wideAtEdges() {
    var frame = Frame(Size(3, 1))
    frame.put("漢字", x: -1, y: 0)
    #expect(frame.text == " 字")
    frame.put("漢字", x: 0, y: 0, ellipsis: false)
    #expect(frame[0, 0].text == "漢")
  }

  @Test("a bar joins the rules that it meets")
  func bar() {
    var frame = Frame(Size(14, 4))
    for (y, width) in [(0, 14), (2, 10), (3, 14)] {
      frame.fill(Rect(x: 0, y: y, width: width, height: 1), "─", style: .plain)
    }
    frame.putBar(x: 10, y: 0, height: 4)
    #expect(
      frame.text == """
        ──────────┬───
                  │
        ──────────┤
        ──────────┴───
        """)
  }

  @Test("in ASCII every cell has its twin and keeps its column")
  func ascii() {
    var frame = Frame(Size(26, 1))
    frame.put("✓ ▶ ■ │─┼ é 漢 ✅ x… ▁█ ⟨", x: 0, y: 0)
    let row = frame.rows[0].inASCII
    #expect(row.map(\.text).joined() == "+ > # |-+ e ?  +  x~ _# < ")
    #expect(row.allSatisfy { $0.text.utf8.count == 1 })
  }
}

@Suite("Glyphs, sparklines, durations")
struct LookTests {
  @Test("every glyph is one column and has an ASCII twin of one", arguments: Glyph.allCases)
  func oneColumn(glyph: Glyph) {
    #expect(TextWidth.width(of: glyph.text()) == 1)
    #expect(glyph.text(ascii: true).utf8.count == 1)
  }

  @Test("states are told apart by their glyph alone, in ASCII too")
  func apart() {
    let states: [Glyph] = [.done, .active, .ready, .blocked, .failed, .warning, .cancelled, .finding, .correction]
    #expect(Set(states.map { $0.text() }).count == states.count)
    #expect(Set(states.map { $0.text(ascii: true) }).count == states.count)
  }

  @Test(
    "a sparkline shows the latest counts, the highest full, a single one above nothing",
    arguments: [([0, 0, 1, 100], 4, "▁▁▂█"), ([], 4, ""), ([0, 0], 4, "▁▁"), ([9, 1, 2], 2, "▅█"), ([5], 0, "")])
  func sparkline(counts: [Int], columns: Int, text: String) {
    #expect(Sparkline.text(counts, columns: columns) == text)
  }

  @Test(
    "a duration has at most two units",
    arguments: [
      (0, "0 s"), (41, "41 s"), (420, "7 m"), (450, "7 m"), (3_600, "1 h"), (13_440, "3 h 44 m"), (90_000, "1 d 1 h"),
      (-60, "1 m"), (2_592_000 + 3_600, "30 d"), (Int.min, "106751991167300 d"),
    ])
  func duration(seconds: Int, text: String) { #expect(ShortDuration.text(seconds: seconds) == text) }

  @Test(
    "what took less than a second is told in thousandths",
    arguments: [
      (0, "< 1 ms"), (0.0004, "< 1 ms"), (0.01, "10 ms"), (0.9994, "999 ms"), (0.9996, "1 s"), (1.24, "1.2 s"),
      (59.94, "59.9 s"), (59.96, "1 m"), (200, "3 m"),
    ])
  func run(seconds: Double, text: String) { #expect(ShortDuration.text(ofRun: seconds) == text) }
}
