import Testing

@testable import Documents

@Suite("mojibake")
struct ImportMojibakeTests {
  static let sample = "Build → green ✅, worker “ready” ⏳ naïve – 🔄 done"

  @Test("is undone once", arguments: Codepage.allCases)
  func once(codepage: Codepage) {
    let repair = Mojibake.repair(misread(Self.sample, as: codepage))
    #expect(repair.text == Self.sample)
    #expect(repair.notes.count == 1)
    #expect(repair.notes.first?.hasPrefix("8 characters repaired") == true)
  }

  @Test("is undone where it happened twice", arguments: Codepage.allCases, Codepage.allCases)
  func twice(first: Codepage, second: Codepage) {
    let repair = Mojibake.repair(misread(misread(Self.sample, as: first), as: second))
    #expect(repair.text == Self.sample)
    #expect(repair.notes.first?.contains("twice over") == true)
  }

  @Test(
    "leaves what may be meant as it stands",
    arguments: [
      "plain ASCII", "Grüße aus Köln, naïve café", "“École” – «À bientôt»…", "→ ✅ ⏳ are fine as they are",
      "The log shows \"‚Äú\" where a quotation mark should be", "Broken arrows look like `‚Üí` in the old export",
      "Fixed the “‚Äú” bug; the list → page – and all “quotes” – render again", "Привет, мир", "日本語のメモ", "10 µm ± 2 °C",
    ])
  func stays(text: String) {
    #expect(Mojibake.repair(text) == Mojibake.Repair(text: text, notes: []))
  }

  @Test("counts the characters, the commonest first")
  func counts() {
    let repair = Mojibake.repair(misread("→ → → ✅ ✅ ⏳", as: .macRoman))
    #expect(
      repair.notes == ["6 characters repaired: UTF-8 that had been read as Mac Roman (→ 3, ✅ 2, ⏳ 1)"])
  }
}

@Suite("decoding")
struct ImportDecodeTests {
  @Test(
    "reads the usual encodings, saying what it mended",
    arguments: [
      ([0xEF, 0xBB, 0xBF] + Array("# a\n".utf8), "# a\n", 1),
      ([0xFF, 0xFE, 0x23, 0, 0x20, 0, 0xE9, 0], "# é", 1),
      ([0xFE, 0xFF, 0, 0x23, 0, 0x20, 0, 0xE9], "# é", 1),
      ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x96, 0x20, 0x78], "café – x", 1),
      (Array("a\r\nb\r\n".utf8), "a\nb\n", 1),
      (Array("a\rb".utf8), "a\nb", 1),
      (Array("words with a \0 in them".utf8), "words with a \u{FFFD} in them", 1),
      (Array("no end of line".utf8), "no end of line", 0),
      (Array("é → ".utf8) + [0xFF] + Array(" x".utf8), "é → \u{FFFD} x", 1),
    ] as [([UInt8], String, Int)])
  func encodings(bytes: [UInt8], text: String, repairs: Int) throws {
    let decoded = try DecodedText(bytes, name: "a.md")
    #expect(decoded.text == text)
    #expect(decoded.repairs.count == repairs)
  }

  @Test("refuses what is no text")
  func refuses() {
    #expect(throws: DocumentError.empty(name: "a.md")) { try DecodedText([], name: "a.md") }
    let noise = (0..<4000).map { UInt8($0 % 256) }
    #expect(throws: DocumentError.notText(name: "a.md")) { try DecodedText(noise, name: "a.md") }
  }
}
