import Records

extension ExpectationWords {
  /// Tried in order; the first that gives a rule speaks for the phrase.
  static let shapes: [Shape] = [
    Shape(name: "exit status", rule: exitStatus),
    Shape(name: "HTTP status", rule: httpStatus),
    Shape(name: "nothing", rule: nothing),
    Shape(name: "a later time", rule: laterTime),
    Shape(name: "a template", rule: template),
    Shape(name: "tests passed", rule: testsPassed),
    Shape(name: "pods running", rule: podsRunning),
    Shape(name: "free of errors", rule: freeOfErrors),
    Shape(name: "a count", rule: count),
    Shape(name: "a state", rule: state),
    Shape(name: "name and value", rule: nameAndValue),
    Shape(name: "an error by name", rule: errorByName),
    Shape(name: "shows", rule: shows),
    Shape(name: "a commit", rule: commit),
    Shape(name: "an address", rule: address),
    Shape(name: "a named thing", rule: namedThing),
    Shape(name: "normal output", rule: normalOutput),
    Shape(name: "code", rule: code),
  ]

  /// "exit code 0", "exits with status 0", "returns 0", "non-zero exit".
  private static func exitStatus(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let frame: Set<String> = [
      "exit", "exits", "exited", "code", "status", "with", "returns", "return", "is", "of", "=", "command", "the", "a",
      "rc",
    ]
    let rest = phrase.words.filter { !frame.contains($0) }
    guard phrase.has(["exit", "exits", "exited", "returns", "return", "rc"]), rest.count <= 1 else { return nil }
    if rest.isEmpty { return nil }
    if ["successfully", "cleanly", "success"].contains(rest[0]) { return .exit(0) }
    return Int32(rest[0]).flatMap { (0...255).contains($0) ? .exit($0) : nil }
  }

  /// "200 OK", "HTTP 200", "HTTP/1.1 204", "status 404".
  private static func httpStatus(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let frame: Set<String> = [
      "http", "http/1.1", "http/2", "status", "code", "response", "ok", "returns", "return", "a", "created", "no",
      "content", "found", "not", "curl", "with",
    ]
    let rest = phrase.words.filter { !frame.contains($0) }
    guard rest.count == 1, rest[0].count == 3, let status = Int(rest[0]), (100...599).contains(status),
      phrase.words.count > 1 || known.foldedCommand.contains("http_code"),
      phrase.folded.contains("http") || known.foldedCommand.contains("curl") || phrase.has(["ok"])
    else { return nil }
    return .matches("(?:HTTP\\S*\\s+|\\b[Ss]tatus\\D{0,8}|^\\s*)\(status)\\b", first: false)
  }

  /// "empty", "no output", "0 rows", "No messages", "no tables found".
  private static func nothing(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    if phrase.isOnly(["empty", "no", "nothing", "none", "output", "should", "be", "is", "result", "(empty)", "blank"]),
      phrase.has(["empty", "nothing", "none", "blank"]) || phrase.folded.hasPrefix("no output")
    {
      return .empty
    }
    let things: Set<String> = [
      "messages", "message", "rows", "row", "tables", "table", "results", "result", "items", "item", "relations",
      "matches", "match", "lines", "entries", "records", "pods", "resources", "jobs",
    ]
    guard let first = phrase.words.first, ["no", "0", "zero"].contains(first), phrase.words.count >= 2,
      things.contains(phrase.words[1]), phrase.words.dropFirst(2).allSatisfy({ ["found", "returned"].contains($0) })
    else { return nil }
    if ["matches", "match", "lines", "entries"].contains(phrase.words[1]) { return .lines(.equal, 0) }
    let said = "(?i)\\bno \\w+|\\b0 (?:rows?|items?|results?|messages?|records?)\\b|did not find any"
    return .any([.lines(.equal, 0), .all([.lines(.atMost, 3), .matches(said, first: false)])])
  }

  /// "New digest with timestamp > 01:15 UTC".
  private static func laterTime(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let before: Set<String> = [
      "new", "a", "the", "digest", "image", "with", "timestamp", "time", "date", "updated", "created", "update",
      "build", "revision", "is", "finish", "finished", "deployed", "deployment", "update_time", "updatetime", "latest",
    ]
    let signs: Set<String> = [">", "after", "later", "newer", "since"]
    guard !phrase.isCode, let sign = phrase.words.firstIndex(where: signs.contains),
      sign > 0, phrase.words[..<sign].allSatisfy(before.contains),
      let moment = known.time(in: phrase.words[(sign + 1)...].joined(separator: " ").uppercased()),
      phrase.words[(sign + 1)...].allSatisfy({ word in
        word.first?.isNumber == true || ["than", "utc", "gmt", "at"].contains(word)
      })
    else { return nil }
    return .timeAfter(moment)
  }

