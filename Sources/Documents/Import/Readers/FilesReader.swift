import Records
import Vocabulary

extension Reading {
  /// Lists and tables of files. Under a heading for several kinds, an entry's own words decide,
  /// else it was modified.
  mutating func readFiles(_ group: Group, as kind: SectionKind?) {
    for element in group.elements {
      switch element.content {
      case .list(let items): for item in items { readFile(item.text, as: kind, lines: item.head) }
      case .table(let table): readFiles(table, as: kind)
      default: break
      }
    }
  }

  private mutating func readFile(_ text: String, as kind: SectionKind?, lines: LineSpan) {
    let plain = StateWords.done(text)
    guard FileWords.namesFile(plain) else { return }
    let statement = Statement(plain, lines: lines)
    switch kind {
    case .created: record.files.created.append(statement)
    case .toUpdate: record.files.toUpdate.append(statement)
    case .modified: record.files.modified.append(statement)
    default:
      if FileWords.saysNew(plain) {
        record.files.created.append(statement)
      } else {
        record.files.modified.append(statement)
      }
    }
    claim(lines)
  }

  private mutating func readFiles(_ table: Table, as kind: SectionKind?) {
    let names = table.header.map { WordSplitting.words(of: $0).first ?? "" }
    guard let file = names.firstIndex(where: { ["file", "path", "filename"].contains($0) }) else { return }
    let before = ledger.claims
    for row in table.rows where row.cells.count > file {
      let rest = row.cells.enumerated().filter { $0.offset != file && !$0.element.isEmpty }.map(\.element)
      let text = ([row.cells[file]] + rest).joined(separator: " - ")
      readFile(text, as: kind, lines: LineSpan(row.line, row.line))
    }
    if ledger.claims > before { claim(table.head) }
  }
}

enum FileWords {
  /// Its first word, or what stands first in code marks, looks like a path.
  static func namesFile(_ text: String) -> Bool {
    let path = FixWords.path(text)
    guard path.utf8.count > 2, !path.hasPrefix("http"), text.hasPrefix(path) || text.hasPrefix("`" + path) else {
      return false
    }
    if path.contains("/") { return !path.hasPrefix("/") || path.dropFirst().contains("/") || text.hasPrefix("`") }
    guard let dot = path.lastIndex(of: "."), dot != path.startIndex else {
      return text.hasPrefix("`") && ["Dockerfile", "Makefile"].contains { path.hasPrefix($0) }
    }
    let ending = path[path.index(after: dot)...]
    return (1...8).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && ending.contains(where: \.isLetter)
  }

  static func saysNew(_ text: String) -> Bool {
    let words = WordSplitting.words(of: "x " + text)
    return words.contains("new") || words.contains("created") || words.contains("added")
  }
}
