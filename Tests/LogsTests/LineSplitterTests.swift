import Testing

@testable import Logs

@Suite("Cutting bytes into lines")
struct LineSplitterTests {
  func lines(_ pieces: [[UInt8]], finish: Bool = true) -> (texts: [String], cuts: [Int]) {
    var splitter = LineSplitter()
    var texts: [String] = []
    var cuts: [Int] = []
    for piece in pieces {
      splitter.feed(piece.span) { line, cut in
        texts.append(line.text)
        cuts.append(cut)
      }
    }
    if finish {
      splitter.finish { line, cut in
        texts.append(line.text)
        cuts.append(cut)
      }
    }
    return (texts, cuts)
  }

  static let cases: [(String, [String])] = [
    ("a\nb\n", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]),
    ("10%\r20%\rdone\n", ["10%", "20%", "done"]),
    ("evil\rgood\n", ["evil", "good"]), ("a\r\r\nb\n", ["a", "b"]), ("", []), ("no end", ["no end"]), ("é✅\n", ["é✅"]),
    ("\n", [""]), ("a\r", ["a"]),
  ]

  @Test("every kind of line end ends a line", arguments: cases)
  func ends(text: String, expected: [String]) {
    #expect(lines([Array(text.utf8)]).texts == expected)
  }

  @Test("where the pieces part makes no difference", arguments: cases)
  func pieces(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    #expect(lines(bytes.map { [$0] }).texts == expected)
    for place in 0...bytes.count {
      #expect(lines([Array(bytes[..<place]), Array(bytes[place...])]).texts == expected)
    }
  }

  @Test("a line of 10 MB is kept to 64 KiB, and how much was cut is told")
  func huge() {
    let total = 10_000_000
    let block = [UInt8](repeating: 120, count: 65_536)
    var pieces = Array(repeating: block, count: total / block.count)
    pieces.append(Array(block[..<(total % block.count)]) + [10] + Array("next\n".utf8))
    let (texts, cuts) = lines(pieces)
    #expect(texts.map(\.utf8.count) == [LogLine.longest, 4])
    #expect(cuts == [total - LogLine.longest, 0])
  }

  @Test("a cut goes through no character")
  func wholeCharacters() {
    let text = "a" + String(repeating: "é", count: 40_000)
    let (texts, cuts) = lines([Array(text.utf8)])
    #expect(!(texts[0].contains("\u{FFFD}")))
    #expect(texts[0].utf8.count + cuts[0] == text.utf8.count)
  }

  @Test("a cut line says so in its text")
  func saysCut() {
    var parser = LineParser(source: 0)
    let line = parser.line(Array("start".utf8).span, reference: 0, arrival: nil, cut: 1234)
    #expect(line.text == "start … 1234 more bytes of this line are not shown")
    #expect(line.cutBytes == 1234)
  }
}