  /// `SUCCESS <timestamp>`, `SUCCESS <timestamp after 01:39 UTC>`: fixed words, and a pattern for
  /// what is in `<…>`.
  private static func template(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    var pattern = "^"
    var rules: [ExpectationRule] = []
    var rest = phrase.text[...]
    guard rest.first != "<" else { return nil }
    var slots = 0
    while let open = rest.firstIndex(of: "<") {
      guard let close = rest[open...].firstIndex(of: ">"), rest.index(after: open) < close else { return nil }
      let slot = rest[rest.index(after: open)..<close].lowercased()
      guard slot.first?.isLetter == true, !rest[..<open].allSatisfy(\.isWhitespace) || slots > 0 else { return nil }
      let fixed = rest[..<open].split(separator: " ").map(PatternText.literal).joined(separator: "\\s+")
      pattern += fixed + (rest[..<open].last == " " ? "\\s+" : "")
      if slot.contains("time") || slot.contains("date") {
        pattern += "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}"
        if slot.contains("after") || slot.contains("later") {
          guard let moment = known.time(in: slot.uppercased()) else { return nil }
          rules.append(.timeAfter(moment))
        }
      } else {
        pattern += "\\S+"
      }
      slots += 1
      rest = rest[rest.index(after: close)...]
    }
    guard slots > 0, rest.allSatisfy({ $0 == " " }) else { return nil }
    return combined([.matches(pattern, first: true)] + rules)
  }

  /// "4 passed", "all tests pass", "125 tests passed", "all green".
  private static func testsPassed(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let frame: Set<String> = [
      "all", "tests", "test", "pass", "passed", "passing", "green", "both", "should", "suite", "checks", "the",
      "succeed",
    ]
    let numbers = phrase.words.filter { !frame.contains($0) }
    guard phrase.has(["pass", "passed", "passing", "green", "succeed"]), numbers.count <= 1,
      phrase.aside.isEmpty || !phrase.aside.contains("except")
    else { return nil }
    if let word = numbers.first {
      guard let number = Int(word), !phrase.has(["all", "both"]) else { return nil }
      return .matches("\\b\(number) (?:tests? )?pass(?:ed|ing)?\\b", first: false)
    }
    guard phrase.has(["all", "tests", "checks", "both", "suite"]) else { return nil }
    return .all([.exit(0), .lacks("(?i)\\b[1-9]\\d* (?:failed|failing|failures?|errors?)\\b", after: nil)])
  }

  /// "All pods STATUS=Running, READY=1/1", "all pods Running": every row of `kubectl get pods`.
  private static func podsRunning(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    if phrase.words.first == "ready=1/1" || phrase.isOnly(["ready", "1/1"]) {
      guard known.foldedCommand.contains("get pod") else { return nil }
      return .lacks("^(?!NAME\\s)(?!.*\\s(\\d+)/\\1\\s)\\S", after: nil)
    }
    guard phrase.has(["pods", "pod"]), phrase.has(["running", "status=running"]),
      phrase.isOnly(["all", "pods", "pod", "are", "is", "in", "status", "state", "running", "status=running", "the"])
    else { return nil }
    return .all([
      .lacks("^(?!NAME\\s)(?!.*\\sRunning\\s)\\S", after: nil), .matches("\\sRunning\\s", first: false),
    ])
  }

  /// "NO errors (or only old errors from before fix)", "no SQLAlchemy exceptions", "without
  /// timeouts".
  private static func freeOfErrors(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let troubles: Set<String> = [
      "error", "errors", "exception", "exceptions", "failure", "failures", "timeout", "timeouts", "traceback",
      "tracebacks", "warnings", "crashes", "restarts",
    ]
    let fillers: Set<String> = ["new", "more", "any", "of", "found", "shown", "in", "logs", "the", "log", "output"]
    guard let no = phrase.words.first, ["no", "zero", "0", "without"].contains(no),
      let place = phrase.words.firstIndex(where: troubles.contains)
    else { return nil }
    let subject = phrase.words[1..<place].filter { !fillers.contains($0) }
    let tail = phrase.words[(place + 1)...]
    guard subject.count <= 2, tail.allSatisfy({ fillers.contains($0) || troubles.contains($0) }) else { return nil }
    var after: Moment?
    if phrase.aside.contains("old") || phrase.aside.contains("before") || phrase.words.contains("new") {
      // Old lines are allowed: without the time that parts old from new there is nothing to check.
      guard let moment = known.time(in: phrase.aside.uppercased()) ?? known.fixedAt else { return nil }
      after = moment
    } else if !phrase.aside.isEmpty {
      return nil
    }
    if subject.isEmpty, let own = StepPattern.own(command: known.command, title: known.title) {
      return .lacks(own, after: after)
    }
    return .lacks(StepPattern.trouble(phrase.words[place], of: subject), after: after)
  }

