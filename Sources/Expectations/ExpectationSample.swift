import Records

/// A sample of the output itself, in a fence or as JSON, and the rule that asks for what stays the
/// same in it.
struct ExpectationSample {
  /// Nil where the sample has nothing that surely stays the same.
  let rule: ExpectationRule?

  /// Nil where the text is no sample but words.
  init?(_ text: String) {
    var body = text.trimmed
    let fenced = body.hasPrefix("```") && body.hasSuffix("```") && body.count > 6
    if fenced {
      var lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
      if lines.last?.hasPrefix("```") == true { lines = lines.dropLast() }
      body = lines.joined(separator: "\n").trimmed
    } else if body.hasPrefix("`"), body.hasSuffix("`"), body.count > 2 {
      body = String(body.dropFirst().dropLast())
    }
    if body.hasPrefix("{") || body.hasPrefix("[") {
      rule = Self.json(body)
      return
    }
    guard fenced else { return nil }
    rule = Self.literal(body)
  }

  // MARK: - JSON

  private static func json(_ body: String) -> ExpectationRule? {
    var complete = body
    for ellipsis in [", ...", ",...", ", …", "...", "…"] where !complete.contains("\"\(ellipsis)\"") {
      complete = complete.replacing(ellipsis, with: "")
    }
    if JSONValue(text: complete) == nil { complete = body.replacing(", ...", with: "").replacing(",...", with: "") }
    guard let value = JSONValue(text: complete) else { return nil }
    var rules: [ExpectationRule] = []
    collect(value, path: "", key: "", into: &rules)
    guard !rules.isEmpty, rules.count <= 40 else { return nil }
    return ExpectationWords.combined(rules)
  }

  private static func collect(_ value: JSONValue, path: String, key: String, into rules: inout [ExpectationRule]) {
    switch value {
    case .object(let fields) where !fields.isEmpty:
      for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
        collect(field, path: path.isEmpty ? name : "\(path).\(name)", key: name, into: &rules)
      }
    case .array(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        collect(item, path: "\(path)[\(index)]", key: key, into: &rules)
      }
    default:
      guard !path.isEmpty else { return }
      rules.append(
        isSteady(value, key: key) ? .json(path: path, .equal, value.text) : .jsonMatches(path: path, "."))
    }
  }

  private static let changing = [
    "id", "uuid", "time", "timestamp", "date", "at", "version", "duration", "token", "url",
  ]

  /// The same on every run: a state, a flag, nothing at all; not an id, a time, a measure or a
  /// sentence.
  private static func isSteady(_ value: JSONValue, key: String) -> Bool {
    let parts = key.lowercased().split { $0 == "_" || $0 == "-" }.map(String.init)
    guard !parts.contains(where: changing.contains) else { return false }
    return switch value {
    case .string(let text): !text.isEmpty && text.count <= 32 && text.allSatisfy { $0.isLetter || "_-".contains($0) }
    case .number: false
    case .integer(let number): number == 0
    case .null, .bool, .array, .object: true
    }
  }

  // MARK: - Lines

  /// Each line in full where none holds anything that may change: a digit, an ellipsis, a
  /// placeholder.
  private static func literal(_ body: String) -> ExpectationRule? {
    let lines = body.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    guard !lines.isEmpty, lines.count <= 8 else { return nil }
    let changes = lines.contains { line in
      line.count < 4 || line.contains("...") || line.contains { $0.isNumber || "<>…$".contains($0) }
        || line.contains("  ")
    }
    guard !changes else { return nil }
    return ExpectationWords.combined(lines.map { .matches(PatternText.literal($0), first: false) })
  }
}
