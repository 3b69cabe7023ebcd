import Records

/// Markup that is near enough to Markdown to be read as it, line by line: each line of the document
/// stays a line.
enum LightMarkup: String {
  case org = "Org"
  case asciidoc = "AsciiDoc"
  case mail = "a mail"

  /// By the ending of the name, and marks that the text has of it.
  init?(name: String, text: String) {
    let name = name.lowercased()
    if name.hasSuffix(".org"), text.utf8.contains(UInt8(ascii: "*")) {
      self = .org
    } else if [".adoc", ".asciidoc", ".asc"].contains(where: name.hasSuffix),
      text.hasPrefix("= ") || text.contains("\n== ")
    {
      self = .asciidoc
    } else if MailLines.isMail(text) {
      self = .mail
    } else {
      return nil
    }
  }

  func markdown(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch self {
    case .org:
      var reader = OrgLines(lines)
      return lines.map { reader.markdown($0) }.joined(separator: "\n")
    case .asciidoc:
      var reader = AsciiDocLines()
      return lines.indices.map { reader.markdown(lines, $0) }.joined(separator: "\n")
    case .mail:
      var reader = MailLines()
      return lines.map { reader.markdown($0) }.joined(separator: "\n")
    }
  }

  fileprivate static func aside(_ line: String) -> String { "<!-- \(line.trimmed.replacing("--", with: "- -")) -->" }
}

private struct OrgLines {
  /// The words that open a headline of work (Org manual, "TODO Items"): the usual ones, and those
  /// that a document names in a line of its own, `#+TODO: OPEN | SHIPPED`.
  private var keywords: Set<String> = [
    "TODO", "NEXT", "WAITING", "WAIT", "HOLD", "BLOCKED", "DOING", "DONE", "CANCELLED", "CANCELED", "STARTED",
  ]
  private var inBlock = false
  private var inDrawer = false

  init(_ lines: [String]) {
    for line in lines where line.uppercased().hasPrefix("#+TODO:") {
      keywords.formUnion(line.dropFirst(7).split { " |".contains($0) }.map { String($0.prefix { $0 != "(" }) })
    }
  }

  mutating func markdown(_ line: String) -> String {
    let bare = line.trimmed
    let indent = String(line.prefix { $0 == " " })
    let upper = bare.uppercased()
    if inBlock {
      guard upper.hasPrefix("#+END_") else { return line }
      inBlock = false
      return indent + "```"
    }
    if upper.hasPrefix("#+BEGIN_SRC") {
      inBlock = true
      return indent + "```" + (bare.split(separator: " ").dropFirst().first.map(String.init) ?? "")
    }
    if upper.hasPrefix("#+BEGIN_EXAMPLE") || upper.hasPrefix("#+BEGIN_VERSE") {
      inBlock = true
      return indent + "```text"
    }
    if upper.hasPrefix("#+TITLE:") { return "# " + bare.dropFirst(8).trimmed }
    if upper.hasPrefix("#+DATE:") { return "**Date:** " + bare.dropFirst(7).trimmed }
    if bare.hasPrefix("#+") { return indent + LightMarkup.aside(bare) }
    if upper == ":PROPERTIES:" || upper == ":LOGBOOK:" { inDrawer = true }
    if inDrawer {
      if upper == ":END:" { inDrawer = false }
      return indent + LightMarkup.aside(bare)
    }
    if upper.hasPrefix("DEADLINE:") {
      return indent + "- Due: " + bare.dropFirst(9).filter { !"<>[]".contains($0) }.trimmed
    }
    if upper.hasPrefix("SCHEDULED:") || upper.hasPrefix("CLOSED:") { return indent + LightMarkup.aside(bare) }
    let stars = line.prefix { $0 == "*" }.count
    if stars > 0, line.dropFirst(stars).hasPrefix(" ") {
      return heading(line.dropFirst(stars + 1).trimmed, level: stars)
    }
    if bare.hasPrefix("|-") { return indent + bare.replacing("+", with: "|") }
    if bare.hasPrefix(": ") { return "    " + bare.dropFirst(2) }
    return indent + spans(dated(bare))
  }

