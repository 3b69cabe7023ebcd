/// One language's words: tables of keys, each with its phrases. The form is the part of TOML that
/// such a list needs: tables, comments, strings, whole numbers, and arrays of them over as many
/// lines as one likes.
package struct VocabularyFile: Sendable {
  package struct Entry: Equatable, Sendable {
    package var key: String
    package var values: [String]
    package var line: Int
  }

  /// "en", or a path.
  package var name: String
  /// By table; the keys before the first table stand under "".
  package private(set) var tables: [String: [Entry]] = [:]

  /// English first, then the others by name.
  package static let builtIn: [VocabularyFile] = {
    let files = BuiltInLanguages.texts.compactMap { name, text in try? VocabularyFile(text, name: name) }
    return files.filter { $0.name == "en" } + files.filter { $0.name != "en" }
  }()

  package init(_ text: String, name: String) throws(VocabularyError) {
    self.name = name
    var reader = VocabularyReader(text, name: name)
    tables = try reader.tables()
  }

  package func values(_ table: String, _ key: String) -> [String] {
    tables[table]?.first { $0.key == key }?.values ?? []
  }

  /// The language as it calls itself in English.
  package var language: String { values("", "language").first ?? name }
}

/// A vocabulary that can't be read, and where.
package struct VocabularyError: Error, Equatable, CustomStringConvertible {
  package var name: String
  package var line: Int
  package var problem: String

  package init(name: String, line: Int, problem: String) {
    self.name = name
    self.line = line
    self.problem = problem
  }

  package var description: String { "\(name):\(line): \(problem)" }
}

private struct VocabularyReader {
  let bytes: [UInt8]
  let name: String
  var index = 0
  var line = 1

  init(_ text: String, name: String) {
    bytes = Array(text.utf8)
    self.name = name
  }

  mutating func tables() throws(VocabularyError) -> [String: [VocabularyFile.Entry]] {
    var tables: [String: [VocabularyFile.Entry]] = [:]
    var table = ""
    while let byte = next() {
      if byte == UInt8(ascii: "[") {
        index += 1
        table = try until(UInt8(ascii: "]"), "a table's name ends with ]")
        if tables[table] == nil { tables[table] = [] }
      } else {
        let start = line
        let key = try self.key()
        let values = try self.values()
        if tables[table]?.contains(where: { $0.key == key }) ?? false {
          throw error("\(key) stands twice under [\(table)]")
        }
        tables[table, default: []].append(VocabularyFile.Entry(key: key, values: values, line: start))
      }
    }
    return tables
  }

  private func error(_ problem: String) -> VocabularyError { VocabularyError(name: name, line: line, problem: problem) }

  /// The next byte that is no blank and stands in no comment.
  private mutating func next() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case 10:
        line += 1
        index += 1
      case 32, 9, 13: index += 1
      case UInt8(ascii: "#"): while index < bytes.count, bytes[index] != 10 { index += 1 }
      default: return bytes[index]
      }
    }
    return nil
  }

  private mutating func until(_ end: UInt8, _ problem: String) throws(VocabularyError) -> String {
    let start = index
    while index < bytes.count, bytes[index] != end, bytes[index] != 10 { index += 1 }
    guard index < bytes.count, bytes[index] == end else { throw error(problem) }
    defer { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).filter { $0 != " " }
  }

  private mutating func key() throws(VocabularyError) -> String {
    if bytes[index] == UInt8(ascii: "\"") {
      let key = try string()
      guard next() == UInt8(ascii: "=") else { throw error("after a key comes =") }
      index += 1
      return key
    }
    return try until(UInt8(ascii: "="), "expected key = \"words\" or key = [\"words\", \"words\"]")
  }

  private mutating func values() throws(VocabularyError) -> [String] {
    guard let first = next() else { throw error("a value is missing") }
    guard first == UInt8(ascii: "[") else { return [try value()] }
    index += 1
    var values: [String] = []
    while let byte = next() {
      if byte == UInt8(ascii: "]") {
        index += 1
        return values
      }
      values.append(try value())
      guard let after = next() else { break }
      if after == UInt8(ascii: ",") {
        index += 1
      } else if after != UInt8(ascii: "]") {
        throw error("between two words of a list comes a comma")
      }
    }
    throw error("a list ends with ]")
  }

  private mutating func value() throws(VocabularyError) -> String {
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") { return try string() }
    let start = index
    while index < bytes.count, (48...57).contains(bytes[index]) || bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard index > start else { throw error("a word stands between quotation marks") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws(VocabularyError) -> String {
    let mark = bytes[index]
    var text: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != mark, bytes[index] != 10 {
      if bytes[index] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\""), index + 1 < bytes.count { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard index < bytes.count, bytes[index] == mark else { throw error("a quotation mark is not closed") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }
}
