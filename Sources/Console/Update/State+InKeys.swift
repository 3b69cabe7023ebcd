import Records

/// What the rules of the record advise is said in the words of the shell, which call them too. Here
/// it is said by the keys that do the same.
extension State {
  /// The text with each call of `baton` as the key that does it, and without the shell's options.
  func inKeys(_ text: String) -> String {
    guard text.contains("`baton ") || text.contains("--") else { return text }
    var told = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "`"), let close = rest[rest.index(after: open)...].firstIndex(of: "`") {
      let call = rest[rest.index(after: open)..<close]
      told += rest[..<open]
      told += call.hasPrefix("baton ") ? key(for: call) : "`\(call)`"
      rest = rest[rest.index(after: close)...]
    }
    told += rest
    for (options, words) in State.options { told = told.replacing(options, with: words) }
    return told
  }

  private func key(for call: Substring) -> String {
    let words = call.split(separator: " ").dropFirst()
    for (verb, name) in State.verbs where words.starts(with: verb.split(separator: " ")) {
      let argument = NamedCommand.named(name)?.argument != nil || name == "goto.todo"
      let typed = words.dropFirst(verb.split(separator: " ").count).first { $0.first?.isUppercase == true }
      // What is typed after a key is asked for; after a name in the palette it is part of it.
      let key = keyWords(name)
      return argument && key.count > 3 ? typed.map { "\(key) \($0)" } ?? key : key
    }
    return keyWords("help")
  }

  /// Calls by their verbs, the longest first, and the commands that do the same here.
  static let verbs: [(verb: String, name: String)] = [
    ("todo list", "view.todos"), ("todo reopen", "todo.reopen"), ("todo unblock", "todo.unblock"),
    ("todo assign", "todo.assign"), ("todo snooze", "todo.snooze"), ("todo add", "todo.add"),
    ("risk list", "view.risks"), ("risk rate", "risk.rate"), ("step list", "view.validate"),
    ("step add", "step.add"), ("fix list", "view.validate"), ("fix status", "fix.status"),
    ("monitor start", "monitor.start"), ("monitor reset", "monitor.reset"), ("monitor check", "monitor.ok"),
    ("monitor attach", "monitor.attach"), ("watch list", "log.watch"), ("sessions", "view.sessions"),
    ("correct", "correct"), ("accept", "baton.accept"), ("decide", "decide"), ("handoff", "view.handoff"),
    ("show", "flight.show"), ("note", "note"), ("allow", "fix.check"), ("undo", "undo"), ("import", "import"),
    ("risk accept", "risk.accept"), ("incident say", "incident.say"), ("log list", "log.follow"),
    ("attach list", "help"), ("close", "incident.close"), ("reopen", "incident.reopen"), ("mark", "incident.mark"),
    ("open", "incident.open"), ("backup", "help"), ("vocabulary", "help"),
  ]

  /// What a message says of options, and what it says here.
  private static let options: [(options: String, words: String)] = [
    ("--because TEXT does it for them", "a reason does it for them"), (" (--title)", ""), (" (--resolution)", ""),
    (", with --because TEXT", ""), (" with --because", ""), (" (--because)", ""),
    (" with --take-over REASON", ", with a reason"),
    ("say --likelihood, --impact or both", "say how likely, how bad or both"),
    ("; --length 24h --every 4h is usual", "; 24 hours, one every 4, is usual"),
    ("; --store DIR names another folder", ""), (", or name another store with --store DIR", ""),
    (", --store DIR names another", ""), ("; leave --incident out for the newest one", ""),
    (", or pass --allow", ""), (" with --store", ""),
    ("; see the difference and pass --update to take it", ""),
  ]
}