  /// A heading with a word of work is an entry of a list.
  private func heading(_ text: String, level: Int) -> String {
    var words = text
    if words.hasSuffix(":"), let space = words.lastIndex(of: " "), words[words.index(after: space)...].hasPrefix(":") {
      words = words[..<space].trimmed
    }
    let first = words.prefix { $0 != " " }
    let isWork = keywords.contains(String(first))
    if isWork { words = words.dropFirst(first.count).trimmed }
    if words.hasPrefix("[#"), let close = words.firstIndex(of: "]") {
      words = words[words.index(after: close)...].trimmed
    }
    return isWork ? "- \(first) \(spans(words))" : String(repeating: "#", count: min(level + 1, 6)) + " " + spans(words)
  }

  /// "- [2026-03-30 Mon 03:10] x" without the brackets and the day's name.
  private func dated(_ line: String) -> String {
    guard line.hasPrefix("- [") || line.hasPrefix("- <"), let close = line.firstIndex(where: { $0 == "]" || $0 == ">" })
    else { return line }
    let words = line.dropFirst(3)[..<close].split(separator: " ")
    guard let day = words.first, day.utf8.count == 10, day.first?.isNumber == true else { return line }
    let hour = words.dropFirst().first { $0.first?.isNumber == true }
    return "- " + ([day] + (hour.map { [$0] } ?? [])).joined(separator: " ") + " – "
      + line[line.index(after: close)...].trimmed
  }

  /// `=x=` and `~x~` in code marks.
  private func spans(_ text: String) -> String {
    guard text.contains("=") || text.contains("~") else { return text }
    var result = ""
    var place = text.startIndex
    while place < text.endIndex {
      let mark = text[place]
      let before = result.last ?? " "
      if mark == "=" || mark == "~", before == " " || "([\"'".contains(before),
        case let start = text.index(after: place),
        start < text.endIndex, text[start] != " ",
        let end = text[start...].indices.first(where: { index in
          text[index] == mark && text[text.index(before: index)] != " "
            && (text.index(after: index) == text.endIndex
              || !(text[text.index(after: index)].isLetter || text[text.index(after: index)].isNumber))
        })
      {
        result += "`\(text[start..<end])`"
        place = text.index(after: end)
      } else {
        result.append(mark)
        place = text.index(after: place)
      }
    }
    return result
  }
}

/// A mail as it is saved: fields, a blank line, and the text (RFC 5322).
private struct MailLines {
  private enum Part { case head, text, signature }

  private var part = Part.head

  /// It opens with fields, among them a subject and who sent it.
  static func isMail(_ text: String) -> Bool {
    var names: Set<String> = []
    for line in text.split(separator: "\n", maxSplits: 60, omittingEmptySubsequences: false).prefix(60) {
      guard !line.isBlank else { break }
      if line.first == " " || line.first == "\t", !names.isEmpty { continue }
      guard let name = name(of: line) else { return false }
      names.insert(name)
    }
    return names.contains("subject") && names.contains("from") && (names.contains("date") || names.contains("to"))
  }

  private static func name(of line: some StringProtocol) -> String? {
    guard let colon = line.firstIndex(of: ":"), case let name = line[..<colon], !name.isEmpty,
      name.utf8.allSatisfy({ ($0 | 32 >= 97 && $0 | 32 <= 122) || $0 == 45 || (48...57).contains($0) })
    else { return nil }
    return name.lowercased()
  }

