import Foundation

/// The console as a person at a terminal feels it, beside programs they know, on the same kind of pseudo-terminal in the same minute.
struct ConsoleBenchmark {
  let program: String
  let folder: URL
  /// A store of 1,000 sessions.
  let store: URL
  /// A git repository with some history, for tig; a text, for less and lnav.
  let repository: URL
  let text: URL

  private var baton: [String] { [program, "--store", store.path] }

  func run() {
    guard let minimal = MinimalCurses.built(in: folder) else {
      print("no C compiler: the console is not compared with a minimal ncurses program")
      return
    }
    firstPaint(minimal)
    keys(minimal)
    idle()
  }

  private func firstPaint(_ minimal: String) {
    func start(_ command: [String], in folder: String? = nil) -> Double {
      guard let pty = Pty(command, folder: folder) else { return .infinity }
      return pty.settle().seconds * 1000
    }
    print(
      Comparison(
        "start to complete paint, 1,000 sessions", unit: "ms", against: "minimal C ncurses", limit: 2,
        ours: { start(baton) }, peer: { start([minimal]) }
      ).line)
    for peer in peers {
      print(
        Comparison(
          "start to complete paint", unit: "ms", against: peer.command[0], ours: { start(baton) },
          peer: { start(peer.command, in: peer.folder) }
        ).line)
    }
  }

  private var peers: [(command: [String], folder: String?)] {
    [
      (["less", "+F", text.path], nil), (["htop"], nil), (["tig"], repository.path), (["lnav", text.path], nil),
    ].filter { Self.isInstalled($0.0[0]) }
  }

  private func keys(_ minimal: String) {
    /// Milliseconds and bytes of a cursor move, medians of 40 after the screen has settled.
    func move(_ command: [String], in folder: String? = nil, first: String = "") -> (milliseconds: Double, bytes: Double) {
      guard let pty = Pty(command, folder: folder) else { return (.infinity, .infinity) }
      _ = pty.settle(quiet: 0.4)
      if !first.isEmpty {
        pty.send(first)
        _ = pty.settle(quiet: 0.3)
      }
      var times: [Double] = []
      var bytes: [Double] = []
      for turn in 0..<40 {
        pty.send(turn % 10 < 5 ? "j" : "k")
        let settled = pty.settle(quiet: 0.06)
        guard settled.bytes > 0 else { continue }
        times.append(settled.seconds * 1000)
        bytes.append(Double(settled.bytes))
      }
      return (Measure(runs: times).median, Measure(runs: bytes).median)
    }
    if Self.isInstalled("tig") {
      print(
        Comparison(
          "key to settled repaint", unit: "ms", against: "tig", limit: 1, runs: 3, ours: { move(baton).milliseconds },
          peer: { move(["tig"], in: repository.path).milliseconds }
        ).line)
    }
    print(
      Comparison(
        "key to settled repaint", unit: "ms", against: "minimal C ncurses", runs: 3,
        ours: { move(baton).milliseconds }, peer: { move([minimal]).milliseconds }
      ).line)
    print("bytes for a cursor move: \(Int(move(baton).bytes)) (limit 120)")
  }

  private func idle() {
    guard let pty = Pty(baton) else { return }
    _ = pty.settle(quiet: 1)
    let before = pty.processorSeconds
    let bytes = pty.listen(seconds: 20)
    print(
      "idle for 20 s: \(bytes) bytes written, \(Measure(runs: [pty.processorSeconds - before]).median) s of processor, \(Comparison.short(pty.megabytes)) MB resident (limit 25)"
    )
  }

  static func isInstalled(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
