import Records
import Vocabulary

/// A fence as something to run: the lines behind prompts where it has any, and what they printed
/// apart from them; else all of it that a shell can read.
struct CommandFence {
  /// What is run in one go.
  struct Part {
    /// What the fence's own comment says that this part does; nil where it has no part of its own.
    var title: String?
    var command: String
    /// Lines of the fence's text, counted from 0.
    var lines: ClosedRange<Int>
    /// What stands below a prompt's command: a sample of what it prints.
    var output: [String] = []
    var outputLines: ClosedRange<Int>?
  }

  /// What runs it; nil for the plain shell.
  var language: String?
  var parts: [Part]

  /// All of it, to be run in one go.
  private(set) var command = ""

  /// - Parameters:
  ///   - isTold: The words around say that it is to be run, so a fence may do without a shell's
  ///     name.
  ///   - isLoose: It stands in no section of steps: settings, the text of a script and what was
  ///     once printed are none.
  init?(_ code: Code, isTold: Bool = false, isLoose: Bool = false) {
    let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !code.text.isBlank, !lines.contains(where: CommandFence.isDrawn) else { return nil }
    let isSession = code.language.map(CommandFence.sessions.contains) ?? false
    language = isSession ? nil : code.language
    switch code.language {
    case let name? where CommandFence.shells.contains(name) || isSession: break
    case let name? where isTold && CommandFence.scripts.contains(name) && CommandFence.isCall(lines):
      parts = [Part(command: code.text, lines: 0...(lines.count - 1))]
      command = code.text
      return
    case nil:
      let first = lines.first { !$0.isBlank && !$0.hasPrefix("#") } ?? ""
      let word = first.split(separator: " ").first.map(String.init) ?? ""
      let isKnown = ShellLine.prompted(first) != nil || ShellLine.programs.contains(word)
      guard isKnown || isTold && lines.allSatisfy({ $0.isBlank || $0.hasPrefix("#") || ShellLine.opens($0) }) else {
        return nil
      }
    default: return nil
    }
    let isOpen = isSession || code.language.map(CommandFence.prompting.contains) ?? false
    if lines.contains(where: { ShellLine.prompted($0, isOpen: isOpen) != nil }) {
      parts = CommandFence.session(lines, isOpen: isOpen)
      command = parts.first?.command ?? ""
    } else {
      let words = lines.filter { !$0.isBlank && !$0.trimmed.hasPrefix("#") }
      if isSession || isLoose {
        guard let first = words.first, CommandFence.isScript(first), !code.text.hasPrefix("#!") else { return nil }
      }
      if isLoose {
        let isConfiguration =
          words.allSatisfy { CommandFence.isSetting($0) != nil }
          && words.contains { CommandFence.isSetting($0) == true }
        guard !isConfiguration, !lines.contains(where: CommandFence.tellsOutput) else { return nil }
      }
      parts = CommandFence.grouped(lines) ?? [Part(command: code.text, lines: 0...(lines.count - 1))]
      command = code.text
    }
    if parts.isEmpty { return nil }
  }

  /// "NAME=value" and nothing else; false where the value is a command's, nil for what sets
  /// nothing.
  private static func isSetting(_ line: String) -> Bool? {
    let bare = ShellLine.trailingComment(of: line) == nil ? line.trimmed : line.prefix { $0 != "#" }.trimmed
    let name = bare.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty, case let rest = bare.dropFirst(name.count), rest.hasPrefix("=") else { return nil }
    if rest.hasPrefix("=$(") { return false }
    return rest.contains(" ") && !rest.hasPrefix("=\"") && !rest.hasPrefix("='") ? nil : true
  }

  /// "# Output: 12 rows": what came of it once.
  private static func tellsOutput(_ line: String) -> Bool {
    guard line.trimmed.hasPrefix("#") else { return false }
    let words = line.drop { $0 == "#" || $0 == " " }.prefix { $0 != ":" }
    return words.utf8.count < 40 && Lexicon.isOne(.seen, words)
  }

  /// One line that calls something, and defines nothing.
  private static func isCall(_ lines: [String]) -> Bool {
    let words = lines.filter { !$0.isBlank }
    return words.count == 1
      && words.allSatisfy { line in
        !["def ", "class ", "assert ", "@", " ", "CREATE ", "ALTER ", "INSERT ", "#"].contains { line.hasPrefix($0) }
      } && words.contains { $0.contains("(") || $0.lowercased().hasPrefix("select ") }
  }

