import Foundation
import Workflow

extension ConsoleTerminal where Self: ~Copyable {
  /// Copies to the terminal's clipboard where the person chose that, else to a file that nobody
  /// else can read; says which, or why not.
  mutating func copied(_ text: String, _ preferences: Preferences, _ environment: [String: String]) -> String {
    if preferences.copiesToClipboard, copy(text) { return "Copied to the clipboard" }
    let (name, folder) = ("copied.md", PersonalFolder.state.path(environment))
    do {
      try AtomicFile.writePrivate(Array(text.utf8), to: name, in: folder)
      return "Copied to \(folder)/\(name)"
    } catch {
      return "\(folder)/\(name): \(error.reason); nothing was copied"
    }
  }
}
