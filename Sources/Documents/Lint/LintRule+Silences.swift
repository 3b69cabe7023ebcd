import Records

extension LintRule {
  static let silences = [
    LintRule("silence-without-end", "a silenced alert that nobody will hear again by itself") { subject in
      subject.record.inFlight.silences.filter { $0.until == nil }.map { silence in
        gap(
          .warning, "silence-without-end", silence, "is silenced, and nothing says until when",
          "give the silence an end, or lift it")
      }
    },
    LintRule("silence-over", "a silence that has run out") { subject in
      subject.record.inFlight.silences.filter { $0.isOver(at: subject.now) }.map { silence in
        gap(
          .note, "silence-over", silence, "is heard again since \(silence.until?.iso ?? "")",
          "see whether it fires, and take the silence out of the record")
      }
    },
  ]

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ silence: Silence, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.silence, silence.number), lines: silence.lines,
      message: "the alert “\(silence.alert.excerpt(40))” \(message)", remedy: remedy)
  }
}
