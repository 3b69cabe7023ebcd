/// One cell: a character as a person sees it, and its style. The right half of a wide character is
/// an empty `text`.
///
/// The text is at most 15 bytes, which stand in the cell itself: cells are copied and compared as
/// plain memory.
package struct Cell: Hashable, Sendable {
  /// UTF-8 from the lowest byte up, zeros after its end.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  package var style: Style

  /// What does not fit into a cell is cut.
  package init(_ text: String = " ", _ style: Style = .plain) {
    var text = text
    self = text.withUTF8 { Cell(bytes: $0, style) }
  }

  /// A character that is made visible already.
  init(bytes: UnsafeBufferPointer<UInt8>, _ style: Style) {
    self.style = style
    for (place, byte) in bytes.prefix(Self.mostBytes).enumerated() {
      if place < 8 {
        low |= UInt64(byte) << UInt64(8 * place)
      } else {
        high |= UInt64(byte) << UInt64(8 * (place - 8))
      }
    }
  }

  init(ascii: UInt8, _ style: Style) {
    low = UInt64(ascii)
    self.style = style
  }

  static let mostBytes = 15

  package var text: String {
    get {
      withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
    set { self = Cell(newValue, style) }
  }

  /// As the compiler would have it, but in line: rows are compared cell by cell at every picture.
  @inline(__always)
  package static func == (left: Cell, right: Cell) -> Bool {
    left.low == right.low && left.high == right.high && left.style == right.style
  }

  package var isContinuation: Bool { low == 0 }

  /// The text where it is one scalar, as nearly all are; nil where it is more, or none.
  package var scalar: Unicode.Scalar? {
    let first = UInt32(low & 0xFF)
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard low != 0, high == 0, low >> UInt64(8 * length) == 0 else { return nil }
    guard length > 1 else { return Unicode.Scalar(first) }
    var value = first & (0x7F >> UInt32(length))
    for place in 1..<length { value = value << 6 | UInt32(low >> UInt64(8 * place) & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// The text where it is one byte, as most are; nil where it is more, or none.
  package var ascii: UInt8? { low > 0 && low < 0x80 ? UInt8(truncatingIfNeeded: low) : nil }
}
