import Foundation

/// Where a person's own files lie, by the XDG base directory specification: a variable that is not
/// an absolute path counts as none.
package enum PersonalFolder {
  case config, state

  /// Baton's part of it.
  package func path(_ environment: [String: String]) -> String {
    let (variable, usual) =
      switch self {
      case .config: ("XDG_CONFIG_HOME", "/.config")
      case .state: ("XDG_STATE_HOME", "/.local/state")
      }
    if let named = environment[variable], named.utf8.first == UInt8(ascii: "/") { return named + "/baton" }
    return (environment["HOME"] ?? Person.home ?? "/nonexistent") + usual + "/baton"
  }

  /// Where a person's own themes lie.
  package static func themes(_ environment: [String: String]) -> String { config.path(environment) + "/themes" }

  /// Makes a folder of a person's own and those above it where they are missing, for nobody else to
  /// look into, whatever the umask. One of Baton's that others may write to, as an earlier Baton
  /// left it under a loose umask, is closed to them.
  package static func make(_ folder: String) throws(AtomicFile.Trouble) {
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) != 0 else { continue }
      guard errno == EEXIST || errno == EISDIR || errno == EROFS else { throw AtomicFile.Trouble() }
    }
    var entry = stat()
    guard lstat(folder, &entry) == 0 else { throw AtomicFile.Trouble() }
    guard entry.st_mode & S_IFMT == S_IFDIR else { throw AtomicFile.Trouble(reason: "this is no folder") }
    guard entry.st_uid == geteuid() || geteuid() == 0 else {
      throw AtomicFile.Trouble(reason: "this is another's folder")
    }
    if entry.st_mode & 0o077 != 0, folder.hasSuffix("/baton") || folder.contains("/baton/") { chmod(folder, 0o700) }
  }

  /// Where texts lie while they are edited, and those that could not be taken: for nobody else to
  /// read. In a new folder among the temporary ones where the person's own can't be written.
  package static func drafts(_ environment: [String: String]) throws(AtomicFile.Trouble) -> String {
    let folder = state.path(environment) + "/drafts"
    do throws(AtomicFile.Trouble) {
      try make(folder)
      guard access(folder, W_OK) == 0 else { throw AtomicFile.Trouble() }
      return folder
    } catch {
      var template = Array("\(NSTemporaryDirectory())/baton-XXXXXX".utf8CString)
      guard let made = mkdtemp(&template) else { throw error }
      return String(cString: made)
    }
  }
}
