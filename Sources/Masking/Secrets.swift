/// Masks secrets in text before it is kept or shown. The rules are the tables of `SecretRules`;
/// masking is linear in the text.
///
/// What is masked reads `•••• (GitHub token)`: the secret is gone, its kind is told. Masking what
/// is masked changes nothing.
package enum Secrets {
  package static func masked(_ text: String) -> (text: String, count: Int) {
    var stream = Stream()
    let bytes = stream.feed(Array(text.utf8)) + stream.finish()
    return (String(decoding: bytes, as: UTF8.self), stream.count)
  }

  /// Masks text that arrives in pieces, whatever their borders: a line is given out once it is
  /// whole, since within it a secret may still be growing. A line longer than `longestHeld` is
  /// given out in parts cut at a blank where there is one.
  package struct Stream: Sendable {
    /// Secrets masked so far.
    package private(set) var count = 0

    static let longestHeld = 65_536
    private var held: [UInt8] = []
    /// How much of `held` has been searched for a line's end.
    private var searched = 0
    private var isInPrivateKey = false

    package init() {}

    /// Takes the next bytes and gives out what is certain by now.
    package mutating func feed(_ bytes: [UInt8]) -> [UInt8] {
      held += bytes
      var masked: [UInt8] = []
      var start = 0
      while searched < held.count {
        let byte = held[searched]
        searched += 1
        let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        guard isEnd || searched - start >= Self.longestHeld else { continue }
        var end = searched
        if !isEnd, let blank = held[(start + Self.longestHeld / 2)..<end].lastIndex(of: UInt8(ascii: " ")) {
          end = blank + 1
        }
        masked += mask(held[start..<end])
        start = end
      }
      held.removeFirst(start)
      searched = held.count
      return masked
    }

    /// Gives out the last line, where it had no end.
    package mutating func finish() -> [UInt8] {
      defer {
        held = []
        searched = 0
      }
      return mask(held[...])
    }

    private mutating func mask(_ line: ArraySlice<UInt8>) -> [UInt8] {
      if isInPrivateKey {
        guard let end = SecretRules.privateKeyEnd(in: line) else { return [] }
        isInPrivateKey = false
        return Array(line[end...])
      }
      var found = SecretRules.found(in: line)
      var cut = line.endIndex
      if let begin = SecretRules.privateKeyBegin(in: line), !found.contains(where: { $0.range.contains(begin - 1) }) {
        let end = SecretRules.privateKeyEnd(in: line[begin...])
        isInPrivateKey = end == nil
        cut = end ?? line[begin...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? line.endIndex
        found =
          found.filter { $0.range.upperBound <= begin } + [SecretRules.Found(range: begin..<cut, kind: "private key")]
      }
      guard !found.isEmpty else { return Array(line) }
      var masked: [UInt8] = []
      var at = line.startIndex
      for secret in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        masked += line[at..<secret.range.lowerBound]
        masked += Self.mark(secret.kind)
        at = secret.range.upperBound
        count += 1
      }
      return masked + line[at...]
    }

    private static func mark(_ kind: String) -> [UInt8] { Array("\(SecretRules.mark) (\(kind))".utf8) }
  }
}

extension ArraySlice<UInt8> {
  /// Where `needle` first stands.
  func firstIndex(of needle: [UInt8]) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    var at = startIndex
    while at <= endIndex - needle.count {
      if self[at] == first, self[at..<(at + needle.count)].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }
}
