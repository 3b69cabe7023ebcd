import CMarkdown
import Documents
import Foundation
import Records

/// Importing beside bare parsing of the same bytes by cmark-gfm.
struct ImportBenchmark {
  /// Handoffs as they arrive.
  let handoffs: [[UInt8]]
  /// Documents of every shape.
  let corpus: [[UInt8]]

  func run() {
    cmark_gfm_core_extensions_ensure_registered()
    compare("import of \(handoffs.count) handoffs", handoffs)
    if !corpus.isEmpty { compare("import of \(corpus.count) documents of every shape", corpus) }
    large()
  }

  /// Milliseconds a document.
  private func compare(_ name: String, _ documents: [[UInt8]]) {
    func milliseconds(_ body: ([UInt8]) -> Void) -> Double {
      let began = Clock.now
      for document in documents { body(document) }
      return (Clock.now - began) * 1000 / Double(documents.count)
    }
    Report.comparison(
      Comparison(
        name, unit: "ms a document", against: "bare cmark-gfm", limit: 5, runs: 5,
        ours: { milliseconds(Self.read) }, peer: { milliseconds(Self.parse) }))
  }

  /// A document of 16 MB: its time, and the memory of this whole program at its most.
  private func large() {
    var bytes: [UInt8] = []
    var place = 0
    let parts = corpus.isEmpty ? handoffs : corpus
    while bytes.count < 16_000_000, !parts.isEmpty {
      bytes += parts[place % parts.count] + [10]
      place += 1
    }
    let began = Clock.now
    Self.read(bytes)
    Report.figure("import of 16 MB", Measure(runs: [Clock.now - began]), "s", limit: 3)
    Report.figure("its memory", Measure(runs: [Self.peak]), "MB", limit: 200)
  }

  private static func read(_ bytes: [UInt8]) {
    _ = try? Importer.read(bytes, name: "bench.md", nextNumber: SessionNumber(1))
  }

  /// The most memory that this program has had at once, in MB.
  private static var peak: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Double(line.filter(\.isNumber)) ?? 0) / 1024
  }

  private static func parse(_ bytes: [UInt8]) {
    guard let parser = cmark_parser_new(CMARK_OPT_SOURCEPOS) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough", "autolink"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    if let document = cmark_parser_finish(parser) { cmark_node_free(document) }
  }
}