  mutating func markdown(_ line: String) -> String {
    switch part {
    case .head:
      guard !line.isBlank else {
        part = .text
        return ""
      }
      let value = line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]).trimmed } ?? ""
      switch line.first == " " || line.first == "\t" ? nil : MailLines.name(of: line) {
      case "subject": return "# " + value
      case "date": return "**Date:** " + value
      case "from": return "**From:** " + MailLines.person(value)
      case "to": return "**To:** " + MailLines.person(value)
      default: return LightMarkup.aside(line)
      }
    case .text:
      // RFC 3676, 4.3: what follows is the sender's signature.
      if line == "-- " || line == "--" {
        part = .signature
        return LightMarkup.aside("signature")
      }
      return line
    case .signature: return line.isBlank ? "" : LightMarkup.aside(line)
    }
  }

  /// "Ann Lee" of "Ann Lee <ann@example.com>".
  private static func person(_ value: String) -> String {
    guard let open = value.firstIndex(of: "<"), open != value.startIndex else { return value }
    return value[..<open].filter { $0 != "\"" }.trimmed
  }
}

private struct AsciiDocLines {
  private var language = ""
  private var fence: String?
  private var isAttached = false
  private var table: (isHead: Bool, count: Int)?

  mutating func markdown(_ lines: [String], _ index: Int) -> String {
    let line = lines[index]
    let bare = line.trimmed
    let margin = isAttached ? "   " : ""
    if let open = fence {
      guard bare == open else { return margin + withoutCallout(line) }
      fence = nil
      defer { isAttached = false }
      return margin + "```"
    }
    if table != nil { return row(bare) }
    switch bare {
    case "+":
      isAttached = true
      return ""
    case "":
      isAttached = false
      return ""
    case "----", "....", "====":
      guard bare != "====" else { return "" }
      fence = bare
      defer { language = "" }
      return margin + "```" + (bare == "...." ? "text" : language)
    case "|===":
      // The opening line takes the header's place, and the header's that of the rule below it.
      guard let header = lines[(index + 1)...].first(where: { !$0.isBlank }), header.hasPrefix("|") else { return "" }
      table = (true, cells(header).count)
      return "| " + cells(header).joined(separator: " | ") + " |"
    default: break
    }
    if bare.hasPrefix("["), bare.hasSuffix("]") {
      let words = bare.dropFirst().dropLast().split(separator: ",").map(\.trimmed)
      if words.first == "source" { language = words.count > 1 ? words[1] : "" }
      return ""
    }
    let marks = line.prefix { $0 == "=" }.count
    if (1...6).contains(marks), line.dropFirst(marks).hasPrefix(" ") {
      return String(repeating: "#", count: marks) + line.dropFirst(marks)
    }
    if bare.hasPrefix(":"), let colon = bare.dropFirst().firstIndex(of: ":") {
      let (name, value) = (bare.dropFirst()[..<colon], bare[bare.index(after: colon)...].trimmed)
      return name == "revdate" || name == "date" ? "**Date:** \(value)" : LightMarkup.aside(bare)
    }
    for mark in [".", "*", "-"] where bare.hasPrefix(mark) {
      let count = bare.prefix { String($0) == mark }.count
      guard count <= 5, bare.dropFirst(count).hasPrefix(" ") else { continue }
      let indent = String(repeating: "   ", count: count - 1)
      return indent + (mark == "." ? "1." : "-") + bare.dropFirst(count)
    }
    return margin + line
  }

  private mutating func row(_ line: String) -> String {
    guard line != "|===" else {
      table = nil
      return ""
    }
    guard let (isHead, count) = table, !line.isEmpty else { return "" }
    table = (false, count)
    if isHead { return "|" + String(repeating: "---|", count: count) }
    return "| " + cells(line).joined(separator: " | ") + " |"
  }

  private func cells(_ line: String) -> [String] {
    line.dropFirst(line.hasPrefix("|") ? 1 : 0).split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
  }

  /// "pause   # <1>" without the callout.
  private func withoutCallout(_ line: String) -> String {
    guard let open = line.ranges(of: "<").last, line.hasSuffix(">"),
      line[open.upperBound...].dropLast().allSatisfy(\.isNumber), line[open.upperBound...].count > 1
    else { return line }
    var rest = line[..<open.lowerBound]
    while rest.last == " " || rest.last == "#" || rest.last == "/" { rest = rest.dropLast() }
    return String(rest)
  }
}
