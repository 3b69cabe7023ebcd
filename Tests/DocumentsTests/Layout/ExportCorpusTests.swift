import Foundation
import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Export of real documents")
struct ExportCorpusTests {
  private static let documents = Corpus.all + (Corpus.hasSeed ? [Corpus.seed] : [])

  @Test("import, export and import again give the same record", arguments: documents)
  func roundTrip(_ document: URL) throws {
    let bytes = try Corpus.bytes(document)
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
