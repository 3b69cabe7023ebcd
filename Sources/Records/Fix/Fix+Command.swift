package enum FixCommand: Equatable, Sendable {
  case edit(Patch<Fix>)
  /// `because` is required to call a fix validated that fails its provenance checks.
  case setStatus(Fix.Status, commit: String?, build: String?, because: String?)
  case recordProvenance([ProvenanceFinding])

  func decide(on fix: Fix, in record: SessionRecord, _ situation: Situation) throws(Refusal) -> [Change] {
    switch self {
    case .edit(let patch): return [.fix(fix.number, .edited(try patch.checked("the fix's")))]
    case .setStatus(let status, let commit, let build, let because):
      let because = because?.trimmed.nonEmpty
      if status == .validated, let first = fix.provenance.first(where: { $0.answer == .no }), because == nil {
        throw .notYet(
          "fix \(fix.number) can't be called validated: \(first.detail); mend that, or say why with --because")
      }
      return [
        .fix(
          fix.number,
          .status(status, commit: commit?.trimmed.nonEmpty, build: build?.trimmed.nonEmpty, because: because)),
        record.noted(
          "Fix \(fix.number) \(status.rawValue): \(fix.title)" + (because.map { " (\($0))" } ?? ""), in: situation),
      ]
    case .recordProvenance(let findings):
      let failing = findings.filter { $0.answer == .no }.map(\.detail)
      let open = findings.count { $0.answer == .unknown }
      let words =
        failing.isEmpty
        ? open > 0 ? "nothing speaks against it, \(open) of \(findings.count) can't be told" : "it is what runs"
        : failing.joined(separator: "; ")
      return [
        .fix(fix.number, .checked(findings)), record.noted("Fix \(fix.number) checked: \(words)", in: situation),
      ]
    }
  }
}

extension SessionRecord {
  func newFix(_ title: String, commit: String?, build: String?, in situation: Situation) throws(Refusal) -> Change {
    var fix = Fix(number: fixes.nextNumber, title: try Decider.text(title, "the fix's title"))
    fix.commit = commit?.trimmed.nonEmpty
    fix.build = build?.trimmed.nonEmpty
    fix.status = fix.build != nil ? .building : fix.commit != nil ? .committed : .unknown
    fix.statusAt = situation.at
    return .fix(fix.number, .added(fix))
  }
}
