import Records
import Sessions
import Testing

@testable import Documents

@Suite("the handoffs of the demo")
struct ImportDemoTests {
  private func document(_ place: Int) throws -> ImportedDocument {
    let file = DemoFiles.handoffs[place]
    return try Importer.read(file.bytes, name: file.path, nextNumber: "42")
  }

  @Test("are understood whole: nothing is kept as a section", arguments: [0, 1])
  func whole(place: Int) throws {
    let document = try document(place)
    #expect(document.record.sections == [])
    #expect(document.record.coverage.map { $0.recognised == $0.lines } == true)
    #expect(document.incidentHint.name == "vividly")
    #expect(document.warnings == [])
  }

  @Test("give their fixes with commit, build, files and status")
  func fixes() throws {
    #expect(try document(0).record.fixes.map(\.commit) == ["7191ecd"])
    let fixes = try document(1).record.fixes
    #expect(fixes.map(\.title) == ["Check request ids before they are queued", "Leave Organization.schools out"])
    #expect(fixes.map(\.commit) == ["7191ecd", "fa1b1d5"])
    #expect(fixes.map(\.build) == ["1d6312ef", "e7e5acae-4183-4451-b960-a1ae51b941bf"])
    #expect(fixes.map(\.status) == [.validated, .building])
    #expect(fixes.map(\.files) == [[], ["app/models/organization.py"]])
  }

  @Test("give the window with its length and the distance of its checkpoints")
  func monitoring() throws {
    let window = try #require(try document(0).record.monitoring)
    #expect(window.start?.iso == "2025-11-04T00:53:00Z")
    #expect(window.hours == 24)
    #expect(window.every == 4)
    #expect(window.checkpoints.map(\.due.clock) == ["04:53"])
  }

  @Test("have summaries that read on over the document's own line ends", arguments: [0, 1])
  func summary(place: Int) throws {
    let summary = try #require(try document(place).record.session.summary)
    #expect(!summary.contains("\n"))
  }
}
