import Screen
import Testing

@Suite("Text widths")
struct TextWidthTests {
  @Test(
    "text has the columns that a terminal gives it",
    arguments: [
      ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｆｕｌｌ", 8), ("ﾊﾝ", 2), ("한글", 4),
      ("✅", 2), ("⏳", 2), ("✓■▶✗▲✱¶…", 8), ("■\u{FE0F}", 1), ("❤\u{FE0F}", 1), ("⌚", 2), ("1\u{FE0F}\u{20E3}", 1),
      ("कि", 2), ("ا", 1), ("§", 1), ("█▁", 2),
    ])
  func columns(text: String, columns: Int) { #expect(TextWidth.width(of: text) == columns) }

  @Test(
    "a cluster that terminals disagree on is shown as something they agree on",
    arguments: [
      ("👨‍👩‍👧‍👦 family", "👨 family", 9), ("👍🏽", "👍", 2), ("👩🏽‍🔬", "👩", 2), ("❤️‍🔥", "❤", 1), ("🇳🇱 flag", "NL flag", 7),
      ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "🏴", 2), ("🏽", "🏽", 2),
      ("\u{1112}\u{1161}\u{11AB}", "한", 2),
      ("\u{AC00}\u{11A8}", "각", 2),
    ])
  func cluster(text: String, shown: String, columns: Int) {
    #expect(TextWidth.visible(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    #expect(TextWidth.width(of: text) == columns)
  }

  @Test(
    "what can't be seen, or commands the terminal, is shown by name",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("a\u{0}b\nc", "a␀b␊c"), ("\u{7F}", "␡"), ("\u{9B}31m", "⟨U+009B⟩31m"),
      ("safe\u{202E}txt", "safe⟨U+202E⟩txt"), ("a\u{200B}b", "a⟨U+200B⟩b"), ("\u{FEFF}x", "⟨U+FEFF⟩x"),
      ("a\u{200D}b", "a⟨U+200D⟩b"), ("x\u{E0041}", "x⟨U+E0041⟩"), ("\u{2028}", "⟨U+2028⟩"), ("\u{AD}", "⟨U+00AD⟩"),
      ("\u{E0B0}", "⟨U+E0B0⟩"), ("\u{378}", "⟨U+0378⟩"), ("\u{3164}", "⟨U+3164⟩"), ("\u{2066}", "⟨U+2066⟩"),
      ("\u{301}", "◌\u{301}"), ("x\u{FE0F}\u{FE0F}", "x⟨U+FE0F⟩"), ("\u{10FFFF}", "⟨U+10FFFF⟩"),
    ])
  func shownByName(text: String, shown: String) {
    #expect(TextWidth.visible(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test(
    "a tab runs to the next fourth column", arguments: [("\tx", "    x"), ("ab\tx", "ab  x"), ("漢字\tx", "漢字    x")])
  func tab(text: String, shown: String) { #expect(TextWidth.visible(text) == shown) }

  @Test("every scalar is shown, has columns, and shown again stays the same")
  func everyScalar() {
    var wrong: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = TextWidth.visible("a" + String(scalar))
      let again = TextWidth.visible(shown)
      if !again.unicodeScalars.elementsEqual(shown.unicodeScalars) { wrong.append(scalar.escaped(asASCII: true)) }
    }
    #expect(wrong == [])
  }

  @Test("no scalar that is a control, a format character, private or unassigned is left in visible text")
  func nothingRaw() {
    let raw: Set<Unicode.GeneralCategory> = [
      .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    ]
    var left: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), raw.contains(scalar.properties.generalCategory) else { continue }
      if TextWidth.visible(String(scalar)).unicodeScalars.contains(scalar) {
        left.append(scalar.escaped(asASCII: true))
      }
    }
    #expect(left == [])
  }

  /// Scalars that Unicode 15.0 knows, the version of the widths.
  private var known: some Sequence<Unicode.Scalar> {
    (UInt32(0x300)...0xE01EF).lazy.compactMap(Unicode.Scalar.init).filter {
      $0.properties.age.map { $0.major <= 15 && ($0.major < 15 || $0.minor == 0) } ?? false
    }
  }

  @Test("every scalar that is an emoji by itself has two columns")
  func emoji() {
    let flagHalves = UInt32(0x1F1E6)...0x1F1FF
    let wrong = known.filter { $0.properties.isEmojiPresentation && !flagHalves.contains($0.value) }
      .filter { TextWidth.width(of: String($0)) != 2 }.map { $0.escaped(asASCII: true) }
    #expect(wrong == [])
  }

  @Test("every mark takes no column, or is shown by name where it has no shape")
  func everyMark() {
    let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .enclosingMark]
    let wrong = known.filter { marks.contains($0.properties.generalCategory) }
      .filter { TextWidth.width(of: "a" + String($0)) != 1 && !$0.properties.isDefaultIgnorableCodePoint }
      .map { $0.escaped(asASCII: true) }
    #expect(wrong == [])
  }

  @Test("marks take no column, and only as many as a cell can hold are kept")
  func marks() {
    let stacked = "e" + String(repeating: "\u{301}", count: 50)
    #expect(TextWidth.width(of: stacked) == 1)
    #expect(TextWidth.visible(stacked).unicodeScalars.count == 5)
  }

  @Test(
    "text is cut at a whole character, with an ellipsis in the last column",
    arguments: [
      ("mapper error", 12, "mapper error"), ("mapper error", 8, "mapper …"), ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 6, "漢字…"),
      ("漢字漢字", 4, "漢…"), ("ab", 1, "…"), ("ab", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
      ("क\u{93F}क\u{93F}", 3, "क\u{93F}…"),
    ])
  func truncated(text: String, columns: Int, cut: String) { #expect(TextWidth.truncated(text, to: columns) == cut) }

  @Test("a start never takes half of a wide character or of a syllable")
  func prefixes() {
    #expect(TextWidth.prefix("漢字", columns: 3) == "漢")
    #expect(TextWidth.prefix("a क\u{93F}", columns: 3) == "a ")
    #expect(TextWidth.prefix("abc", columns: -1) == "")
  }

  @Test("padding fills to the column on either side")
  func padded() {
    #expect(TextWidth.padded("漢", to: 4) == "漢  ")
    #expect(TextWidth.padded("漢", to: 4, right: true) == "  漢")
    #expect(TextWidth.padded("longer", to: 4) == "lon…")
  }
}

