import Records

/// Bold words that name what follows: `**Status:** open`, `**Root Cause**:`, `**Step 2: Test the
/// worker**`.
enum Label {
  struct Field: Equatable {
    var label: String
    var value: String
  }

  enum Line: Equatable {
    case field(Field)
    /// Nothing on the line but the label.
    case heading(String)
  }

  /// What a line of a paragraph says; nil for plain words.
  static func line(_ text: String) -> Line? {
    guard let (bold, rest) = leadingBold(text) else { return nil }
    var after = rest.trimmed
    // A mark of a footnote says nothing.
    while after.hasPrefix("[^"), let close = after.firstIndex(of: "]") {
      after = after[after.index(after: close)...].trimmed
    }
    if bold.hasSuffix(":") || bold.hasSuffix("：") {
      let label = bold.dropLast().trimmed
      return after.isEmpty ? .heading(label) : .field(Field(label: label, value: after))
    }
    if after.hasPrefix(":") {
      let value = after.dropFirst().trimmed
      return value.isEmpty ? .heading(bold) : .field(Field(label: bold, value: value))
    }
    if let field = dashed(bold, after) { return .field(field) }
    if after.isEmpty || Label.isAside(after) {
      if !isStep(bold), let colon = bold.firstRange(of: ": "), FieldWords.isFact(bold[..<colon.lowerBound]) {
        return .field(Field(label: bold[..<colon.lowerBound].trimmed, value: bold[colon.upperBound...].trimmed))
      }
      return .heading(after.isEmpty ? bold : "\(bold) \(after)")
    }
    return nil
  }

  /// `Label: value` in a list entry, bold or not. A plain label has at most five words.
  static func field(in text: String) -> Field? {
    switch line(text) {
    case .field(let field): return field
    case .heading: return nil
    case nil: break
    }
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let label = Markup.plain(StateWords.withoutMark(text[..<colon.lowerBound].trimmed))
    guard !label.isEmpty, label.utf8.count <= 48, label.split(separator: " ").count <= 5, !label.contains("`") else {
      return nil
    }
    return Field(label: label, value: text[colon.upperBound...].trimmed)
  }

  static func isStep(_ text: some StringProtocol) -> Bool { StepTitle(String(text)) != nil }

  /// A remark in brackets after a bold heading.
  private static func isAside(_ text: String) -> Bool {
    text.hasPrefix("(") && text.hasSuffix(")") || text.unicodeScalars.allSatisfy { $0.value > 0x7F }
  }

  /// `**01:02 UTC** - event`: a dash serves as a colon after a time only.
  private static func dashed(_ bold: String, _ rest: String) -> Field? {
    guard let first = rest.first, "-–—→".contains(first), TimeWords.isTime(bold) else { return nil }
    return Field(label: bold, value: rest.dropFirst().trimmed)
  }

  /// The bold words a line opens with, after a mark of state at most, and what follows them.
  private static func leadingBold(_ text: String) -> (bold: String, rest: Substring)? {
    let start = StateWords.withoutMark(text)
    guard start.hasPrefix("**"), let close = start.dropFirst(2).firstRange(of: "**") else { return nil }
    let bold = start.dropFirst(2)[..<close.lowerBound].trimmed
    guard !bold.isEmpty else { return nil }
    return (bold, start[close.upperBound...])
  }
}

/// The title of a numbered step: "Step 2: Test the worker" is 2, "Test the worker".
struct StepTitle: Equatable {
  var number: Int
  var title: String

  init?(_ text: String) {
    let words = Markup.plain(StateWords.withoutMark(text))
    guard words.count > 5, words.prefix(5).lowercased() == "step " else { return nil }
    let digits = words.dropFirst(5).prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let rest = words.dropFirst(5 + digits.count)
    guard let mark = rest.first(where: { $0 != " " }) else { return nil }
    guard ":.-–—)".contains(mark) else { return nil }
    self.number = number
    title = rest.drop { ":.-–—) ".contains($0) }.trimmed
    if title.isEmpty { return nil }
  }
}
