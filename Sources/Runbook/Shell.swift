import Records

/// Putting values into commands for `/bin/sh`.
package enum Shell {
  /// The variable's value as it has to be named there to stay one word; nil where a shell puts none
  /// in. What the variable holds is never read as text of the command, whatever signs it has and
  /// even where the context was mistaken.
  static func reference(to variable: String, in context: ShellContext) -> String? {
    switch context {
    case .bare: "\"${\(variable)}\""
    case .singleQuoted: "'\"${\(variable)}\"'"
    case .doubleQuoted, .document(expands: true): "${\(variable)}"
    case .document(expands: false), .comment: nil
    }
  }

  /// Every `{name}` of a template as a reference to the variable of that name.
  static func filled(_ template: String, _ variables: [String: String]) -> String {
    let scan = ShellScan(template)
    var filled = ""
    var at = 0
    while at < scan.characters.count {
      let hit = variables.first { scan.characters[at...].starts(with: "{\($0.key)}") }
      let isOwn = at > 0 && scan.characters[at - 1] == "$" || scan.escaped[at]
      if let hit, !isOwn, let reference = reference(to: hit.value, in: scan.contexts[at]) {
        filled += reference
        at += hit.key.count + 2
      } else {
        filled.append(scan.characters[at])
        at += 1
      }
    }
    return filled
  }

  /// Nothing in it means anything to any shell, nor to a program's options: it may go where a
  /// command hands it on to another shell, as `ssh HOST 'docker inspect {build}'` does.
  static func isInert(_ value: String) -> Bool {
    value.first != "-" && value.utf8.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-./:@%+=,".utf8.contains(byte)
    }
  }

  /// The value as one word: bare where nothing in it means anything to a shell.
  package static func quoted(_ value: String) -> String {
    value.utf8.allSatisfy(isPlain) && !value.isEmpty ? value : "'" + value.replacing("'", with: #"'\''"#) + "'"
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