  static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "fish", "nu", "nushell", "pwsh", "powershell", "ps1", "cmd", "bat", "batch",
  ]
  /// What was seen on a terminal, commands and output together.
  private static let sessions: Set<String> = ["console", "shell-session", "shellsession", "sh-session", "terminal"]
  /// Shells whose prompt is an angle.
  private static let prompting: Set<String> = ["fish", "nu", "nushell", "pwsh", "powershell", "ps1"]
  private static let scripts: Set<String> = ["python", "python3", "py", "sql", "js", "javascript", "ruby"]

  /// The branches of a tree of files.
  private static func isDrawn(_ line: String) -> Bool { line.contains("├─") || line.contains("└─") }

  private static func isScript(_ line: String) -> Bool {
    ShellLine.opens(line) || line.trimmed.first.map { "([{!@\"'&".contains($0) } ?? false
  }

  // MARK: - Sessions

  /// The commands behind prompts, with the lines that go on from them; what else stands there is
  /// what they printed.
  private static func session(_ lines: [String], isOpen: Bool) -> [Part] {
    var commands: [String] = []
    var output: [String] = []
    var outputLines: ClosedRange<Int>?
    var goesOn = false
    var mark: Substring?
    for (number, line) in lines.enumerated() {
      if let end = mark {
        commands.append(line)
        if line.trimmed == end { mark = nil }
        continue
      }
      let command = ShellLine.prompted(line, isOpen: isOpen)
      if let command = command ?? (goesOn || ShellLine.isCertain(line) ? line : nil) {
        commands.append(command)
        goesOn = command.hasSuffix("\\")
        mark = ShellLine.hereMark(in: command)
      } else if line.trimmed.hasPrefix("#"), outputLines == nil {
        commands.append(line.trimmed)
      } else if !line.isBlank {
        output.append(line)
        outputLines = (outputLines?.lowerBound ?? number)...number
      }
    }
    guard !commands.isEmpty else { return [] }
    return [
      Part(
        command: commands.joined(separator: "\n"), lines: 0...(lines.count - 1), output: output,
        outputLines: outputLines)
    ]
  }

  // MARK: - Groups

  /// Parts that comments number ("# 1. Look", "# Step 2: Stop"), or that stand apart with a comment
  /// at the head of each; nil where the fence is one piece.
  private static func grouped(_ lines: [String]) -> [Part]? {
    let numbered = lines.indices.filter { number(ofComment: lines[$0]) != nil }
    if numbered.count >= 2, lines[..<numbered[0]].allSatisfy(\.isBlank),
      let parts = parted(lines, at: numbered),
      numbered.compactMap({ number(ofComment: lines[$0]) }) == Array(1...parts.count)
    {
      return parts
    }
    var heads: [Int] = []
    for (index, line) in lines.enumerated() where !line.isBlank && (index == 0 || lines[index - 1].isBlank) {
      guard line.hasPrefix("#") else { return nil }
      heads.append(index)
    }
    return heads.count >= 2 ? parted(lines, at: heads) : nil
  }

  private static func parted(_ lines: [String], at heads: [Int]) -> [Part]? {
    var parts: [Part] = []
    for (place, head) in heads.enumerated() {
      var end = (place + 1 < heads.count ? heads[place + 1] : lines.count) - 1
      while end > head, lines[end].isBlank { end -= 1 }
      let body = lines[head...end]
      guard body.contains(where: { !$0.hasPrefix("#") && isScript($0) }) else { return nil }
      parts.append(
        Part(title: title(ofComment: lines[head]), command: body.joined(separator: "\n"), lines: head...end))
    }
    return parts
  }

  private static func number(ofComment line: String) -> Int? {
    guard line.hasPrefix("#") else { return nil }
    var words = line.drop { $0 == "#" }.trimmed
    if words.lowercased().hasPrefix("step ") { words = words.dropFirst(5).trimmed }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    guard let mark = words.dropFirst(digits.count).first, ".:)".contains(mark) else { return nil }
    return Int(digits)
  }

  private static func title(ofComment line: String) -> String? {
    let words = line.drop { $0 == "#" || $0 == " " || $0 == "-" || $0 == "=" }.trimmed
    let title = StepWords.title(words.hasSuffix(":") ? String(words.dropLast()) : words)
    return title.isEmpty ? nil : title
  }
}

/// What a line of a shell looks like.
enum ShellLine {
  /// Behind a prompt: "$ ls", "PS C:\> dir", "ann@host:~$ ls", "[root@host ~]# ls".
  /// - Parameter isOpen: an angle or a percent sign is a prompt too.
  static func prompted(_ line: String, isOpen: Bool = false) -> String? {
    let bare = line.drop { $0 == " " }
    if bare.hasPrefix("$ ") { return bare.dropFirst(2).trimmed }
    for prompt in ["% ", "❯ ", "➜ ", "> "] where isOpen && bare.hasPrefix(prompt) {
      let command = bare.dropFirst(prompt.count).trimmed
      return opens(command) ? command : nil
    }
    if bare.hasPrefix("PS"), let end = bare.firstRange(of: "> "), bare[..<end.lowerBound].utf8.count < 60,
      !bare[..<end.lowerBound].dropFirst(2).contains(where: { $0 == "|" || $0 == "$" })
    {
      return bare[end.upperBound...].trimmed
    }
    for mark in ["$ ", "# "] {
      guard let end = bare.firstRange(of: mark), case let host = bare[..<end.lowerBound], host.utf8.count <= 60,
        host.contains("@"), host.contains(":") || host.hasSuffix("]"), host.split(separator: " ").count <= 2,
        !host.hasPrefix("#")
      else { continue }
      return bare[end.upperBound...].trimmed
    }
    return nil
  }