  /// "at least 3 pods", ">= 2", "exactly 1 row", "3 lines", "execution_count > 0".
  private static func count(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    var words = phrase.words[...]
    if words.first == "returns" || words.first == "shows" { words = words.dropFirst() }
    guard let (comparison, used) = comparison(words), words.count > used,
      let (number, orMore) = ExpectationPhrase.number(words[words.startIndex + used])
    else { return nil }
    guard !(orMore && comparison != .equal) else { return nil }
    let wanted = orMore ? .atLeast : comparison
    let things = words.dropFirst(used + 1)
    if things.isEmpty {
      guard used > 0 || orMore, OutputForm(known.command) == .number else { return nil }
      return .json(path: "", wanted, String(number))
    }
    let countable: Set<String> = [
      "pods", "pod", "rows", "row", "lines", "line", "results", "result", "items", "entries", "instances", "workers",
      "replicas", "containers", "jobs", "images", "nodes", "services", "records", "files",
    ]
    guard things.count == 1, things.allSatisfy(countable.contains) else { return nil }
    switch OutputForm(known.command) {
    case .number: return .json(path: "", wanted, String(number))
    case .table where things.first != "lines" && things.first != "line": return .lines(wanted, number + 1)
    case .table, .rows: return .lines(wanted, number)
    case .other: return ["line", "lines"].contains(things.first) ? .lines(wanted, number) : nil
    }
  }

  private static func comparison(_ words: ArraySlice<String>) -> (ExpectationRule.Comparison, words: Int)? {
    let table: [(words: [String], comparison: ExpectationRule.Comparison)] = [
      (["at", "least"], .atLeast), (["at", "most"], .atMost), (["no", "more", "than"], .atMost),
      (["more", "than"], .more), (["fewer", "than"], .less), (["less", "than"], .less), (["exactly"], .equal),
      ([">="], .atLeast), (["≥"], .atLeast), (["<="], .atMost), (["≤"], .atMost), ([">"], .more), (["<"], .less),
      (["="], .equal), (["=="], .equal),
    ]
    let hit = table.first { words.starts(with: $0.words) }
    return hit.map { ($0.comparison, $0.words.count) } ?? (.equal, 0)
  }

