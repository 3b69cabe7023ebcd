import Records

/// Quoting for `/bin/sh`.
enum Shell {
  /// The value as one word: bare where nothing in it means anything to a shell.
  static func quoted(_ value: String) -> String {
    let isPlain = value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./:@%+=,".contains($0)) }
    return isPlain && !value.isEmpty ? value : "'" + value.replacing("'", with: #"'\''"#) + "'"
  }
}

/// Where a character of a shell command stands.
enum ShellContext: Equatable {
  case bare
  case singleQuoted
  case doubleQuoted
  case comment
  /// A here-document; `expands` where its delimiter isn't quoted.
  case document(expands: Bool)
}

/// A shell command with the context of each of its characters; quotes belong to what they enclose.
struct ShellScan {
  let characters: [Character]
  private(set) var contexts: [ShellContext] = []
  /// Whether the character is taken literally because of a backslash before it.
  private(set) var escaped: [Bool] = []

  init(_ command: String) {
    characters = Array(command)
    var context = ShellContext.bare
    var documents: [(delimiter: String, expands: Bool)] = []
    var at = 0
    func mark(_ scan: inout ShellScan, _ count: Int = 1, escaped: Bool = false) {
      for _ in 0..<min(count, scan.characters.count - at) {
        scan.contexts.append(context)
        scan.escaped.append(escaped)
        at += 1
      }
    }
    while at < characters.count {
      let character = characters[at]
      switch context {
      case .bare:
        if character == "\\" {
          mark(&self)
          mark(&self, escaped: true)
        } else if character == "'" || character == "\"" {
          context = character == "'" ? .singleQuoted : .doubleQuoted
          mark(&self)
        } else if character == "#", at == 0 || characters[at - 1].isWhitespace || ";&|(".contains(characters[at - 1]) {
          context = .comment
          mark(&self)
        } else if let (document, length) = Self.document(characters[at...]) {
          documents.append(document)
          mark(&self, length)
        } else {
          mark(&self)
          if character.isNewline { readDocuments(&documents, &at) }
        }
      case .singleQuoted:
        mark(&self)
        if character == "'" { context = .bare }
      case .doubleQuoted:
        mark(&self)
        if character == "\\" { mark(&self, escaped: true) }
        if character == "\"" { context = .bare }
      case .comment:
        if character.isNewline { context = .bare } else { mark(&self) }
      case .document: mark(&self)
      }
    }
  }

  /// `<<END`, `<<-'END'`; not `<<<`.
  private static func document(
    _ rest: ArraySlice<Character>
  ) -> (document: (delimiter: String, expands: Bool), length: Int)? {
    guard rest.starts(with: "<<"), rest.dropFirst(2).first != "<" else { return nil }
    var after = rest.dropFirst(2)
    if after.first == "-" { after = after.dropFirst() }
    after = after.drop { $0 == " " }
    let word = after.prefix { !$0.isWhitespace && !";&|)".contains($0) }
    let delimiter = String(word.filter { !"'\"\\".contains($0) })
    guard !delimiter.isEmpty else { return nil }
    return ((delimiter, delimiter.count == word.count), word.endIndex - rest.startIndex)
  }

  private mutating func readDocuments(_ documents: inout [(delimiter: String, expands: Bool)], _ at: inout Int) {
    for document in documents {
      while at < characters.count {
        let end = characters[at...].firstIndex(where: \.isNewline).map { $0 + 1 } ?? characters.count
        let line = String(characters[at..<end]).trimmed
        contexts += Array(repeating: .document(expands: document.expands), count: end - at)
        escaped += Array(repeating: false, count: end - at)
        at = end
        if line == document.delimiter { break }
      }
    }
    documents = []
  }
}
