package import Foundation

/// A folder that goes with the test.
package final class ScratchFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "baton-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Without a slash at its end.
  package var path: String { url.path }

  package func file(_ name: String) -> String { path + "/" + name }
}
