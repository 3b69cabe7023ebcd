import Records
import Vocabulary

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
    let words = WordSplitting.words(of: bare)
    let count = Lexicon.opening(.fixNouns, words: words)
    return count > 0 && words.count > count && Int(words[count]) != nil
  }

  /// "Fix 2: x", wherever it stands.
  static func namesFix(_ title: String) -> Bool {
    let words = WordSplitting.words(of: StateWords.withoutMark(title))
    let count = Lexicon.opening(.fixTitles, words: words)
    return count > 0 && words.count > count + 1 && Int(words[count]) != nil
  }

  static func isResolution(_ title: String) -> Bool {
    Lexicon.isOne(.resolutions, WordSplitting.words(of: title).joined(separator: " "))
  }

  /// "The replica is started again, the page is back": what was done, and that it helped.
  static func tellsRestored(_ event: String) -> Bool {
    let clauses = event.split { ",;.；，。".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
    guard clauses.count >= 2, let first = clauses.first, WordSplitting.allWords(of: first).count >= 3 else {
      return false
    }
    return clauses.dropFirst().contains { Lexicon.has(.restored, in: $0) } && !Lexicon.has(.restored, in: first)
  }

  /// A word for mending, or the commit as what did it: "Commit `abc1234` bounds the wait".
  static func saysMended(_ sentence: String) -> Bool {
    Lexicon.has(.mended, in: sentence)
      || FieldWords.kind(of: sentence.prefix { $0 != " " }) == .commit && sentence.split(separator: " ").count >= 4
  }

  /// A commit in code marks.
  static func markedCommit(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return nil }
    return commit(in: Markup.plain(text)).flatMap { text.contains("`\($0)") ? $0 : nil }
  }

  /// A heading for one fix among others: it is no word for a part of the section, and a commit or a
  /// build is named below it.
  static func isOneFix(_ group: Group) -> Bool {
    guard !isPart(group.title), HeadingWords.kind(of: group.title, within: .fix) == nil else { return false }
    return fields(of: group).contains { kind, value in kind == .commit && commit(in: value) != nil }
  }

  /// A title that says of what kind the text is and not what was mended: "Commit", "Build and
  /// deployment", "Session 2 commit".
  static func isPart(_ title: String) -> Bool {
    WordSplitting.words(of: title).allSatisfy { parts.contains($0) || Int($0) != nil }
  }

  /// "Commit 2: `0afbf16` - Pin the library".
  static func titledCommit(_ title: String) -> (commit: String, title: String)? {
    let words = WordSplitting.words(of: title)
    guard words.first == "commit" else { return nil }
    let rest = title.firstRange(of: ": ").map { String(title[$0.upperBound...]) }
    return leadingCommit(title) ?? rest.flatMap { leadingCommit($0) }
  }

  /// A commit that the text right below a heading speaks of as one.
  static func saidCommit(below group: Group) -> String? {
    for element in group.elements {
      let texts: [String] =
        switch element.content {
        case .prose(let text), .field(_, let text): [text]
        case .code(let code): [code.text]
        case .list(let items): items.map(\.text)
        default: []
        }
      if let commit = texts.lazy.compactMap({ saidCommit(in: $0) }).first { return commit }
    }
    return nil
  }

  /// Enough to make a fix of what stands below a heading that says it is one.
  static func tellsOfFix(_ group: Group) -> Bool {
    fields(of: group).contains { kind, value in
      switch kind {
      case .commit: commit(in: value) != nil
      case .build: build(in: value) != nil
      case .status, .buildStatus: status(value) != nil
      case .before, .after: true
      default: false
      }
    }
  }

  /// The fields directly below it, as lines, list entries or labels with a fence or a list of their
  /// own.
  private static func fields(of group: Group) -> [(kind: FieldKind, value: String)] {
    let said = group.elements.flatMap { element -> [(String, String)] in
      switch element.content {
      case .field(let label, let value): [(label, value)]
      case .list(let items): items.compactMap(\.field).map { ($0.label, $0.value) }
      default: []
      }
    }
    return (said + group.groups.map { ($0.title, "") }).compactMap { label, value in
      FieldWords.kind(of: label).map { ($0, Markup.plain(value)) }
    }
  }

  private static let parts: Set<String> = [
    "commit", "commits", "deployment", "deploy", "details", "status", "build", "changes", "change", "code",
    "implementation", "git", "information", "summary", "current", "the", "and", "release", "verification", "session",
  ]

  /// "x (commit abc1234)", "x (`abc1234`)".
  static func saidCommit(in text: String) -> String? {
    guard let commit = commit(in: Markup.plain(text)) else { return nil }
    let isSaid = text.lowercased().contains("commit") || text.contains("`\(commit)`") || text.contains("(\(commit)")
    return isSaid ? commit : nil
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
    for field in Fix.fields(in: .documents) where field.value(of: fix.others) == .nothing {
      field.set(field.value(of: part.others), in: &fix.others)
    }
  }

  private static func isHash(_ word: String) -> Bool {
    (7...40).contains(word.utf8.count) && word.contains(where: \.isNumber)
      && word.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  private static func words(of text: String) -> [String] {
    text.split { " `,()[]".contains($0) }.map(String.init)
  }
}
