/// The end of a validation round: which branch, and what it changed.
package struct Decision: Equatable, Sendable, Codable {
  package enum Branch: String, Sendable, Codable { case success, failure }

  package var round: Int
  package var branch: Branch
  package var by: String
  package var at: Moment
  /// Why this branch: "step 4 failed".
  package var because: String
  /// What changed, a line each, as shown before it was done.
  package var changes: [String]

  package init(round: Int, branch: Branch, by: String, at: Moment, because: String, changes: [String]) {
    self.round = round
    self.branch = branch
    self.by = by
    self.at = at
    self.because = because
    self.changes = changes
  }
}
