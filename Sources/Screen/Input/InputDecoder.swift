/// Makes what a person did out of what the terminal sent: whole characters out of UTF-8, a paste
/// out of its marks, Alt out of an escape that comes with a key. Sequences it does not know are
/// dropped whole, never typed.
package struct InputDecoder {
  /// One thing as the terminal's driver tells it.
  package enum Code: Hashable, Sendable {
    case byte(UInt8)
    case key(Key)
    case mouse(Mouse)
    case focus(Bool)
    case pasteStart, pasteEnd
  }

  private enum State { case plain, escape, controlSequence, singleShift }

  /// A paste that is longer is cut here: a megabyte is no longer something typed.
  package static let mostPasteBytes = 1 << 20

  private var state = State.plain
  /// Bytes of text not yet told; the first character came with Alt where `textIsAlt`.
  private var text: [UInt8] = []
  private var textIsAlt = false
  private var paste: [UInt8]?

  package init() {}

  package var isPasting: Bool { paste != nil }

  package mutating func feed(_ code: Code, into inputs: inout [Input]) {
    switch code {
    case .byte(let byte):
      if paste != nil { appendToPaste(byte) } else { feed(byte, into: &inputs) }
      return
    case .pasteStart:
      endBurst(into: &inputs)
      if paste == nil { paste = [] }
      return
    case .pasteEnd:
      endPaste(into: &inputs)
      return
    case .key, .mouse, .focus: break
    }
    // Keys within a paste are escape sequences in the pasted text.
    guard paste == nil else { return }
    let isAlt = state == .escape
    if isAlt { state = .plain }
    endBurst(into: &inputs)
    switch code {
    case .key(var key):
      if isAlt { key.isAlt = true }
      inputs.append(.key(key))
    case .mouse(let mouse): inputs.append(.mouse(mouse))
    case .focus(let isFocused): inputs.append(.focus(isFocused))
    case .byte, .pasteStart, .pasteEnd: break
    }
  }

  /// Printable ASCII, made once: to make a character is to validate it as text.
  private static let letters = (0x20..<0x7F).map { Character(Unicode.Scalar(UInt8($0))) }

  /// The key of a printable ASCII byte, where it can be told at once: nothing that came before
  /// waits for what follows it.
  package func letter(_ code: Int32) -> Input? {
    guard state == .plain, text.isEmpty, paste == nil, (0x20..<0x7F).contains(code) else { return nil }
    return .key(Key(.character(Self.letters[Int(code) - 0x20])))
  }

  /// Tells what can be told when no more comes for now: an escape alone is the Escape key; half a
  /// character waits for its rest.
  package mutating func endBurst(into inputs: inout [Input]) {
    switch state {
    case .plain: break
    case .escape:
      tellText(into: &inputs)
      inputs.append(.key(Key(.escape)))
    case .controlSequence: inputs.append(.key(Key(.character("["), alt: true)))
    case .singleShift: inputs.append(.key(Key(.character("O"), alt: true)))
    }
    state = .plain
    tellText(into: &inputs)
  }

  /// Tells the paste as far as it came.
  package mutating func endPaste(into inputs: inout [Input]) {
    guard let bytes = paste else { return }
    paste = nil
    let whole = String(decoding: bytes, as: UTF8.self)
    // Terminals send line ends as returns.
    inputs.append(.paste(String(whole.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })))
  }

  private mutating func appendToPaste(_ byte: UInt8) {
    guard let count = paste?.count, count < Self.mostPasteBytes else { return }
    paste?.append(byte)
  }

  private mutating func feed(_ byte: UInt8, into inputs: inout [Input]) {
    switch state {
    case .plain: feedPlain(byte, isAlt: false, into: &inputs)
    case .escape:
      switch byte {
      case 0x1B: inputs.append(.key(Key(.escape)))
      case UInt8(ascii: "["): state = .controlSequence
      case UInt8(ascii: "O"): state = .singleShift
      default:
        state = .plain
        feedPlain(byte, isAlt: true, into: &inputs)
      }
    case .controlSequence: if (0x40...0x7E).contains(byte) { state = .plain }
    case .singleShift: state = .plain
    }
  }

  private mutating func feedPlain(_ byte: UInt8, isAlt: Bool, into inputs: inout [Input]) {
    if byte == 0x1B {
      tellText(into: &inputs)
      state = .escape
    } else if byte < 0x20 || byte == 0x7F {
      tellText(into: &inputs)
      var key = Self.controlKey(byte)
      key.isAlt = isAlt
      inputs.append(.key(key))
    } else {
      if isAlt {
        tellText(into: &inputs)
        textIsAlt = true
      }
      text.append(byte)
    }
  }

  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), control: true)
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0A, 0x0D: Key(.enter)
    case 0x01...0x1A: Key(.character(Character(Unicode.Scalar(byte + 0x60))), control: true)
    default: Key(.character(Character(Unicode.Scalar(byte + 0x40))), control: true)
    }
  }

  private mutating func tellText(into inputs: inout [Input]) {
    let whole = text.count - Self.unfinished(text)
    for character in String(decoding: text[..<whole], as: UTF8.self) {
      inputs.append(.key(Key(.character(character), alt: textIsAlt)))
      textIsAlt = false
    }
    text.removeFirst(whole)
  }

  /// How many bytes at the end are the start of a character whose rest is still to come.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 && byte < 0xF8 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      return byte < 0xF8 && length > index + 1 ? index + 1 : 0
    }
    return 0
  }
}
