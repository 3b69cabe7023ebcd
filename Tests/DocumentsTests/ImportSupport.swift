import Foundation
import Records

@testable import Documents

/// Real documents of the field, beside the repository where they are at hand.
enum Shared {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static let seed = folder.appending(path: "seeds/SESSION_8_HANDOFF.mojibake.md")
  static let hasSeed = FileManager.default.fileExists(atPath: seed.path)

  static let corpus: [URL] = {
    let corpus = folder.appending(path: "corpus")
    let files = (try? FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }()

  static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}

func imported(_ text: String, name: String = "notes.md") throws -> ImportedDocument {
  try Importer.read(Array(text.utf8), name: name, nextNumber: "42")
}

func record(_ text: String, name: String = "notes.md") throws -> SessionRecord { try imported(text, name: name).record }

extension ImportedDocument {
  /// The document's own lines, both ends included, counted from 1.
  func lines(_ from: Int, _ to: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)[(from - 1)...(to - 1)].joined(separator: "\n")
  }
}

/// Text that was stored as UTF-8 and read with another table, as it then looks.
func misread(_ text: String, as codepage: Codepage) -> String { codepage.decode(Array(text.utf8)) }
