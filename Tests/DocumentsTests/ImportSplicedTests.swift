import Foundation
import Records
import TestSupport
import Testing

@testable import Documents

/// Documents put together of blocks of others, as no one would write them.
@Suite("documents spliced of others")
struct ImportSplicedTests {
  /// The blocks of small documents of every shape: ours, and those beside the repository where they
  /// lie there.
  private static let blocks: [String] = {
    let shared = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/shapes")
    let shapes = (try? FileManager.default.contentsOfDirectory(at: shared, includingPropertiesForKeys: nil)) ?? []
    let own = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpus")
    let files = (try? FileManager.default.contentsOfDirectory(at: own, includingPropertiesForKeys: nil)) ?? []
    return (files + shapes).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
      .flatMap { $0.split(separator: "\n\n").map(String.init) }
  }()

  private static func spliced(_ seed: UInt64) -> String {
    var dice = Dice(seed: seed)
    let count = dice.roll(4...24)
    return (0..<count).map { _ -> String in
      var block = dice.pick(Self.blocks)
      // Halves of blocks, and blocks that run into one another.
      if dice.chance(6) { block = String(block.prefix(dice.roll(1...max(1, block.count)))) }
      return block + (dice.chance(8) ? "\n" : "\n\n")
    }.joined()
  }

  @Test(
    "are read without a line lost, the same twice, every item with its lines, no line as two that exclude each other",
    arguments: 0..<400)
  func spliced(seed: Int) throws {
    #expect(Self.blocks.count > 40)
    let text = Self.spliced(UInt64(seed))
    let document = try imported(text)
    let record = document.record
    #expect(try imported(text) == document)
    #expect(record.coverage?.lost == 0)
    let count = document.text.split(separator: "\n", omittingEmptySubsequences: false).count
    let work = record.todos.map(\.lines) + record.checks.map(\.lines)
    let spans =
      work + record.steps.map(\.lines) + record.risks.map(\.lines) + record.alternatives.map(\.lines)
      + record.timeline.map(\.lines) + record.problems.map(\.lines) + record.lessons.map(\.lines)
      + record.fixes.map(\.lines)
    for span in spans {
      let span = try #require(span)
      #expect(span.from >= 1 && span.to >= span.from && span.to <= count)
    }
    // A line is work, or a risk, or an option, or a lesson; work may hold a command, and an event
    // may be a cause and a fix.
    var takers: [Int: String] = [:]
    for (kind, spans) in [
      ("work", work), ("risk", record.risks.map(\.lines)), ("option", record.alternatives.map(\.lines)),
      ("lesson", record.lessons.map(\.lines)), ("event", record.timeline.map(\.lines)),
    ] {
      for line in Set(spans.compactMap { $0?.from }) {
        #expect(takers[line] == nil, "line \(line) is \(takers[line] ?? "") and \(kind)")
        takers[line] = kind
      }
    }
  }
}
