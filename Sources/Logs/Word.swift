/// A short word in any case, as one number, so that it is looked up without a string being made.
struct Word: Hashable, ExpressibleByStringLiteral {
  private let letters: UInt128

  /// Letters, digits and `._@-`; the longest word is 15 bytes.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= Self.longest else { return nil }
    var letters: UInt128 = 1
    for place in range { letters = letters &<< 8 | UInt128(bytes[place].uppercased) }
    self.letters = letters
  }

  init(stringLiteral text: StaticString) {
    letters = text.withUTF8Buffer { $0.prefix(Self.longest).reduce(1) { $0 &<< 8 | UInt128($1.uppercased) } }
  }

  static let longest = 15

  /// Hashed by its last bytes alone: the tables are small and their words differ there.
  func hash(into hasher: inout Hasher) { hasher.combine(UInt64(truncatingIfNeeded: letters)) }
}
