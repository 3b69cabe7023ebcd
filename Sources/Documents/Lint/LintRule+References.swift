import Records

extension LintRule {
  static let references = [
    LintRule("missing-file", "a file the document names that is not there") { subject in
      guard let fileExists = subject.fileExists else { return [] }
      let files = subject.record.files
      return (files.created + files.modified + files.toUpdate).enumerated().compactMap { index, file in
        guard let path = PathWords.path(in: file.text), !fileExists(path) else { return nil }
        return Gap(
          .note, rule: "missing-file", item: ItemReference(.file, index + 1), lines: file.lines,
          message: "\(path) is not there", remedy: "correct the path, or add the file to the repository")
      }
    },
    LintRule("broken-link", "a link to a file that is not there") { subject in
      guard let linkExists = subject.linkExists, let text = subject.text else { return [] }
      return PathWords.links(in: text).compactMap { link in
        guard !linkExists(link.path) else { return nil }
        return Gap(
          .warning, rule: "broken-link", lines: LineSpan(link.line, link.line),
          message: "the link to \(link.path.excerpt(50)) leads nowhere", remedy: "correct the path, or add the file")
      }
    },
    LintRule("secret", "a secret in the text") { subject in
      guard let secrets = subject.secrets, let text = subject.text else { return [] }
      return secrets(text).map { found in
        Gap(
          .error, rule: "secret", lines: LineSpan(found.line, found.line),
          message: "line \(found.line) holds what looks like \(found.kind)",
          remedy: "take it out of the document, and change the secret: it has been written down")
      }
    },
  ]
}

/// Paths and links in running text.
enum PathWords {
  /// The path a file's line begins with: in backticks, or its first word where that looks like a
  /// path.
  static func path(in text: String) -> String? {
    if text.hasPrefix("`") {
      let inner = text.dropFirst().prefix { $0 != "`" }
      return inner.isEmpty ? nil : String(inner)
    }
    let word = text.prefix { !$0.isWhitespace }
    return word.contains("/") || word.contains(".") ? String(word) : nil
  }

  /// Links to files, outside code: `[words](path)`; anchors are cut off, addresses with a scheme
  /// left out.
  static func links(in text: String) -> [(path: String, line: Int)] {
    var found: [(path: String, line: Int)] = []
    var fence: Substring?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let bare = line.drop { $0 == " " }
      let ticks = bare.prefix { $0 == "`" }
      if let open = fence {
        if ticks.count >= open.count { fence = nil }
        continue
      }
      if ticks.count >= 3 {
        fence = ticks
        continue
      }
      var rest = line
      while let middle = rest.firstRange(of: "](") {
        let target = rest[middle.upperBound...].prefix { $0 != ")" && $0 != " " }
        rest = rest[middle.upperBound...]
        let path = target.prefix { $0 != "#" && $0 != "?" }
        // `file.py:12-40` points at lines of the file.
        let file = path.prefix { $0 != ":" }
        let hasScheme = target.contains("://") || target.hasPrefix("mailto:")
        if !file.isEmpty, !hasScheme { found.append((String(file), index + 1)) }
      }
    }
    return found
  }
}
