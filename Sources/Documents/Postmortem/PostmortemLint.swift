import Records

extension Postmortem {
  /// What it lacks, the worst first.
  package func gaps(_ template: PostmortemTemplate, text: String) -> [Gap] {
    let found = PostmortemRule.all.flatMap { $0.find(self, template, text) }
    return found.enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }
}

/// One kind of gap of a postmortem.
package struct PostmortemRule: Sendable {
  package let name: String
  /// What it looks for, in one line.
  package let summary: String
  let find: @Sendable (Postmortem, PostmortemTemplate, String) -> [Gap]

  /// Every rule; the help and the tests read this table too.
  package static let all: [PostmortemRule] = [
    missing("no-summary", .summary, "no summary"), missing("no-impact", .impact, "no impact"),
    missing("no-cause", .cause, "no root cause"),
    PostmortemRule(name: "no-detection", summary: "no word of how it was detected") { postmortem, _, _ in
      guard postmortem.texts(of: .detection).isEmpty, postmortem.incident.alerts.isEmpty else { return [] }
      return [gap(.note, "no-detection", "detection", "it does not say how it was detected", say(.detection))]
    },
    PostmortemRule(name: "no-times", summary: "a time that is not known") { postmortem, _, _ in
      IncidentTime.allCases.filter { postmortem.time(to: $0) == nil }.map { time in
        gap(
          .warning, "no-times", "times", "the time to \(time.rawValue) is not known",
          "mark when: `baton mark \(time.start.rawValue)`, `baton mark \(time.end.rawValue)`, each with --at TIME")
      }
    },
    PostmortemRule(name: "not-closed", summary: "an incident that is still open") { postmortem, _, _ in
      guard !postmortem.incident.isClosed else { return [] }
      return [
        gap(
          .warning, "not-closed", "incident", "the incident is still open",
          "close it: `baton close --resolution TEXT`")
      ]
    },
    PostmortemRule(name: "no-actions", summary: "nothing that is done about it") { postmortem, _, _ in
      guard postmortem.record.todos.isEmpty else { return [] }
      return [
        gap(
          .warning, "no-actions", "action items", "nothing is to be done about it", "`baton todo add TEXT --owner NAME`"
        )
      ]
    },
    PostmortemRule(name: "action-unowned", summary: "an action item without an owner or a time") { postmortem, _, _ in
      postmortem.record.todos.filter { !$0.isClosed && ($0.owner == nil || $0.due == nil) }.map { todo in
        let lacks = [todo.owner == nil ? "owner" : nil, todo.due == nil ? "due time" : nil].compactMap(\.self)
        return Gap(
          .warning, rule: "action-unowned", item: ItemReference(.todo, todo.number),
          message: "todo \(todo.number) “\(todo.text.excerpt(40))” has no \(lacks.joined(separator: " and no "))",
          remedy: "`baton todo assign \(todo.number) NAME`, `baton todo due \(todo.number) TIME`")
      }
    },
    PostmortemRule(name: "blame", summary: "a person named where causes are told") { postmortem, template, text in
      let parts: [Narrative.Kind] = [.cause, .missed, .badly]
      let edited = Dictionary(
        postmortem.edits(of: text, by: template).map { ($0.kind, $0.texts) }, uniquingKeysWith: { _, last in last })
      return parts.flatMap { kind in
        (edited[kind] ?? postmortem.texts(of: kind)).flatMap { sentence in
          postmortem.people.sorted().filter { sentence.names(person: $0) }.map { person in
            gap(
              .warning, "blame", kind.rawValue, "“\(sentence.excerpt(50))” names \(person)",
              "say what let it happen, not who did it")
          }
        }
      }
    },
    PostmortemRule(name: "unknown-placeholder", summary: "a place in braces that nobody knows") { _, template, _ in
      template.unknown.map { name in
        gap(
          .error, "unknown-placeholder", "template", "{{\(name)}} is no placeholder",
          "there are \(PostmortemTemplate.Placeholder.allCases.map(\.rawValue).joined(separator: ", "))")
      }
    },
  ]

  private static func missing(_ name: String, _ kind: Narrative.Kind, _ words: String) -> PostmortemRule {
    PostmortemRule(name: name, summary: words) { postmortem, template, text in
      let edited = postmortem.edits(of: text, by: template).first { $0.kind == kind }?.texts
      guard (edited ?? postmortem.texts(of: kind)).isEmpty else { return [] }
      return [gap(.error, name, kind.rawValue, "it has \(words)", say(kind))]
    }
  }

  private static func say(_ kind: Narrative.Kind) -> String { "say it: `baton incident say \(kind.rawValue) TEXT`" }

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ place: String, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(severity, rule: rule, place: place, message: message, remedy: remedy)
  }
}

extension String {
  /// Whether the name stands in it as a word of its own, however it is written.
  fileprivate func names(person: String) -> Bool {
    let (text, name) = (lowercased(), person.lowercased())
    var rest = text[...]
    while let found = rest.firstRange(of: name) {
      let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
      let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
      func joins(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
      if !joins(before), !joins(after) { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}
