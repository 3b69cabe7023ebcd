import Records

/// What a person did to a document and the record did not take: lines typed where nothing reads
/// them, and lines taken out that the record goes on saying, since they follow from something else.
package struct DraftRest: Equatable, Sendable {
  /// As they were typed.
  package var untaken: [String]
  package var remaining: [String]

  /// - Parameter written: the document as the record writes it once the edits are in it.
  package init(draft: String, edited: String, written: String) {
    let (before, typed, after) = (Lines(draft), Lines(edited), Lines(written))
    untaken = typed.beyond(before).filter { !after.say($0, as: typed) }.map(\.text)
    remaining = before.beyond(typed).filter { after.counts($0) > typed.counts($0) }.map(\.text)
  }

  package var isEmpty: Bool { untaken.isEmpty && remaining.isEmpty }
}

/// A document's lines by their letters and digits: marks, blanks and the order of cells are the
/// layout's own affair.
private struct Lines {
  struct Line {
    var text: String
    var folded: String
  }

  private var lines: [Line]
  private var counts: [String: Int] = [:]
  private let whole: String

  init(_ text: String) {
    lines = text.lines.map { Line(text: $0.trimmedBlanks, folded: Lines.folded($0)) }.filter { !$0.folded.isEmpty }
    for line in lines { counts[line.folded, default: 0] += 1 }
    whole = lines.map(\.folded).joined()
  }

  func counts(_ line: Line) -> Int { counts[line.folded, default: 0] }

  /// Lines that stand here more often than there.
  func beyond(_ other: Lines) -> [Line] {
    var left = other.counts
    return lines.filter { line in
      guard let count = left[line.folded], count > 0 else { return true }
      left[line.folded] = count - 1
      return false
    }
  }

  /// Whether these lines say what a line of `typed` says, as often as `typed` does: as a line, in
  /// one, or across some.
  func say(_ line: Line, as typed: Lines) -> Bool {
    counts(line) >= typed.counts(line) || occurrences(of: line.folded) >= typed.occurrences(of: line.folded)
  }

  private func occurrences(of words: String) -> Int { whole.parted(by: words).count - 1 }

  /// The state behind a todo may be said in other words, and a place in a list counted anew.
  private static func folded(_ line: String) -> String {
    var line = line.trimmedBlanks
    let place = line.utf8.prefix { (48...57).contains($0) }.count
    if place > 0, line.dropping(first: place).begins(with: ". ") { line = line.dropping(first: place + 2) }
    if line.ends(with: ")"), let state = line.dropping(last: 1).parted(by: " (").last, TodoMark.progress(state) != nil {
      line = line.dropping(last: state.utf8.count + 3)
    }
    return String(
      line.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }
}
