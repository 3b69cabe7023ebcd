import Foundation

/// Where a person's own files lie, by the XDG base directory specification: a variable that is not an absolute path counts as none.
enum PersonalFolder {
  case config, state

  /// Baton's part of it.
  func path(_ environment: [String: String]) -> String {
    let (variable, usual) =
      switch self {
      case .config: ("XDG_CONFIG_HOME", "/.config")
      case .state: ("XDG_STATE_HOME", "/.local/state")
      }
    if let named = environment[variable], named.utf8.first == UInt8(ascii: "/") { return named + "/baton" }
    return (environment["HOME"] ?? NSHomeDirectory()) + usual + "/baton"
  }
}
