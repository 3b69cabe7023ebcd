import Records
import Vocabulary

/// The columns of a table of fixes.
struct FixColumns {
  private let title: Int
  private let commit: Int?
  private let build: Int?
  private let status: Int?
  private let files: Int?

  /// Nil where it has no column for the fix, or none for its commit or build; a column named "Fix"
  /// may do with a status.
  init?(_ header: [String]) {
    let names = header.map { WordSplitting.words(of: $0).joined(separator: " ") }
    let titles = [
      "fix", "fixes", "change", "what", "what changed", "description", "summary", "message", "commit message",
    ]
    guard let title = titles.lazy.compactMap({ names.firstIndex(of: $0) }).first else { return nil }
    self.title = title
    commit = header.indices.first { FieldWords.kind(of: header[$0]) == .commit }
    build = header.indices.first { FieldWords.kind(of: header[$0]) == .build }
    status = header.indices.first {
      let kind = FieldWords.kind(of: header[$0])
      return kind == .status || kind == .buildStatus
    }
    files = header.indices.first { FieldWords.kind(of: header[$0]) == .files }
    guard commit != nil || build != nil || (status != nil && names[title] == "fix") else { return nil }
  }

  /// A row's fix, its fields, and its other cells as reasons; nil where the row names none.
  func part(_ cells: [String], header: [String], lines: LineSpan, in reading: Reading) -> FixPart? {
    guard cells.indices.contains(title), !cells[title].isEmpty else { return nil }
    func cell(_ place: Int?) -> String? { place.flatMap { cells.indices.contains($0) ? Markup.plain(cells[$0]) : nil } }
    var part = FixPart(title: Markup.plain(StateWords.withoutMark(cells[title])), lines: lines)
    part.commit = cell(commit).flatMap(FixWords.commit)
    part.build = cell(build).flatMap(FixWords.build)
    if let words = cell(status) {
      part.status = FixWords.status(words)
      part.statusWords = Markup.plain(StateWords.withoutMark(words))
      part.statusAt = TimeWords(words).moments(on: reading.day, offset: reading.offset).from
    }
    guard part.isNamed || part.status != nil else { return nil }
    if let paths = cell(files) {
      part.files = paths.split(separator: ",").map(\.trimmed).filter(FileWords.namesFile).map(FixWords.path)
    }
    let read = [title, commit, build, status, part.files.isEmpty ? nil : files]
    for (place, cell) in cells.enumerated() where !read.contains(place) && !cell.isEmpty {
      let name = header.indices.contains(place) ? header[place] : ""
      if ["", "#", "no."].contains(name.lowercased()) || reading.readField(Markup.plain(name), cell, into: &part.others)
      {
        continue
      }
      part.rationale.append(Statement("\(name): \(Markup.plain(cell))", lines: lines))
    }
    return part
  }
}
