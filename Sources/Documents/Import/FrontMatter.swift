import Records

/// `key: value` lines between two lines of three hyphens at the very start.
struct FrontMatter {
  var fields: [(label: String, value: String, line: Int)] = []
  var lines: LineSpan

  init?(of source: SourceText) {
    guard source[1].trimmed == "---", source.count > 2 else { return nil }
    let last = min(source.count, 200)
    guard let end = (2...last).first(where: { source[$0].trimmed == "---" || source[$0].trimmed == "..." }) else {
      return nil
    }
    lines = LineSpan(1, end)
    for number in 2..<max(end, 2) {
      let line = source[number]
      guard let colon = line.firstIndex(of: ":") else { continue }
      let label = line[..<colon].trimmed
      var value = line[line.index(after: colon)...].trimmed
      if value.count >= 2, let first = value.first, first == value.last, first == "\"" || first == "'" {
        value = String(value.dropFirst().dropLast())
      }
      if !label.isEmpty, !value.isEmpty { fields.append((label, value, number)) }
    }
    guard !fields.isEmpty else { return nil }
  }
}
