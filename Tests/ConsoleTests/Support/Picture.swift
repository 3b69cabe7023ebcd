import Foundation
import Testing

/// Screens as text beside the tests, in `Pictures/`. `RECORD=1` writes them anew, to be looked at
/// before they are committed.
enum Picture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Pictures")

  static func expect(_ picture: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let file = folder.appending(path: "\(name).txt")
    let picture = picture + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try picture.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard picture != expected else { return }
    let pairs = zip(
      picture.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      "\(name) differs from line \((first?.offset ?? 0) + 1):\n\(first.map { "is:  \($0.element.0)\nwas: \($0.element.1)" } ?? "its length")\n\n\(picture)",
      sourceLocation: sourceLocation)
  }
}
