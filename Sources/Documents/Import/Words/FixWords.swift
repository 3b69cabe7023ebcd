import Records

/// Commits, builds, states and paths as they are written of fixes.
enum FixWords {
  static func isField(_ label: String) -> Bool {
    switch FieldWords.kind(of: label) {
    case .commit, .build, .status, .buildStatus, .files: true
    default: false
    }
  }

  /// "Fix 1: x", "2. x".
  static func isNumbered(_ title: String) -> Bool {
    let bare = StateWords.withoutMark(title)
    if let dot = bare.firstIndex(of: "."), Int(bare[..<dot]) != nil { return true }
    let words = Phrases<Int>.words(of: bare)
    return words.count > 1 && ["fix", "change", "solution"].contains(words[0]) && Int(words[1]) != nil
  }

  static func bare(_ title: String) -> String {
    let bare = StateWords.withoutMark(title)
    if let dot = bare.firstIndex(of: "."), Int(bare[..<dot]) != nil { return bare[bare.index(after: dot)...].trimmed }
    return bare.firstRange(of: ": ").map { bare[$0.upperBound...].trimmed } ?? bare
  }

  /// The first word of 7 to 40 hexadecimal digits, one of them a figure.
  static func commit(in text: String) -> String? {
    words(of: text).first(where: isHash)
  }

  /// "`5e034bd` - Fix the index" as its commit and its words.
  static func leadingCommit(_ text: String) -> (commit: String, title: String)? {
    let bare = Markup.plain(StateWords.withoutMark(text))
    let start = bare.hasPrefix("Commit ") ? bare.dropFirst(7) : bare[...]
    let open = start.drop { $0 == "`" || $0 == "(" || $0 == "[" }
    let hash = String(open.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) })
    guard isHash(hash) else { return nil }
    let title = open.dropFirst(hash.count).drop { " `)]:-–—".contains($0) }.trimmed
    return title.isEmpty ? nil : (hash, title)
  }

  /// The first word that holds a figure: a number, a hash, an identifier.
  static func build(in text: String) -> String? {
    guard let first = words(of: text).first else { return nil }
    let bare = first.hasPrefix("#") ? String(first.dropFirst()) : first
    return bare.contains(where: \.isNumber) && bare.count <= 80 ? bare : nil
  }

  static func status(_ text: String) -> Fix.Status? {
    let folded = text.lowercased()
    return statuses.first { folded.contains($0.0) }?.1
  }

  private static let statuses: [(String, Fix.Status)] = [
    ("not deployed", .built), ("not yet deployed", .built), ("not validated", .deployed), ("failed", .failed),
    ("failure", .failed),
    ("pending validation", .deployed), ("validated", .validated), ("verified", .validated), ("deploying", .building),
    ("building", .building), ("in progress", .building), ("working", .building), ("queued", .building),
    ("deployed", .deployed), ("live", .deployed), ("in production", .deployed), ("success", .built), ("built", .built),
    ("pushed", .pushed), ("committed", .committed),
  ]

  static func path(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard let first = words.first(where: { $0.hasPrefix("`") }) ?? words.first else { return "" }
    return first.trimmingPrefix("`").prefix { $0 != "`" }.trimmed
  }

  static func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right, min(left.count, right.count) >= 4 else { return false }
    return left.hasPrefix(right) || right.hasPrefix(left)
  }

  static func join(_ part: FixPart, into fix: inout FixPart) {
    func longer(_ left: String?, _ right: String?) -> String? {
      guard let left else { return right }
      guard let right else { return left }
      return right.count > left.count && isSame(left, right) ? right : left
    }
    fix.title = fix.title ?? part.title
    fix.commit = longer(fix.commit, part.commit)
    fix.build = longer(fix.build, part.build)
    if fix.status == nil {
      fix.status = part.status
      fix.statusWords = part.statusWords
    }
    fix.statusAt = fix.statusAt ?? part.statusAt
    fix.files += part.files
    fix.before = fix.before ?? part.before
    fix.after = fix.after ?? part.after
    fix.rationale += part.rationale
    fix.message = fix.message ?? part.message
  }

  private static func isHash(_ word: String) -> Bool {
    (7...40).contains(word.utf8.count) && word.contains(where: \.isNumber)
      && word.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  private static func words(of text: String) -> [String] {
    text.split { " `,()[]".contains($0) }.map(String.init)
  }
}
