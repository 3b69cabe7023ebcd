import Foundation
import Journal
import Runbook

/// A git working copy, where a handoff's files are to be found.
package enum WorkingCopy {
  /// The nearest folder from here up that git keeps; nil where there is none.
  package static func root(above folder: URL) -> URL? {
    var here = folder.standardizedFileURL
    while here.path != "/" {
      if FileManager.default.fileExists(atPath: here.appending(path: ".git").path) { return here }
      here.deleteLastPathComponent()
    }
    return nil
  }
}

extension FileManager {
  package func fileExists(atPath path: String, under folder: URL) -> Bool {
    fileExists(atPath: URL(fileURLWithPath: path, relativeTo: folder).path)
  }
}

extension Call {
  /// Whether a path that a record names is there: in the working copy that steps run in, or the one
  /// that fixes are checked in. Nil where there is neither, for then nothing can be said.
  package func fileExists(for stored: StoredSession) throws(Failure) -> ((String) -> Bool)? {
    let checked = try checks(in: stored.store.folder).configuration.repository
    let folders = [runFolder, checked].compactMap(\.self).map { URL(filePath: $0, directoryHint: .isDirectory) }
    let roots = folders.compactMap(WorkingCopy.root(above:))
    guard !roots.isEmpty else { return nil }
    return { path in (roots + folders).contains { FileManager.default.fileExists(atPath: path, under: $0) } }
  }
}
