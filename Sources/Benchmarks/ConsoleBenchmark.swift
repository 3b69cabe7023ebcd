import Foundation
import Journal
import Records

/// The console as a person at a terminal feels it, beside programs they know, on the same kind of
/// pseudo-terminal in the same minute.
struct ConsoleBenchmark {
  let program: String
  let folder: URL
  /// 1,000 sessions, the newest with a handful of everything; and the same with 10,000 todos and
  /// 100,000 timeline entries.
  let store: URL
  /// The same small store, open as another console has it.
  let journal: Store
  let largeStore: URL
  /// A git repository with some history, for tig; a text, for less and lnav.
  let repository: URL
  let text: URL

  enum Part: String, CaseIterable { case start, keys, bytes, idle }

  func run(_ parts: Set<Part>) {
    guard let minimal = MinimalCurses.built(in: folder) else {
      Report.line("no C compiler: the console is not compared with a minimal ncurses program")
      return
    }
    if parts.contains(.start) { firstPaint(minimal) }
    if parts.contains(.keys) { keys(minimal) }
    if parts.contains(.bytes) { bytes() }
    if parts.contains(.idle) { for showsClock in [true, false] { idle(showsClock: showsClock) } }
  }

  private func baton(
    _ store: URL, showsClock: Bool = true, environment: [String: String] = [:],
    width: Int = 120, height: Int = 36
  ) -> Pty? {
    // A person's own settings would be measured with it.
    let config = folder.appending(path: showsClock ? "config" : "config-without-clock")
    try? FileManager.default.createDirectory(at: config.appending(path: "baton"), withIntermediateDirectories: true)
    try? Data("clock = \(showsClock)\n".utf8).write(to: config.appending(path: "baton/config.toml"))
    let settings = [
      "XDG_CONFIG_HOME": config.path, "XDG_STATE_HOME": folder.path,
      "BATON_STORE": store.path,
    ]
    // As a person starts it: by its name alone.
    return Pty([program], width: width, height: height, environment: settings.merging(environment) { $1 })
  }

  /// Within one frame of a screen that shows 60 a second.
  private static let frame = 16.0

  /// The store is written to before every start, as it is during an incident: nothing that was seen
  /// of it before still holds.
  private func firstPaint(_ minimal: String) {
    func start(_ pty: Pty?) -> Double? { pty.map { $0.settle(since: $0.began).seconds * 1000 } }
    func ours() throws -> Double? {
      let note = Command.note(event: "The worker was seen", impact: nil, tags: [], source: .person, until: nil)
      try journal.perform(note, as: "bench", now: Moment(Date()))
      return start(baton(store))
    }
    let name = "start to complete paint, 1,000 sessions, just written to"
    for peer in peers + [Peer(name: "minimal C ncurses", command: [minimal])] {
      let isMain = peer.name == "tig"
      try? Report.comparison(
        Comparison(
          name, unit: "ms", against: peer.name, limit: isMain ? 1 : nil, limitOfOurs: Self.frame, runs: isMain ? 15 : 7,
          ours: ours, peer: { start(Pty(peer.command, folder: peer.folder)) }))
    }
  }

  private struct Peer {
    let name: String
    let command: [String]
    var folder: URL?
  }

  /// Those that are installed; the one that the limits are told in comes first.
  private var peers: [Peer] {
    [
      Peer(name: "tig", command: ["tig"], folder: repository), Peer(name: "less", command: ["less", text.path]),
      Peer(name: "htop", command: ["htop"]), Peer(name: "lnav", command: ["lnav", text.path]),
    ].filter { Self.isInstalled($0.name) }
  }

  /// Moves the selection down and up again within a screen, and gives what each of 40 moves took
  /// and sent. Each waits until nothing has come for `quiet` seconds since the one before.
  private func moves(_ pty: Pty?, first: String = "", quiet: Double = 0.06) -> [Pty.Settled] {
    guard let pty else { return [] }
    _ = pty.settle(since: pty.began, quiet: 0.5)
    if !first.isEmpty {
      _ = pty.settle(since: pty.send(first), quiet: 0.3)
    }
    return (0..<40).compactMap { turn in
      let settled = pty.settle(since: pty.send(turn % 10 < 5 ? "j" : "k"), quiet: quiet, limit: 2)
      return settled.bytes > 0 ? settled : nil
    }
  }

