import Foundation

/// `baton status --format tmux` from start to end, as a status bar calls it every few seconds,
/// beside the least a program can do.
struct StatusBenchmark {
  let program: String
  let store: URL

  func run() {
    Report.comparison(
      Comparison(
        "status --format tmux, start to end", unit: "ms", against: "true", limitOfOurs: 20, runs: 25,
        ours: { Self.milliseconds([program, "status", "--format", "tmux", "--store", store.path]) },
        peer: { Self.milliseconds(["true"]) }))
  }

  /// Nil where it can't be started or fails.
  private static func milliseconds(_ command: [String]) -> Double? {
    let began = Clock.now
    guard let process = Child(command, output: "/dev/null") else { return nil }
    return process.wait() == 0 ? (Clock.now - began) * 1000 : nil
  }
}
