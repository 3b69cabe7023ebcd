import Foundation
import Testing

@testable import Console

@Suite("README")
struct ReadmeTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")

  /// `RECORD=1` writes the table anew.
  @Test("its table of keys is the console's own")
  func keys() throws {
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    let parts = readme.components(separatedBy: "<!-- keys -->\n")
    try #require(parts.count == 3)
    let table = NamedCommand.keyTable()
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try [parts[0], table, parts[2]].joined(separator: "<!-- keys -->\n")
        .write(to: Self.file, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == table)
    }
  }
}
