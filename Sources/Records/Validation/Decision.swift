/// The end of a validation round: which branch, and what it changed.
public struct Decision: Equatable, Sendable, Codable {
  public enum Branch: String, Sendable, Codable { case success, failure }

  public var round: Int
  public var branch: Branch
  public var by: String
  public var at: Moment
  /// Why this branch: "step 4 failed".
  public var because: String
  /// What changed, a line each, as shown before it was done.
  public var changes: [String]

  public init(round: Int, branch: Branch, by: String, at: Moment, because: String, changes: [String]) {
    self.round = round
    self.branch = branch
    self.by = by
    self.at = at
    self.because = because
    self.changes = changes
  }
}
