import Records

extension LintRule {
  static let monitoring = [
    LintRule("no-next-checkpoint", "a monitoring window without its next checkpoint") { subject in
      guard let window = subject.record.monitoring, window.stage == .running || window.stage == .planned,
        window.next(at: subject.now) == nil
      else { return [] }
      return [
        gap(
          .warning, "no-next-checkpoint", window,
          "the \(window.stage.rawValue) monitoring window names no next checkpoint",
          "say when it is to be looked at next, or close the window")
      ]
    },
    LintRule("overdue-checkpoint", "a checkpoint that nobody did in time") { subject in
      guard let window = subject.record.monitoring else { return [] }
      return window.checkpoints.compactMap { checkpoint in
        let state = window.state(of: checkpoint, at: subject.now)
        guard state == .overdue || state == .missed else { return nil }
        return gap(
          .warning, "overdue-checkpoint", window, lines: checkpoint.lines,
          "the checkpoint of \(checkpoint.due.iso) was \(state == .missed ? "missed" : "not done yet")",
          state == .missed ? "say why, in a note" : "do it: `baton monitor check`")
      }
    },
    LintRule("nothing-watched", "a monitoring window that does not say what to look at") { subject in
      guard let window = subject.record.monitoring, window.stage == .running || window.stage == .planned,
        window.watches.isEmpty, window.baseline.isEmpty,
        subject.text?.lowercased().contains("success criteria") != true
      else { return [] }
      return [
        gap(
          .note, "nothing-watched", window, "the monitoring window does not say what to look at",
          "name what is watched for, and what normal looks like")
      ]
    },
  ]

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ window: Monitoring, lines: LineSpan? = nil, _ message: String,
    _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.monitoring), lines: lines ?? window.lines, message: message,
      remedy: remedy)
  }
}
