import CVersion

/// Which Baton this is.
enum Version {
  static let number = "1.0.0"
  /// What `baton --version` says.
  static let text = "\(number) (commit \(String(cString: baton_commit())))"
}
