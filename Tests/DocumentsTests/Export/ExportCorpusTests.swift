import Foundation
import Records
import Testing

@testable import Documents

@Suite("Export of real documents")
struct ExportCorpusTests {
  private static let shared = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared").standardizedFileURL

  static let documents: [URL] = {
    let folders = ["seeds", "corpus"].map { shared.appending(path: $0) }
    return folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }()

  @Test(
    "import, export and import again give the same record",
    .enabled(if: !documents.isEmpty, "no corpus beside the package"),
    arguments: documents)
  func roundTrip(_ document: URL) throws {
    let bytes = try [UInt8](Data(contentsOf: document))
    let first = try Importer.read(bytes, name: document.lastPathComponent, nextNumber: "1").record
    let text = Exporter.markdown(first)
    let second = try Importer.read(Array(text.utf8), name: "exported.md", nextNumber: "1").record
    for (name, isEqual) in SessionRecord.differingParts(second.asDocument(), first.asDocument()) {
      #expect(isEqual, "\(name) differs")
    }
    #expect(second.steps.map(\.expectation?.rule) == first.steps.map(\.expectation?.rule))
    #expect(Exporter.markdown(second) == text)
    #expect(second.coverage?.lost == 0)
  }
}
