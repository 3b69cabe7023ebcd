package enum FixChange: Equatable, Sendable, Codable {
  case added(Fix)
  case edited(Patch<Fix>)
  case status(Fix.Status, commit: String?, build: String?, because: String?)
  case checked([ProvenanceFinding])

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "fixAdded"
    case edited = "fixEdited"
    case status = "fixStatus"
    case checked = "fixChecked"
  }
  enum StatusCodingKeys: String, CodingKey {
    case _0 = "_1"
    case commit, build, because
  }
  typealias CheckedCodingKeys = AfterNumber

  var historyLine: String {
    switch self {
    case .added: "added"
    case .edited(let patch): patch.historyLine
    case .status(let status, _, _, let because): status.rawValue + (because.map { ": \($0)" } ?? "")
    case .checked: "provenance checked"
    }
  }
}

extension FixChange: ItemChange {
  static let edit = CodingKeys.edited
  var patch: Patch<Fix>? { if case .edited(let patch) = self { patch } else { nil } }

  var name: CodingKeys {
    switch self {
    case .added: .added
    case .edited: .edited
    case .status: .status
    case .checked: .checked
    }
  }

  var addition: Fix? { if case .added(let fix) = self { fix } else { nil } }

  func apply(to fix: inout Fix, at time: Moment, in session: SessionNumber) {
    switch self {
    case .added: break
    case .edited(let patch): patch.apply(to: &fix)
    case .status(let status, let commit, let build, _):
      (fix.status, fix.statusWords, fix.statusAt) = (status, nil, time)
      if let commit { fix.commit = commit }
      if let build { fix.build = build }
    case .checked(let findings): fix.provenance = findings
    }
  }
}
