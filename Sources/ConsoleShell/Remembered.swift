import Console
import Files
import Foundation
import Workflow

/// What the console remembers from one start to the next: pane sizes by store, the last palette
/// lines, the theme that was picked. Kept in `$XDG_STATE_HOME/baton/console.json`; one that can't
/// be read counts as none, one that can't be written is no reason to stop.
struct Remembered: Codable {
  var layouts: [String: Layout] = [:]
  var paletteHistory: [String] = []
  var theme: String?
  var usesMouse: Bool?

  private static func file(_ environment: [String: String]) -> String {
    PersonalFolder.state.path(environment) + "/" + name
  }

  private static let name = "console.json"

  init(_ environment: [String: String]) {
    guard let bytes = SmallFile.bytes(of: Self.file(environment)),
      let remembered = try? JSONDecoder().decode(Remembered.self, from: Data(bytes))
    else { return }
    self = remembered
  }

  /// Changes what is kept now, which another console may have changed since.
  static func change(_ environment: [String: String], _ body: (inout Remembered) -> Void) {
    var remembered = Remembered(environment)
    body(&remembered)
    guard let bytes = try? JSONEncoder().encode(remembered) else { return }
    try? AtomicFile.writePrivate(Array(bytes), to: name, in: PersonalFolder.state.path(environment))
  }
}