@Suite("Wrapping")
struct WrappingTests {
  @Test("lines break at blanks")
  func words() {
    #expect(
      TextWidth.wrapped("School model that does not exist", to: 12) == ["School model", "that does", "not exist"])
  }

  @Test("a word longer than the line is broken within")
  func longWord() {
    #expect(TextWidth.wrapped("at e7e5acae-4183-4451", to: 8) == ["at", "e7e5acae", "-4183-44", "51"])
  }

  @Test("wide characters break between any two")
  func wide() { #expect(TextWidth.wrapped("漢字漢字漢", to: 5) == ["漢字", "漢字", "漢"]) }

  @Test("continued lines are indented, kept line breaks are not")
  func indent() {
    #expect(TextWidth.wrapped("one two three\nfour", to: 8, indent: 2) == ["one two", "  three", "four"])
  }

  @Test("blanks at the start of a line are kept, as code needs them")
  func leadingBlanks() { #expect(TextWidth.wrapped("    x y", to: 6) == ["    x", "y"]) }

  @Test("empty lines stay, and every line ends within the columns", arguments: [1, 2, 3, 7, 20])
  func within(columns: Int) {
    let text = "The worker\r\n\r\nfailed: \u{1B}[31m漢字 👨‍👩‍👧 sqlalchemy.exc.InvalidRequestError"
    let lines = TextWidth.wrapped(text, to: columns, indent: 3)
    #expect(lines.contains(""))
    for line in lines { #expect(TextWidth.width(of: line) <= max(2, columns)) }
    #expect(TextWidth.wrapped("", to: columns) == [""])
  }
}
