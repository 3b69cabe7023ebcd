import Records

extension Gap {
  /// One GitHub Actions workflow command (`::error file=…,line=…::…`), by
  /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  package func annotation(file: String) -> String {
    let level =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = ["file=\(Gap.escaped(property: file))"]
    if let lines {
      properties.append("line=\(lines.from)")
      if lines.to != lines.from { properties.append("endLine=\(lines.to)") }
    }
    properties.append("title=\(Gap.escaped(property: rule))")
    return "::\(level) \(properties.joined(separator: ","))::\(Gap.escaped(message: "\(message); \(remedy)"))"
  }

  private static func escaped(message: String) -> String {
    message.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escaped(property: String) -> String {
    escaped(message: property).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