  /// Whether a line can begin a command: its first word is a program's name, a path, or sets a
  /// variable.
  static func opens(_ line: some StringProtocol) -> Bool {
    let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    guard let first = word.unicodeScalars.first, word.utf8.count <= 200 else { return false }
    if word.contains("="), let name = word.split(separator: "=").first {
      return name.utf8.allSatisfy { ($0 | 32) > 96 && ($0 | 32) < 123 || $0 == 95 || (48...57).contains($0) }
    }
    let isPowerShell = word.contains("-") && ("A"..."Z").contains(first)
    guard ("a"..."z").contains(first) || "_/.~$".unicodeScalars.contains(first) || isPowerShell, word != "..." else {
      return false
    }
    return word.utf8.dropLast(word.hasSuffix(";") ? 1 : 0).allSatisfy {
      ($0 | 32) > 96 && ($0 | 32) < 123 || (48...57).contains($0) || "_./~${}-+@:".utf8.contains($0)
    } && !word.hasSuffix(":") && !word.hasSuffix(".")
  }

  /// A line that can be nothing else: its program is known, or asked for by its path.
  static func isCertain(_ line: some StringProtocol) -> Bool {
    let bare = line.drop { $0 == " " }
    let word = bare.prefix { $0 != " " }
    return word.utf8.count < bare.utf8.count && (programs.contains(String(word)) || word.hasPrefix("./"))
  }

  /// Words in code marks that are a command with arguments: a program and, where `isStrict`, what
  /// only a command has.
  static func isCommand(_ text: some StringProtocol, isStrict: Bool) -> Bool {
    guard opens(text), text.utf8.count <= 400 else { return false }
    let words = text.split(separator: " ")
    guard let first = words.first, words.count >= 2 else {
      return !isStrict && text.hasPrefix("./") && text.utf8.count > 3
    }
    if words[1] == "=" || words[1].hasPrefix("=") || words[1] == "->" || words[1] == "→" { return false }
    guard isStrict else { return true }
    return isCertain(text) || first.hasSuffix("ctl") || first.contains("/") && !first.hasPrefix("/")
      || first.hasSuffix(".sh")
      || words.dropFirst().contains { $0.hasPrefix("-") && $0.utf8.count > 1 || ["|", "&&", "||", ">"].contains($0) }
      || text.contains("$(")
  }

  static func hereMark(in command: some StringProtocol) -> Substring? {
    guard let start = command.ranges(of: "<<").last, !command[start.upperBound...].hasPrefix("<") else { return nil }
    let rest = command[start.upperBound...].drop { "- '\"".contains($0) }
    let mark = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return mark.isEmpty ? nil : Substring(String(mark))
  }

  /// The comment behind a command on its line.
  static func trailingComment(of line: some StringProtocol) -> String? {
    var quote: UInt8?
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "#"), index > 0, bytes[index - 1] == 32 || bytes[index - 1] == 9,
        index + 1 < bytes.count, bytes[index + 1] == 32
      {
        let words = String(decoding: bytes[(index + 1)...], as: UTF8.self).trimmed
        return words.isEmpty || bytes[..<index].allSatisfy({ $0 == 32 || $0 == 9 }) ? nil : words
      }
    }
    return nil
  }

  static let programs: Set<String> = [
    "gcloud", "kubectl", "git", "curl", "docker", "psql", "aws", "az", "npm", "npx", "pnpm", "yarn", "pytest", "python",
    "python3", "terraform", "helm", "systemctl", "journalctl", "ssh", "make", "redis-cli", "cd", "ls", "cat", "grep",
    "tail", "df", "du", "argocd", "alembic", "gh", "bash", "sudo", "wget", "dig", "ping", "nslookup", "openssl",
    "rsync",
    "scp", "mysql", "mongosh", "pg_dump", "podman", "crictl", "ansible", "ansible-playbook", "kustomize", "etcdctl",
    "ps", "pkill", "killall", "ss", "netstat", "lsof", "dmesg", "umount", "chmod", "chown", "cp", "mv", "rm", "mkdir",
    "tar", "echo", "jq", "cargo", "mvn", "gradle", "rake", "composer", "pip", "pip3", "apt", "apt-get", "yum", "dnf",
    "brew", "docker-compose", "dotnet", "telnet", "iptables", "crontab", "virsh", "zypper", "oc", "kubeadm", "nmap",
  ]
}
