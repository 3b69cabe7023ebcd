import Records

/// The decoded document as lines, counted from 1.
struct SourceText {
  let lines: [String]

  init(_ text: String) {
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  var count: Int { lines.count }

  subscript(_ number: Int) -> String { number >= 1 && number <= lines.count ? lines[number - 1] : "" }

  func isBlank(_ number: Int) -> Bool { self[number].isBlank }

  func text(_ span: LineSpan) -> String { (span.from...span.to).map { self[$0] }.joined(separator: "\n") }
}
