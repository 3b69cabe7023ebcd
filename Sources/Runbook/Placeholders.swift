import Records

/// Something in a command that a person must fill in before it runs.
package struct Placeholder: Hashable, Sendable {
  /// As it stands in the command: `<id>`, `$REGION`, `TRIGGER_NAME`.
  package var text: String
  /// What to ask for: `id`, `REGION`, `TRIGGER_NAME`.
  package var name: String
}

/// A command with what a person said for its placeholders: the values go in by the environment.
package struct FilledCommand: Equatable, Sendable {
  package var command: String
  /// By the names that the command has them by.
  package var variables: [String: String] = [:]

  package init(command: String, variables: [String: String] = [:]) {
    self.command = command
    self.variables = variables
  }

  /// As it is shown before it runs, and kept: what each variable holds, then the command.
  package var shown: String {
    let given = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\(Shell.quoted($0.value))\n" }
    return given.joined() + command
  }
}

/// Finds placeholders in commands and fills them in. Pure, and rather blind to a doubtful one than
/// a nuisance.
package enum Placeholders {
  /// Each once, in the order they stand.
  package static func found(
    in command: String, language: String? = nil, environment: [String: String]
  ) -> [Placeholder] {
    var found: [Placeholder] = []
    for place in places(in: command, language: language, environment: environment)
    where !found.contains(place.placeholder) {
      found.append(place.placeholder)
    }
    return found
  }

  /// The command with the values given for its placeholders (by `name`). A shell gets each by a
  /// variable, so that it stays one word and runs nothing, whatever signs it holds and wherever it
  /// stands. Where there is no variable to be had, as in Python or in a here-document that is taken
  /// to the letter, only a value that means nothing to anybody is put in; another is refused by its
  /// name.
  package static func filled(
    _ command: String, language: String? = nil, environment: [String: String], values: [String: String]
  ) throws(RunbookError) -> FilledCommand {
    let characters = Array(command)
    var filled = FilledCommand(command: "")
    var at = 0
    for place in places(in: command, language: language, environment: environment) {
      let name = place.placeholder.name
      guard let value = values[name], place.range.lowerBound >= at else { continue }
      filled.command += String(characters[at..<place.range.lowerBound])
      // What a shell would look for by that name is given to it by that name.
      let isVariable = place.placeholder.text.hasPrefix("$")
      let variable = isVariable ? name : self.variable(for: name, besides: filled.variables, value)
      if isVariable {
        filled.command += place.placeholder.text
        filled.variables[variable] = value
      } else if let reference = Shell.reference(to: variable, in: place.context) {
        filled.command += reference
        filled.variables[variable] = value
      } else {
        guard Shell.isInert(value) else {
          throw .start(
            "\(place.placeholder.text) stands where only letters, digits and _-./:@%+=, can be put in; edit the command"
          )
        }
        filled.command += value
      }
      at = place.range.upperBound
    }
    filled.command += String(characters[at...])
    return filled
  }

  /// `BATON_REQUEST_ID` for `request-id`; another where that stands for another value.
  private static func variable(for name: String, besides taken: [String: String], _ value: String) -> String {
    let base = "BATON_" + String(name.uppercased().map { isNamePart($0) ? $0 : "_" })
    let names = [base] + (2...99).map { "\(base)_\($0)" }
    return names.first { taken[$0] == nil || taken[$0] == value } ?? base
  }

  // MARK: - Finding

  private struct Place {
    var placeholder: Placeholder
    var range: Range<Int>
    var context: ShellContext
  }

  private static func places(in command: String, language: String?, environment: [String: String]) -> [Place] {
    let isShell = Interpreter.named(language)?.isPOSIX ?? true
    let scan = ShellScan(command)
    let known = assigned(in: scan).union(environment.keys).union(ofTheShell)
    var places: [Place] = []
    var at = 0
    while at < scan.characters.count {
      let context = isShell ? scan.contexts[at] : .document(expands: false)
      guard context != .comment, !(isShell && scan.escaped[at]) else {
        at += 1
        continue
      }
      let hit =
        angle(scan, at, command: command) ?? (isShell ? variable(scan, at, known: known) : nil)
        ?? word(scan, at, context: context, known: known)
      if let (name, end) = hit {
        let text = String(scan.characters[at..<end])
        places.append(Place(placeholder: Placeholder(text: text, name: name), range: at..<end, context: context))
        at = end
      } else {
        at += 1
      }
    }
    return places
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// `<id>`, `<request-id>`, `<your project>`; not `<in >out`, and no tag that is closed again.
  private static func angle(_ scan: ShellScan, _ at: Int, command: String) -> (String, Int)? {
    let characters = scan.characters
    guard characters[at] == "<", at + 2 < characters.count, characters[at + 1].isLetter,
      at == 0 || characters[at - 1] != "<"
    else { return nil }
    let name = characters[(at + 1)...].prefix(64).prefix { isNamePart($0) || $0 == "-" || $0 == " " || $0 == "." }
    let end = name.endIndex
    guard end < characters.count, characters[end] == ">", name.last != " " else { return nil }
    let next = end + 1 < characters.count ? characters[end + 1] : " "
    let text = String(name)
    guard !isNamePart(next), next != ">", next != "&", !command.contains("</\(text)"),
      !htmlTags.contains(text.lowercased())
    else { return nil }
    if case .document = scan.contexts[at], !text.contains("-"), !text.contains("_") { return nil }
    return (text, end + 1)
  }

  /// `$VAR`, `${VAR}`, where nothing sets it; not within single quotes, and not where a default is
  /// given.
  private static func variable(_ scan: ShellScan, _ at: Int, known: Set<String>) -> (String, Int)? {
    let characters = scan.characters
    guard characters[at] == "$", scan.contexts[at] != .singleQuoted, scan.contexts[at] != .document(expands: false),
      at + 1 < characters.count
    else { return nil }
    let braced = characters[at + 1] == "{"
    let name = characters[(at + (braced ? 2 : 1))...].prefix(while: isNamePart)
    guard let first = name.first, !first.isNumber, !known.contains(String(name)) else { return nil }
    guard braced else { return (String(name), name.endIndex) }
    guard name.endIndex < characters.count, characters[name.endIndex] == "}" else { return nil }
    return (String(name), name.endIndex + 1)
  }

  /// `TRIGGER_NAME`, `YOUR_PROJECT`, `your-project-id`, `xxx`: a word by itself.
  private static func word(
    _ scan: ShellScan, _ at: Int, context: ShellContext, known: Set<String>
  ) -> (String, Int)? {
    let characters = scan.characters
    func isPart(_ character: Character) -> Bool { isNamePart(character) || character == "-" }
    guard isPart(characters[at]), at == 0 || !isPart(characters[at - 1]),
      !"$.{".contains(at == 0 ? " " : characters[at - 1])
    else { return nil }
    let word = String(characters[at...].prefix(80).prefix(while: isPart))
    let end = at + word.count
    let next = end < characters.count ? characters[end] : " "
    guard word.count < 80, !"=(.".contains(next), !known.contains(word) else { return nil }
    let folded = word.lowercased()
    if folded.hasPrefix("your_") || folded.hasPrefix("your-"), word.count > 5 { return (word, end) }
    if word.count >= 3, folded.allSatisfy({ $0 == "x" }), at == 0 || characters[at - 1] != "/" { return (word, end) }
    guard context == .bare, word.contains("_"), word.first?.isLetter == true, !word.hasSuffix("_"),
      word.allSatisfy({ $0.isUppercase || $0.isNumber || $0 == "_" }), next.isWhitespace || ";|&)".contains(next)
    else { return nil }
    let before = previousWord(characters, at)
    guard characters[max(0, at - 1)].isWhitespace || at == 0 else {
      // The value of a flag, which may as well be a setting's own name (`--role=ROLE_ADMIN`).
      let asksForOne = ["_NAME", "_ID", "_HERE", "_URL"].contains { word.hasSuffix($0) }
      return characters[at - 1] == "=" && before.hasPrefix("-") && asksForOne ? (word, end) : nil
    }
    return namesVariables.contains(before) ? nil : (word, end)
  }

  private static func previousWord(_ characters: [Character], _ at: Int) -> String {
    let before = characters[..<at]
    let trimmed =
      before.last?.isWhitespace == true ? before.dropLast(before.reversed().prefix { $0 == " " }.count) : before
    return String(trimmed.reversed().prefix { !$0.isWhitespace }.reversed())
  }

  /// Variables the command sets itself: `X=…`, `read X`, `for X in`.
  private static func assigned(in scan: ShellScan) -> Set<String> {
    var names: Set<String> = []
    var at = 0
    while at < scan.characters.count {
      guard isNamePart(scan.characters[at]), at == 0 || !isNamePart(scan.characters[at - 1]),
        at == 0 || !"$-{./".contains(scan.characters[at - 1])
      else {
        at += 1
        continue
      }
      let name = scan.characters[at...].prefix(while: isNamePart)
      let next = name.endIndex < scan.characters.count ? scan.characters[name.endIndex] : " "
      let before = previousWord(scan.characters, at)
      if next == "=" || next == "+" || before == "read" || before == "for" || before == "-r" {
        names.insert(String(name))
      }
      at = name.endIndex
    }
    return names
  }

  private static let ofTheShell: Set<String> = [
    "RANDOM", "SECONDS", "PWD", "OLDPWD", "UID", "EUID", "IFS", "LINENO", "PPID", "HOSTNAME", "OPTARG", "OPTIND",
    "REPLY",
    "BASH", "BASHPID", "BASH_VERSION", "BASH_SOURCE", "PIPESTATUS", "FUNCNAME", "SHELL", "HOME", "PATH", "USER",
    "LOGNAME",
    "TERM", "TMPDIR", "LANG", "OSTYPE", "HOSTTYPE", "PS1", "_",
  ]
  /// Words after which a name is meant as the name of a variable.
  private static let namesVariables: Set<String> = [
    "export", "unset", "printenv", "read", "declare", "local", "-e", "--env", "readonly",
  ]
  private static let htmlTags: Set<String> = [
    "br", "hr", "p", "b", "i", "html", "body", "head", "div", "span", "script",
  ]
}
