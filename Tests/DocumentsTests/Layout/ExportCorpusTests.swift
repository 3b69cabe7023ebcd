import Foundation
import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Export of real documents")
struct ExportCorpusTests {
  private static let documents = Corpus.all + (Corpus.hasSeed ? [Corpus.seed] : [])

  @Test("what was imported stands on a page of which every line is read", arguments: documents)
  func page(_ document: URL) throws {
    let bytes = try Corpus.bytes(document)
    let first = try Importer.read(bytes, name: document.lastPathComponent, nextNumber: "1").record
    let page = try Importer.read(Array(Page(first).markdown.utf8), name: "page.md", nextNumber: "1").record
    #expect(page.coverage?.lost == 0)
    #expect(page.sections.map(\.text) == first.asDocument().sections.map(\.text))
    let edits = DocumentDifference.edits(from: page, to: page, on: first)
    #expect(edits.difference.items.isEmpty, "\(edits.difference.items)")
  }
}