  /// "SUCCESS", "Healthy", "active (running)", "status: healthy", "`true`".
  private static func state(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let states: Set<String> = [
      "success", "succeeded", "healthy", "running", "active", "ready", "true", "pong", "ok", "up", "synced",
      "completed",
      "done", "available", "enabled", "bound", "complete", "passed", "false",
    ]
    let frame: Set<String> = ["status", "state", "status:", "build", "is", "shows", "should", "be", "the", "returns"]
    let bare = phrase.words.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 }
    let rest = bare.filter { !frame.contains($0) }
    guard rest.count == 1, states.contains(rest[0]), phrase.aside.isEmpty || phrase.aside == "running" else {
      return nil
    }
    if phrase.aside == "running" { return .matches("\\bactive \\(running\\)", first: false) }
    // The word by itself; "not ready" and "unhealthy" are other states.
    return .matches("(?i)(?<!not )(?<!no )\\b\(rest[0])\\b", first: false)
  }

  /// "Health=Healthy", "status = \"completed\"".
  private static func nameAndValue(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let parts = phrase.text.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard !phrase.isCode, parts.count == 2, !parts[0].isEmpty, !parts[0].contains(" "),
      parts[0].allSatisfy({ $0.isLetter || $0.isNumber || "_.-".contains($0) })
    else { return nil }
    let value = ExpectationPhrase.bare(parts[1])
    guard !value.isEmpty, !value.contains(" "), value.contains(where: \.isLetter) else { return nil }
    return .matches("(?<!not )" + PatternText.word(value), first: false)
  }

  /// `ModuleNotFoundError`, "ImportError", `UsageError: No such command`: a run that is meant to
  /// fail, and how.
  private static func errorByName(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard let name = phrase.text.split(separator: ":").first.map(String.init), name.count > 8,
      name.hasSuffix("Error") || name.hasSuffix("Exception"), name.allSatisfy({ $0.isLetter || $0 == "." }),
      phrase.isCode || phrase.words.count == 1
    else { return nil }
    // What follows the name is often shortened, so that only a quoted whole is asked for.
    let detail = String(phrase.text.dropFirst(name.count + 1)).trimmed
    var rules: [ExpectationRule] = [.matches(PatternText.word(name), first: false)]
    if !detail.isEmpty { rules.append(.matches(PatternText.literal(detail), first: false)) }
    return .all(rules + [.any([.exit(1), .exit(2)])])
  }

  /// "Logs show \"…\"", "Most recent run shows \"in_progress\" or \"completed\"".
  private static func shows(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let verbs: Set<String> = ["show", "shows", "contains", "contain", "includes", "include", "prints", "say", "says"]
    let frame: Set<String> = [
      "logs", "log", "output", "response", "the", "a", "most", "recent", "run", "line", "or", "and", "it", "first",
    ]
    guard !phrase.quoted.isEmpty, !phrase.isCode, phrase.aside.isEmpty else { return nil }
    var outside = phrase.text
    for quote in phrase.quoted {
      outside = outside.replacing("\"\(quote)\"", with: " ").replacing("`\(quote)`", with: " ")
    }
    let words = outside.lowercased().split(whereSeparator: \.isWhitespace).map(ExpectationPhrase.bare)
      .filter { !$0.isEmpty }
    guard words.contains(where: verbs.contains) || (words.isEmpty && phrase.quoted.count == 1) || words == ["logs"],
      words.allSatisfy({ verbs.contains($0) || frame.contains($0) }),
      phrase.quoted.allSatisfy({ !$0.contains("...") && !$0.contains("…") })
    else { return nil }
    let first = words.contains("first") || (words.contains("most") && words.contains("recent"))
    let rules = phrase.quoted.map { ExpectationRule.matches(PatternText.word($0), first: first) }
    return words.contains("or") && rules.count > 1 ? .any(rules) : combined(rules)
  }

  /// "ebe8eb8 Add …": a line of `git log` begins with this commit.
  private static func commit(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard known.foldedCommand.contains("git "), let first = phrase.words.first, (7...40).contains(first.count),
      first.allSatisfy(\.isHexDigit), first.contains(where: \.isNumber)
    else { return branch(phrase, known) }
    return .matches("^(?:commit )?\(first)", first: true)
  }

  /// "main" after `git branch --show-current`.
  private static func branch(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard phrase.words.count == 1,
      ["git branch", "git rev-parse --abbrev-ref", "git symbolic-ref"].contains(where: known.foldedCommand.contains)
    else { return nil }
    return .matches("^(?:\\* )?\(PatternText.literal(phrase.text))$", first: false)
  }

  /// "Service URL returned".
  private static func address(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard phrase.has(["url"]), phrase.isOnly(["url", "service", "returned", "a", "the", "is", "shown", "printed"])
    else { return nil }
    return .matches("\\bhttps?://\\S+", first: false)
  }

  /// "update_prompt_template_stats trigger": an identifier, and what it is.
  private static func namedThing(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    let kinds: Set<String> = [
      "trigger", "table", "index", "job", "service", "function", "column", "is", "listed", "the",
    ]
    let words = phrase.text.split(separator: " ").map(ExpectationPhrase.bare)
    guard words.count == 2, isIdentifier(words[0]), kinds.contains(words[1].lowercased()) else { return nil }
    return .matches(PatternText.word(words[0]), first: false)
  }

  /// "Normal processing logs": whatever it is, there is some.
  private static func normalOutput(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard phrase.words.first == "normal",
      phrase.isOnly(["normal", "processing", "worker", "logs", "log", "output", "operation", "entries", "startup"])
    else { return nil }
    return .lines(.atLeast, 1)
  }

  /// A code span by itself is what the output says.
  private static func code(_ phrase: ExpectationPhrase, _ known: Known) -> ExpectationRule? {
    guard phrase.isCode, phrase.text.count >= 3, !phrase.text.contains("..."),
      !phrase.text.contains(where: { "<>…$*".contains($0) }), phrase.text.contains(where: \.isLetter)
    else { return nil }
    return .matches(PatternText.word(phrase.text), first: false)
  }
}
