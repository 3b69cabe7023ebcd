/// Words that mean something, looked up in a title: the longest phrase found decides, then the earliest.
struct Phrases<Meaning: Sendable>: Sendable {
  private var phrases: [String: Meaning] = [:]
  private var whole: [String: Meaning] = [:]
  private var longest = 1

  /// A phrase that begins with `=` must be the whole title.
  init(_ table: [(Meaning, [String])]) {
    for (meaning, words) in table {
      for phrase in words {
        let names = Self.names(in: phrase)
        if phrase.hasPrefix("=") {
          whole[names.joined(separator: " ")] = meaning
        } else {
          phrases[names.joined(separator: " ")] = meaning
          longest = max(longest, names.count)
        }
      }
    }
  }

  func meaning(of title: some StringProtocol) -> Meaning? {
    let words = Self.names(in: title)
    guard !words.isEmpty, words.count <= 24 else { return nil }
    if let meaning = whole[words.joined(separator: " ")] { return meaning }
    for length in stride(from: min(longest, words.count), through: 1, by: -1) {
      for start in 0...(words.count - length) {
        if let meaning = phrases[words[start..<(start + length)].joined(separator: " ")] { return meaning }
      }
    }
    return nil
  }

  /// The meaning of the whole title only.
  func exact(_ title: some StringProtocol) -> Meaning? {
    let joined = Self.names(in: title).joined(separator: " ")
    return whole[joined] ?? phrases[joined]
  }

  /// The words that are no figures: "Session 8 achievements" speaks of "session achievements".
  private static func names(in title: some StringProtocol) -> [String] {
    words(of: title).filter { !$0.allSatisfy(\.isNumber) }
  }

  /// Lower case, without punctuation, symbols, and a leading number ("3. ").
  static func words(of title: some StringProtocol) -> [String] {
    var words: [[UInt8]] = [[]]
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"):
        words[words.count - 1].append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): words[words.count - 1].append(byte + 32)
      default: if words.last?.isEmpty == false { words.append([]) }
      }
    }
    if words.last?.isEmpty == true { words.removeLast() }
    let read = words.map { String(decoding: $0.filter { $0 != UInt8(ascii: "'") }, as: UTF8.self) }
    return read.count > 1 && read[0].allSatisfy(\.isNumber) ? Array(read.dropFirst()) : read
  }
}
