import Expectations
import Foundation
import Records
import TestSupport
import Testing

/// The expectations of real documents, by file and line: what is proposed for each. The documents
/// lie beside the repository.
@Suite(
  "Expectations of real documents",
  .enabled(if: Corpus.isThere, "../shared is not at hand: real documents' expectations are not read"))
struct ExpectationCorpusTests {
  struct Case: Sendable, CustomStringConvertible {
    var file: String
    var line: Int
    var command = ""
    var title = ""
    /// The written form of the rule; nil where a person judges.
    var rule: String?

    var description: String { "\(file):\(line)" }
  }

  @Test("is proposed the rule its words stand for, or left to a person", arguments: cases)
  func proposal(_ example: Case) throws {
    let words = try #require(Corpus.expectation(in: example.file, line: example.line))
    let rule = ExpectationWords.rule(
      for: words, command: example.command, title: example.title,
      fixedAt: Moment(iso: "2025-11-04T01:03:00Z"), day: Day(iso: "2025-11-04"))
    #expect(rule.map(ExpectationSyntax.text) == example.rule, "for the words: \(words)")
  }

  @Test("are at least forty")
  func enough() { #expect(Set(Self.cases.map(\.description)).count >= 40) }
}

extension Corpus {
  /// The words after "Expected:" at the line, or the lines under it where it has none.
  static func expectation(in file: String, line: Int) -> String? {
    guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else { return nil }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard lines.indices.contains(line - 1) else { return nil }
    if !lines[line - 1].lowercased().contains("expect") { return lines[line - 1].trimmed }
    guard let colon = lines[line - 1].firstIndex(of: ":") else { return nil }
    let rest = lines[line - 1][colon...].drop { ":* ".contains($0) }
    if !rest.isEmpty { return String(rest) }
    var below = lines[line...].drop { $0.trimmed.isEmpty }.map(\.trimmed)
    if below.first?.hasPrefix("```") == true {
      let end = below.dropFirst().firstIndex { $0.hasPrefix("```") } ?? below.endIndex - 1
      below = Array(below[...end])
    } else {
      below = Array(below.prefix { !$0.isEmpty && !$0.hasPrefix("```") })
    }
    return below.joined(separator: "\n")
  }
}
