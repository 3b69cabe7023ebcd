package import Foundation

/// Documents that tests read: our own, which are always there, and real ones of the field beside
/// the repository where they are at hand.
package enum Corpus {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private static let shared = tests.appending(path: "../../shared").standardizedFileURL

  /// Of every shape that is read, each small.
  package static let own = documents(in: tests.appending(path: "Corpus"))

  package static let folder = shared.appending(path: "corpus")
  package static let real = documents(in: folder)
  package static let isThere = !real.isEmpty

  package static let seed = shared.appending(path: "seeds/SESSION_8_HANDOFF.mojibake.md")
  package static let hasSeed = FileManager.default.fileExists(atPath: seed.path)

  package static let all = own + real

  /// Where they lie, those that are at hand.
  package static let folders = [tests.appending(path: "Corpus")] + (isThere ? [folder] : [])

  package static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  private static func documents(in folder: URL) -> [URL] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }
}
