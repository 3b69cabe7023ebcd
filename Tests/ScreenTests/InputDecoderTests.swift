import Screen
import Testing

@Suite("What the terminal sends")
struct InputDecoderTests {
  /// Feeds bytes as one burst.
  private func decoded(_ bursts: [[InputDecoder.Code]]) -> [Input] {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for burst in bursts {
      for code in burst { decoder.feed(code, into: &inputs) }
      decoder.endBurst(into: &inputs)
    }
    return inputs
  }

  private func bytes(_ text: String) -> [InputDecoder.Code] { text.utf8.map { .byte($0) } }

  @Test("typed text comes as whole characters")
  func characters() {
    #expect(decoded([bytes("aé漢e\u{301}")]) == ["a", "é", "漢", "e\u{301}"].map { .key(Key($0)) })
  }

  @Test("a character that comes in two bursts is one character")
  func split() {
    let halves = bytes("漢")
    #expect(decoded([Array(halves[..<2]), Array(halves[2...])]) == [.key(Key("漢"))])
  }

  @Test("bytes that are no UTF-8 are one mark, and what follows is kept")
  func invalid() {
    #expect(decoded([[.byte(0xFF)] + bytes("q")]) == [.key(Key("\u{FFFD}")), .key(Key("q"))])
  }

  private static let controls: [(UInt8, Key)] = [
    (0x03, Key(.character("c"), control: true)), (0x1A, Key(.character("z"), control: true)), (0x0D, Key(.enter)),
    (0x09, Key(.tab)), (0x7F, Key(.backspace)), (0x00, Key(.character(" "), control: true)), (0x1B, Key(.escape)),
    (0x1D, Key(.character("]"), control: true)),
  ]

  @Test("control bytes are keys", arguments: controls)
  func control(byte: UInt8, key: Key) { #expect(decoded([[.byte(byte)]]) == [.key(key)]) }

  @Test("an escape in the same burst as a key is Alt")
  func alt() {
    #expect(decoded([bytes("\u{1B}f")]) == [.key(Key(.character("f"), alt: true))])
    #expect(decoded([bytes("\u{1B}é!")]) == [.key(Key(.character("é"), alt: true)), .key(Key("!"))])
    #expect(decoded([[.byte(0x1B), .key(Key(.up))]]) == [.key(Key(.up, alt: true))])
    #expect(decoded([[.byte(0x1B)], bytes("f")]) == [.key(Key(.escape)), .key(Key("f"))])
  }

  @Test("a sequence that is not known is dropped whole", arguments: ["\u{1B}[27;5;9~", "\u{1B}[?1;2c", "\u{1B}OX"])
  func unknown(sequence: String) { #expect(decoded([bytes(sequence + "q")]) == [.key(Key("q"))]) }

  @Test("a paste is one act, whatever it holds")
  func paste() {
    let codes: [InputDecoder.Code] = [.pasteStart] + bytes("one\rtwo\u{1B}[31mq") + [.key(Key(.up)), .pasteEnd]
    #expect(decoded([Array(codes[..<5]), Array(codes[5...])]) == [.paste("one\ntwo\u{1B}[31mq")])
  }

  @Test("a paste is bounded")
  func longPaste() {
    let long = Array(repeating: InputDecoder.Code.byte(0x78), count: InputDecoder.mostPasteBytes + 10)
    guard case .paste(let text)? = decoded([[.pasteStart] + long + [.pasteEnd]]).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == InputDecoder.mostPasteBytes)
  }

  @Test("a paste whose end never comes is told when asked")
  func unfinishedPaste() {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for code in [.pasteStart] + bytes("half") { decoder.feed(code, into: &inputs) }
    #expect(decoder.isPasting && inputs == [])
    decoder.endPaste(into: &inputs)
    #expect(!decoder.isPasting && inputs == [.paste("half")])
  }

  @Test("a letter alone is told at once, as it would be after a burst")
  func letterAlone() {
    for code in Int32(0)..<0x1000 {
      let alone = InputDecoder().letter(code)
      #expect(alone == ((0x20..<0x7F).contains(code) ? decoded([[.byte(UInt8(code))]]).first : nil))
    }
  }

  private static let waiting: [[InputDecoder.Code]] = [[.byte(0xE6)], [.byte(0x1B)], [.pasteStart], [.byte(0x61)]]

  @Test("a letter that follows what is not yet told waits with it", arguments: waiting)
  func letterAfter(_ before: [InputDecoder.Code]) {
    var decoder = InputDecoder()
    var inputs: [Input] = []
    for code in before { decoder.feed(code, into: &inputs) }
    #expect(inputs == [] && decoder.letter(0x6A) == nil)
  }
}
