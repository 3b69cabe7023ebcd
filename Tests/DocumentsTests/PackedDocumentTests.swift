import Foundation
import Records
import Sessions
import Testing

@testable import Documents

@Suite("Packed: documents")
struct PackedDocumentTests {
  private func comesBack(_ record: SessionRecord) throws {
    let moments = record.timeline.compactMap(\.at)
    let view = PackedView(
      incident: nil, incidents: ["vividly"], record: record, earlier: record.timeline, journalTimes: moments,
      sequence: 42)
    let packed = view.packed()
    let read = try packed.withUnsafeBytes { try PackedView(packed: $0) }
    #expect(read == view)
  }

  @Test(
    "a document of the corpus comes back as it was read",
    .enabled(if: !Shared.corpus.isEmpty, "../shared is not at hand: the corpus is not packed"),
    arguments: Shared.corpus)
  func corpus(file: URL) throws {
    let bytes = try Shared.bytes(file)
    try comesBack(try Importer.read(bytes, name: file.lastPathComponent, nextNumber: "42").record)
  }

  @Test("a handoff of the demo comes back as it was read", arguments: [0, 1])
  func demo(place: Int) throws {
    let file = DemoFiles.handoffs[place]
    try comesBack(try Importer.read(file.bytes, name: file.path, nextNumber: "42").record)
  }

  @Test("a record of anything comes back as it was", arguments: 0..<50 as Range<UInt64>)
  func dice(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    try comesBack(dice.record())
  }

  @Test(
    "the real handoff comes back as it was read, in at most four fifths of the bytes its JSON takes",
    .enabled(if: Shared.hasSeed, "../shared is not at hand: the seed is not packed"))
  func seed() throws {
    let bytes = try Shared.bytes(Shared.seed)
    let record = try Importer.read(bytes, name: Shared.seed.lastPathComponent, nextNumber: "42").record
    try comesBack(record)
    let view = PackedView(incident: nil, incidents: [], record: record, earlier: [], journalTimes: [], sequence: 0)
    let json = try JSONEncoder().encode(record)
    #expect(view.packed().count * 5 < json.count * 4)
  }
}
