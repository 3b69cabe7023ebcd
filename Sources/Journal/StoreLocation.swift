import Files
import Foundation

/// Where a store is, or would be made.
package struct StoreLocation: Equatable, Sendable {
  package enum Origin: String, Sendable {
    case option = "--store"
    case environment = "$BATON_STORE"
    /// A `Sessions/` that holds a journal, in the working folder or above it.
    case found = "the nearest Sessions/"
    case state = "the state folder"
  }

  /// An absolute path.
  package var folder: String
  package var origin: Origin

  package init(folder: String, origin: Origin) {
    self.folder = folder
    self.origin = origin
  }

  /// The names of the stores beside it.
  package var neighbours: [String] {
    let above = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: above)) ?? []
    return names.filter { StoreFiles.holdsJournal("\(above)/\($0)") }
  }

  package var url: URL { URL(filePath: folder, directoryHint: .isDirectory) }

  /// `--store`, `$BATON_STORE`, the nearest `Sessions/` that holds a journal going up from the
  /// working folder, else `$XDG_STATE_HOME/baton/Sessions`. An empty option or variable counts as
  /// none, and so does an `XDG_STATE_HOME` that is not absolute, as the XDG specification asks. A
  /// `Sessions/` that everyone may write to is passed over: anyone could have put it there.
  package static func find(
    option: String?, environment: [String: String], workingDirectory: String
  ) -> StoreLocation {
    func absolute(_ path: String) -> String { AbsolutePath.of(path, under: workingDirectory) }
    if let option, !option.isEmpty { return StoreLocation(folder: absolute(option), origin: .option) }
    if let named = environment["BATON_STORE"], !named.isEmpty {
      return StoreLocation(folder: absolute(named), origin: .environment)
    }
    var folder = absolute(workingDirectory)
    while true {
      let candidate = (folder == "/" ? "" : folder) + "/Sessions"
      if StoreFiles.holdsJournal(candidate) { return StoreLocation(folder: candidate, origin: .found) }
      if folder == "/" { break }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
      if folder.isEmpty { folder = "/" }
    }
    let named = environment["XDG_STATE_HOME"] ?? ""
    let state = named.hasPrefix("/") ? named : (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state"
    return StoreLocation(folder: absolute(state + "/baton/Sessions"), origin: .state)
  }
}