  private func keys(_ minimal: String) {
    func milliseconds(_ pty: Pty?, first: String = "") -> Double? {
      Measure(runs: moves(pty, first: first).map { $0.seconds * 1000 })?.median
    }
    for language in ["C.UTF-8", "C"] where Self.isInstalled("tig") {
      let environment = ["LANG": language, "LC_ALL": language]
      Report.comparison(
        Comparison(
          "key to settled repaint, LANG=\(language)", unit: "ms", against: "tig", limit: 1.3, limitOfOurs: 1, runs: 9,
          ours: { milliseconds(baton(store, environment: environment)) },
          peer: { milliseconds(Pty(["tig"], environment: environment, folder: repository)) }))
    }
    Report.comparison(
      Comparison(
        "key to settled repaint", unit: "ms", against: "minimal C ncurses", runs: 3,
        ours: { milliseconds(baton(store)) }, peer: { milliseconds(Pty([minimal])) }))
    for (list, first) in [("todos", "3"), ("timeline", "2")] {
      Report.comparison(
        Comparison(
          "key to settled repaint, 10,000 todos and 100,000 entries: \(list)", unit: "ms", against: "the small store",
          runs: 3, ours: { milliseconds(baton(largeStore), first: first) },
          peer: { milliseconds(baton(store), first: first) }))
    }
  }

  private func bytes() {
    let colours: [(String, [String: String])] = [("256 colours", [:]), ("direct colour", ["COLORTERM": "truecolor"])]
    for (name, environment) in colours {
      let lists = [
        ("todos of every state", ""), ("timeline", "1\u{1B}[Z"), ("todos and their detail", "3"),
        ("risks and their detail", "4"), ("steps and their commands", "6"), ("sessions and their detail", "8"),
      ]
      for (list, first) in lists {
        bytes("every 60 ms, \(name), \(list)", moves(baton(store, environment: environment), first: first), limit: 120)
      }
    }
    bytes("every 60 ms, 80x24, todos and their detail", moves(baton(store, width: 80, height: 24)), limit: 120)
    bytes("every 60 ms, 200x50, todos and their detail", moves(baton(store, width: 200, height: 50)), limit: 120)
    // Who goes slowly is told all there is of each.
    bytes("every 0.3 s, todos of every state", moves(baton(store), quiet: 0.3), limit: 120)
    bytes("every 0.3 s, and the detail that it brings, todos", moves(baton(store), first: "3", quiet: 0.3))
  }

  private func bytes(_ name: String, _ moves: [Pty.Settled], limit: Double? = nil) {
    Report.figure(
      "bytes for a cursor move, \(name)", Measure(runs: moves.map { Double($0.bytes) }), "bytes", limit: limit)
  }

  private func idle(showsClock: Bool) {
    let seconds = 70.0
    guard let pty = baton(store, showsClock: showsClock) else { return }
    _ = pty.settle(since: pty.began, quiet: 1.5)
    let before = pty.child.processorSeconds
    let bytes = Double(pty.listen(seconds: seconds))
    let processor = pty.child.processorSeconds - before
    let memory = pty.child.megabytes
    let state = "idle for \(Int(seconds)) s, clock \(showsClock ? "shown" : "hidden")"
    Report.figure("\(state): written", Measure(runs: [bytes]), "bytes", limit: showsClock ? 70 * 16 : 0)
    Report.figure("\(state): processor", Measure(runs: [100 * processor / seconds]), "%")
    Report.figure("\(state): resident", Measure(runs: [memory.all]), "MB", limit: 30)
    Report.figure("\(state): of that its own, not pages of files", Measure(runs: [memory.own]), "MB")
  }

  static func isInstalled(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
