/// How a session is named: usually a number ("8"), in the wild also a part of one ("8b", "11 part
/// 3"). Never empty.
///
/// Order is by the numbers within it first: 8 < 8b < 9 < 11 < 11 part 3 < 12.
package struct SessionNumber: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let text: String

  /// Folds case, blanks and leading zeros; nil where no letter or digit is left.
  package init?(_ text: some StringProtocol) {
    let words = text.lowercased().split { $0 == " " || $0 == "_" || $0 == "\t" }
    let folded = words.map { word -> String in
      let bare = word.drop { $0 == "0" }
      return bare.first?.isNumber == true ? String(bare) : String(word)
    }
    let joined = folded.joined(separator: " ")
    guard joined.contains(where: { $0.isLetter || $0.isNumber }), joined.utf8.count <= 64 else { return nil }
    self.text = joined
  }

  package init(_ number: Int) { text = String(number) }
  package init(stringLiteral value: String) { text = SessionNumber(value)?.text ?? value }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }

  /// The first whole number in it; nil where there is none.
  package var whole: Int? { Int(text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }.prefix(18)) }

  /// The number that follows this one: 8 → 9, 11 part 3 → 12.
  package var next: SessionNumber { SessionNumber((whole ?? 0) + 1) }

  package static func < (left: SessionNumber, right: SessionNumber) -> Bool {
    // Nearly all are plain numbers, without a zero in front.
    if left.isPlain, right.isPlain {
      let (a, b) = (left.text.utf8.count, right.text.utf8.count)
      return a != b ? a < b : left.text < right.text
    }
    let (a, b) = (left.pieces, right.pieces)
    for (x, y) in zip(a, b) where x != y {
      switch (Int(x), Int(y)) {
      case (let x?, let y?): return x < y
      case (nil, _?): return false
      case (_?, nil): return true
      case (nil, nil): return x < y
      }
    }
    return a.count != b.count ? a.count < b.count : left.text < right.text
  }

  /// Digits from 1 on.
  private var isPlain: Bool { text.utf8.first != 0x30 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private var pieces: [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let digits = first.isASCII && first.isNumber
      let piece = rest.prefix { ($0.isASCII && $0.isNumber) == digits && $0 != " " }
      if !piece.isEmpty { pieces.append(piece) }
      rest = rest.dropFirst(max(piece.count, 1))
    }
    return pieces
  }
}
