extension SessionRecord {
  /// The live risk that weighs most: one that came true before one that may; then by exposure, an
  /// unrated one last.
  package var worstRisk: Risk? {
    risks.filter(\.isLive).max { left, right in
      (left.status == .materialised ? 1 : 0, left.exposure ?? 0, -left.number)
        < (right.status == .materialised ? 1 : 0, right.exposure ?? 0, -right.number)
    }
  }
}
