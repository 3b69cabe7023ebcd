import Records

extension Moment {
  /// `2025-11-04 01:15 UTC`.
  package var inWords: String { "\(day.iso) \(clock) UTC" }
}
