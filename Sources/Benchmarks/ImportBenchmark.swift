import CMarkdown
import Documents
import Foundation
import Records

/// Importing beside bare parsing of the same bytes by cmark-gfm.
struct ImportBenchmark {
  /// Handoffs as they arrive.
  let documents: [[UInt8]]

  func run() {
    let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
    cmark_gfm_core_extensions_ensure_registered()
    func megabytesPerSecond(_ body: ([UInt8]) -> Void) -> Double {
      let began = Clock.now
      for document in documents { body(document) }
      return megabytes / (Clock.now - began)
    }
    Report.comparison(
      Comparison(
        "import of \(documents.count) documents", unit: "MB/s", against: "bare cmark-gfm", runs: 5,
        ours: {
          megabytesPerSecond { _ = try? Importer.read($0, name: "bench.md", nextNumber: SessionNumber(1)) }
        },
        peer: { megabytesPerSecond(Self.parse) }
      ))
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
