import Foundation
import Testing

/// What `docs/contract.md` says of the verbs and their JSON.
enum ContractDocument {
  struct Cell {
    let text: String
    /// What stands in code marks.
    var names: [String] {
      text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
  }

  /// The tables below a heading, without their heads.
  static func tables(below heading: String) throws -> [[[Cell]]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/contract.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let part = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") })
    let blocks = part.components(separatedBy: "\n").split { !$0.hasPrefix("|") }
    return blocks.map { lines in
      lines.dropFirst(2).map { line in
        line.replacing("\\|", with: "¦").split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
          .map { Cell(text: $0.trimmingCharacters(in: .whitespaces)) }
      }
    }
  }

  /// The members of each object of `show --json`, by the names that lead there; none lead to
  /// the record.
  static func shown() throws -> [String: [String]] {
    var shown: [String: [String]] = [:]
    for row in try tables(below: "JSON")[0] {
      for path in row[0].names.isEmpty ? [""] : row[0].names {
        // A remark in brackets is about the member before it.
        shown[path] = Cell(text: row[1].text.replacing(#/ \([^)]*\)/#, with: "")).names
      }
    }
    return shown
  }

  /// A row of what a call prints: the members of an object, or an object of `show` whose
  /// own it has.
  struct Shape {
    let calls: [String]
    let paths: [String]
    let members: Cell

    /// The object of `show` that it is; empty for the record.
    var likeness: String? { members.text.hasPrefix("as ") ? members.names.first ?? "" : nil }
    var names: [String] { Cell(text: members.text.replacing(#/ \([^)]*\)/#, with: "")).names }
  }

  static func shapes() throws -> [Shape] {
    try tables(below: "JSON")[2].map { row in
      Shape(calls: row[0].names, paths: row[1].names.isEmpty ? [""] : row[1].names, members: row[2])
    }
  }

  /// The members that an object of a call's JSON should have; nil where nothing is said of it.
  static func members(of path: String, in call: String, _ shapes: [Shape], _ shown: [String: [String]]) -> [String]? {
    let own = shapes.filter { $0.calls.contains(call) || $0.calls.isEmpty && call.isEmpty }
    if let shape = own.first(where: { $0.paths.contains(path) }), shape.likeness == nil { return shape.names }
    for shape in own {
      guard let likeness = shape.likeness else { continue }
      for root in shape.paths where path == root || root.isEmpty || path.hasPrefix(root + ".") {
        let rest = path.dropFirst(root.count).drop { $0 == "." }
        if let names = shown[[likeness, String(rest)].filter { !$0.isEmpty }.joined(separator: ".")] { return names }
      }
    }
    return nil
  }
}
