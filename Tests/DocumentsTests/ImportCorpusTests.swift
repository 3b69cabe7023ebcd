import Foundation
import Records
import TestSupport
import Testing

@testable import Documents

@Suite("the corpus")
struct ImportCorpusTests {
  @Test("loses no line of any document, and reads each the same twice", arguments: Corpus.all)
  func coverage(file: URL) throws {
    let bytes = try Corpus.bytes(file)
    let name = file.lastPathComponent
    let first = try Importer.read(bytes, name: name, nextNumber: "42")
    #expect(try Importer.read(bytes, name: name, nextNumber: "42") == first)
    let coverage = try #require(first.record.coverage)
    #expect(coverage.lost == 0)
    let written = first.text.split(separator: "\n").count { !$0.allSatisfy(\.isWhitespace) }
    #expect(coverage.lines == written)
  }

  @Test("keeps sections word for word, none touching another", arguments: Corpus.all)
  func sections(file: URL) throws {
    let document = try Importer.read(try Corpus.bytes(file), name: file.lastPathComponent, nextNumber: "42")
    var last = 0
    for section in document.record.sections.sorted(by: { $0.lines.from < $1.lines.from }) {
      #expect(section.lines.from > last)
      #expect(section.text == document.lines(section.lines.from, section.lines.to))
      last = section.lines.to
    }
  }

  @Test("numbers every kind of item from 1 without a gap, and no todo waits in a circle", arguments: Corpus.all)
  func numbers(file: URL) throws {
    let record = try Importer.read(try Corpus.bytes(file), name: file.lastPathComponent, nextNumber: "42").record
    #expect(record.todos.map(\.number) == Array(1..<(record.todos.count + 1)))
    #expect(record.steps.map(\.number) == Array(1..<(record.steps.count + 1)))
    #expect(record.risks.map(\.number) == Array(1..<(record.risks.count + 1)))
    #expect(record.steps.allSatisfy { $0.command != nil || $0.expectation != nil })
    for todo in record.todos {
      for case .todo(let other) in todo.blockers.map(\.on) { #expect(other != todo.number) }
    }
  }
}
