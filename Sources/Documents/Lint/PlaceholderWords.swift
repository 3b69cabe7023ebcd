/// Finds the parts of a command that a person was meant to fill in.
enum PlaceholderWords {
  private static let markers = [
    "YOUR_", "your-project", "your-bucket", "your_", "REPLACE_ME", "REPLACEME", "CHANGEME", "CHANGE_ME", "[INSERT",
    "path/to/",
  ]

  /// The first placeholder: `<build-id>`, `{{name}}`, `YOUR_TOKEN`.
  static func first(in command: String) -> String? {
    for line in command.split(separator: "\n") where line.drop(while: \.isWhitespace).first != "#" {
      if let found = angled(in: line) ?? braced(in: line) { return found }
      for marker in markers {
        guard let place = line.firstRange(of: marker) else { continue }
        let rest = line[place.lowerBound...].prefix { $0.isLetter || $0.isNumber || "_-/[]".contains($0) }
        return String(rest)
      }
    }
    return nil
  }

  /// `<word>` or `<two words>`: not `<<EOF`, not a redirection, not markup within quotes such as
  /// `<b>x</b>`.
  private static func angled(in line: Substring) -> String? {
    var rest = line
    while let open = rest.firstIndex(of: "<") {
      let after = rest[rest.index(after: open)...]
      let before = open == line.startIndex ? nil : line[line.index(before: open)]
      rest = after
      guard before != "<", let first = after.first, first.isLetter, let close = after.firstIndex(of: ">") else {
        continue
      }
      let name = after[..<close]
      let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
      guard isName, name.count <= 40, !line.contains("</\(name)>") else { continue }
      return "<\(name)>"
    }
    return nil
  }

  private static func braced(in line: Substring) -> String? {
    guard let open = line.firstRange(of: "{{"), let close = line[open.upperBound...].firstRange(of: "}}") else {
      return nil
    }
    let name = line[open.upperBound..<close.lowerBound]
    // In quotes it is data for a template of somebody else's; Go's own fields (`{{.Status}}`,
    // `{{json .}}`) are what the command means to say.
    let before = line[..<open.lowerBound]
    guard before.count(where: { $0 == "\"" }) % 2 == 0, before.count(where: { $0 == "'" }) % 2 == 0 else { return nil }
    guard !name.isEmpty, !name.contains("."), name.allSatisfy({ $0.isLetter || $0.isNumber || "_- ".contains($0) })
    else { return nil }
    return "{{\(name)}}"
  }
}
