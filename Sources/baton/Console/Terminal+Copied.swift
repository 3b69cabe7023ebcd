import Foundation
import Glibc
import Terminal

extension Terminal {
  /// Copies to the terminal's clipboard where the person chose that, else to a file; says which, or why not.
  mutating func copied(_ text: String, _ preferences: Preferences) -> String {
    if preferences.copiesToClipboard, copy(text) { return "Copied to the clipboard" }
    let file = FileManager.default.temporaryDirectory.appending(path: "baton-copy-\(getuid()).md")
    do {
      try AtomicFile.write(Array(text.utf8), to: file.path, mode: 0o600)
      return "Copied to \(file.path)"
    } catch {
      return Failure(error).message
    }
  }
}
