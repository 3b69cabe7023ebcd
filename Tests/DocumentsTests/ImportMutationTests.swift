import Foundation
import Records
import TestSupport
import Testing

@testable import Documents

@Suite("the corpus written otherwise")
struct ImportMutationTests {
  private static let documents: [(name: String, text: String, record: SessionRecord)] = Corpus.all.compactMap {
    file in
    let name = file.lastPathComponent
    guard let bytes = try? Corpus.bytes(file), let read = try? Importer.read(bytes, name: name, nextNumber: "42") else {
      return nil
    }
    return (name, read.text, read.record.items)
  }

  @Test("holds the same items", arguments: Array(Mutation.all.enumerated()))
  func same(place: Int, mutation: Mutation) throws {
    #expect(Self.documents.count == Corpus.all.count)
    // A third of the documents for each mutation, another third for the next: all of them each time
    // would take minutes.
    for (index, document) in Self.documents.enumerated() where index % 3 == place % 3 {
      let text = mutation.apply(document.text)
      let read = try Importer.read(Array(text.utf8), name: document.name, nextNumber: "42").record
      for (name, _) in SessionRecord.differingParts(read.items, document.record) {
        Issue.record("\(document.name): \(name) differ")
      }
      #expect(read.coverage?.lost == 0, "\(document.name)")
    }
  }

  @Test(
    "is repaired where it was misread, even twice",
    arguments: [[Codepage.macRoman], [.windows1252], [.windows1252, .windows1252], [.macRoman, .macRoman]])
  func misread(codepages: [Codepage]) throws {
    for (index, document) in Self.documents.enumerated()
    where index % 4 == codepages.count && document.text.utf8.contains(where: { $0 > 0x7F }) {
      let text = codepages.reduce(document.text) { misread($0, $1) }
      let read = try Importer.read(Array(text.utf8), name: document.name, nextNumber: "42")
      #expect(read.text == document.text, "\(document.name)")
    }
  }

  private func misread(_ text: String, _ codepage: Codepage) -> String {
    codepage.decode(Array(text.utf8))
  }
}

extension SessionRecord {
  /// What the document says, wherever its lines stand and whatever of it is kept as it is.
  fileprivate var items: SessionRecord {
    var record = asDocument()
    record.sections = []
    return record
  }
}
