import Foundation
import Testing

/// What ARCHITECTURE.md says of the house, against Package.swift and the folders.
@Suite struct ArchitectureTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  /// A target, or a row of the picture: its name, and what it uses.
  private struct Part: Equatable {
    var name: String
    var uses: Set<String>
  }

  /// The targets that Package.swift names, but for those of the tests.
  private static func targets() throws -> [Part] {
    let package = try text("Package.swift")
    let declaration = try Regex(#"\n    \.(systemLibrary|target|executableTarget|testTarget|plugin)\("#)
    let starts = package.ranges(of: declaration)
    let ends = starts.dropFirst().map(\.lowerBound) + [package.endIndex]
    return try zip(starts, ends).compactMap { start, end in
      let words = String(package[start.lowerBound..<end])
      let kind = try #require(words.firstMatch(of: declaration)?[1].substring)
      guard kind != "testTarget", kind != "plugin", !words.contains("path: \"Tests/") else { return nil }
      let name = try #require(words.firstMatch(of: /name: "([^"]+)"/)).1
      let list = words.firstMatch(of: /dependencies: \[((?:[^\[\]])*)\]/)?.1 ?? ""
      let products = list.matches(of: /\.product\(name: "([^"]+)", package: "[^"]+"\)/).map { String($0.1) }
      let plain = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
      return Part(name: String(name), uses: Set(products + plain))
    }
  }

  /// The rows of the picture, in their order: those of the table that says what each target uses.
  private static func rows() throws -> [Part] {
    let lines = try text("ARCHITECTURE.md").split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| Target |") })
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      let names = { (cell: Substring) in cell.matches(of: /`([^`]+)`/).map { String($0.1) } }
      return Part(name: names(cells[1]).first ?? "", uses: Set(names(cells[3])))
    }
  }

  @Test("the picture has Package.swift's targets, and every edge between them")
  func edges() throws {
    let (targets, rows) = (try Self.targets(), try Self.rows())
    #expect(targets.count > 25, "Package.swift is read no longer")
    for target in targets {
      guard let row = rows.first(where: { $0.name == target.name }) else {
        Issue.record("\(target.name) is no row of ARCHITECTURE.md")
        continue
      }
      for edge in target.uses.subtracting(row.uses) {
        Issue.record("\(target.name) → \(edge) is in Package.swift, not in ARCHITECTURE.md")
      }
      for edge in row.uses.subtracting(target.uses) {
        Issue.record("\(target.name) → \(edge) is in ARCHITECTURE.md, not in Package.swift")
      }
    }
    for row in rows where !targets.contains(where: { $0.name == row.name }) {
      Issue.record("\(row.name) is a row of ARCHITECTURE.md and no target")
    }
  }

  @Test("each row uses only rows above it")
  func downward() throws {
    let rows = try Self.rows()
    let names = Set(rows.map(\.name))
    for (index, row) in rows.enumerated() {
      let above = Set(rows[..<index].map(\.name))
      for edge in row.uses.intersection(names).subtracting(above) { Issue.record("\(row.name) → \(edge) points up") }
    }
  }

  @Test("what a target uses, one of its files imports; only C that is linked and not called is left out")
  func imports() throws {
    for target in try Self.targets() {
      let named =
        ["vocabulary-embedder": "VocabularyEmbedder", "baton-bench": "Benchmarks"][target.name] ?? target.name
      let folders = ["Sources/\(named)", named].map { Self.root.appending(path: $0) }
      let folder = try #require(folders.first { FileManager.default.fileExists(atPath: $0.path) }, "\(named)")
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      var imported: Set<String> = []
      for case let file as URL in files where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        imported.formUnion(text.matches(of: /(?m)^(?:package )?import (\w+)$/).map { String($0.1) })
      }
      for edge in target.uses.subtracting(imported).subtracting(["CUnicodeData"]) {
        Issue.record("\(target.name) → \(edge) is used by no file")
      }
    }
  }

  @Test("every folder of the sources has its line")
  func folders() throws {
    let architecture = try Self.text("ARCHITECTURE.md")
    let rows = architecture.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let folders = Set(rows.flatMap { $0.matches(of: /`([^`]+\/[^`]+)`/).map { String($0.1) } })
    let sources = Self.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: [.isDirectoryKey]))
    let targets = Set(try Self.targets().map(\.name))
    for case let folder as URL in files {
      guard try folder.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else { continue }
      let path = folder.path.dropFirst(sources.path.count + 1)
      guard path != "Benchmarks", path != "VocabularyEmbedder", !path.hasSuffix("/include") else { continue }
      let isThere = path.contains("/") ? folders.contains(String(path)) : targets.contains(String(path))
      #expect(isThere, "Sources/\(path) has no line in ARCHITECTURE.md")
    }
  }
}
