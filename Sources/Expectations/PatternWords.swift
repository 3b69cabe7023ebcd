import Records

/// What a pattern looks for, in words a person reads at a glance:
/// `(?i)sqlalchemy.*?(?:error|fatal)` is “sqlalchemy … error”.
package enum PatternWords {
  private static let longest = 32

  /// The first of the pattern's alternatives, with `…` for whatever is not a literal text; nil
  /// where only the pattern itself says it.
  package static func subject(of pattern: String) -> String? {
    var reader = Reader(rest: Array(pattern)[...])
    guard let text = reader.alternatives(nested: false) else { return nil }
    let words = joined(text)
    guard words.contains(where: \.isLetter) else { return nil }
    return words.count > longest ? words.prefix(longest - 1) + "…" : words
  }

  /// One ellipsis for everything that is not letters between two of them, and none at the ends.
  private static func joined(_ text: String) -> String {
    var parts: [String] = []
    for part in text.split(separator: "…") {
      let bare = part.trimmingBlanks
      if bare.contains(where: { $0.isLetter || $0.isNumber }) { parts.append(bare) }
    }
    return parts.joined(separator: " … ")
  }

  private struct Reader {
    var rest: ArraySlice<Character>

    /// Reads to the end, or to the group's closing bracket; nil for what has no words, such as a
    /// look ahead.
    mutating func alternatives(nested: Bool) -> String? {
      var first = ""
      var isFirst = true
      while let character = rest.popFirst() {
        let piece: String
        switch character {
        case ")":
          return nested ? first : nil
        case "|":
          isFirst = false
          continue
        case "(":
          guard let flags = openGroup() else { return nil }
          if flags { continue }
          guard let inner = alternatives(nested: true) else { return nil }
          piece = inner
        case "[":
          skipClass()
          piece = "…"
        case "\\":
          guard let escaped = rest.popFirst() else { return nil }
          piece = escaped == "s" ? " " : "bBAzZ".contains(escaped) ? "" : escaped.isLetter ? "…" : String(escaped)
        case ".": piece = "…"
        case "^", "$": piece = ""
        default: piece = String(character)
        }
        skipQuantifier()
        if isFirst { first += piece }
      }
      return nested ? nil : first
    }

    /// After `(`: true where it was no group but flags, `(?i)`; nil for a look around or a named
    /// group.
    private mutating func openGroup() -> Bool? {
      guard rest.first == "?" else { return false }
      rest.removeFirst()
      if rest.first == ":" {
        rest.removeFirst()
        return false
      }
      while let flag = rest.popFirst() {
        if flag == ")" { return true }
        guard flag.isLetter || flag == "-" else { return nil }
      }
      return nil
    }

    private mutating func skipClass() {
      if rest.first == "^" { rest.removeFirst() }
      if rest.first == "]" { rest.removeFirst() }
      while let character = rest.popFirst(), character != "]" {
        if character == "\\" { _ = rest.popFirst() }
      }
    }

    private mutating func skipQuantifier() {
      guard let first = rest.first, "*+?{".contains(first) else { return }
      rest.removeFirst()
      if first == "{" { while let character = rest.popFirst(), character != "}" {} }
      if let greed = rest.first, "?+".contains(greed) { rest.removeFirst() }
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
