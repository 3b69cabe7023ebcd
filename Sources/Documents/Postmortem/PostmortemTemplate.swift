import Records

/// A postmortem with places for what the record says: Markdown in which `{{timeline}}` and the like
/// stand alone on a line, or in one.
package struct PostmortemTemplate: Sendable, Equatable {
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// What can stand in braces.
  package enum Placeholder: String, Sendable, CaseIterable {
    case title, key, severity, service, status, date, resolution, roles, sessions
    case summary, impact, detection, cause, missed, well, badly, lucky
    case times, timeline, updates, fixes, risks, corrections, lessons, actions, evidence

    /// What a person says of the incident; read back where it is edited.
    package var narrative: Narrative.Kind? { Narrative.Kind(rawValue: rawValue) }
  }

  /// Each place filled; one that nobody knows stays as it is, for lint to find.
  func filled(_ text: (Placeholder) -> String) -> String {
    var lines: [String] = []
    for line in self.text.split(separator: "\n", omittingEmptySubsequences: false) {
      var (rest, filled) = (line[...], "")
      while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
        let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
        filled += rest[..<open.lowerBound]
        if let placeholder = Placeholder(rawValue: String(name)) {
          filled += text(placeholder)
        } else {
          filled += rest[open.lowerBound..<close.upperBound]
        }
        rest = rest[close.upperBound...]
      }
      lines.append(filled + rest)
    }
    return lines.joined(separator: "\n")
  }

  /// Names in braces that are none.
  package var unknown: [String] {
    text.components(around: "{{", "}}").filter { Placeholder(rawValue: $0.filter { $0 != " " }) == nil }
  }

  /// The heading under which a placeholder stands alone; nil where it does not.
  func heading(of placeholder: Placeholder) -> String? {
    var heading: String?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") { heading = String(line) }
      if line.trimmed == "{{\(placeholder.rawValue)}}" { return heading }
    }
    return nil
  }

  /// A page for a team's review: what happened, why, and what is done about it.
  package static let standard = PostmortemTemplate(
    name: "standard",
    text: """
      # Postmortem: {{title}}

      {{status}}

      ## Summary

      {{summary}}

      ## Impact

      {{impact}}

      ## Detection and response

      {{times}}

      ### How it was detected

      {{detection}}

      ## Timeline

      {{timeline}}

      ## Root cause

      {{cause}}

      ### Why it was missed

      {{missed}}

      ## Resolution

      {{resolution}}

      {{fixes}}

      ## What went well

      {{well}}

      ## What went badly

      {{badly}}

      ## Where we were lucky

      {{lucky}}

      ## Risks that came true

      {{risks}}

      ## Corrections

      {{corrections}}

      ## Lessons

      {{lessons}}

      ## Action items

      {{actions}}

      ## Evidence

      {{evidence}}

      ## Who took part

      {{roles}}

      {{sessions}}

      """)

  /// One page for those who were not there.
  package static let brief = PostmortemTemplate(
    name: "brief",
    text: """
      # {{title}}

      {{status}}

      {{summary}}

      ## Impact

      {{impact}}

      ## Cause

      {{cause}}

      ## What happened

      {{timeline}}

      {{times}}

      ## What we do about it

      {{resolution}}

      {{actions}}

      """)

  package static let builtIn = [standard, brief]
}

extension String {
  /// What stands between each pair of marks.
  fileprivate func components(around open: String, _ close: String) -> [String] {
    var (found, rest): ([String], Substring) = ([], self[...])
    while let start = rest.firstRange(of: open), let end = rest[start.upperBound...].firstRange(of: close) {
      found.append(String(rest[start.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return found
  }
}
