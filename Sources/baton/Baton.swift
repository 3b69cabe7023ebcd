import CProcess
import CommandLine
import ConsoleShell
import DemoStory
import Foundation
import Workflow

/// The program put together: the command line, and what a call of it opens.
@main
enum Baton {
  static func main() async {
    baton_begun()
    await Program.run(open: open)
  }

  /// The signal that ended it, where one did.
  @Sendable private static func open(_ opening: Opening) async throws -> Int32? {
    switch opening {
    case .console(let logs, let theme, let call): return try await openConsole(logs, theme, in: call)
    case .review(let session, let call):
      return try await ConsoleShell.openConsole(logs: [], theme: nil, reviewing: session, in: call)
    case .log(let files, let input, let call): return try await openLog(files, input: input, in: call)
    case .demo(let dir, let plays, let folder, let logs, let theme, let call):
      var demo = try Demo(dir: dir, call: call)
      defer { demo.clearAway() }
      try await demo.layOut()
      let worker = try DemoWorker(demo)
      defer { worker.stop() }
      guard plays else { return try await openConsole(logs, theme, in: demo.call.runningSteps(in: folder)) }
      try await DemoPlay(demo).run()
      return nil
    }
  }

  /// The console where there is a terminal, else the record as text.
  private static func openConsole(_ logs: [String], _ theme: String?, in call: Call) async throws -> Int32? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      try printRecord(in: call)
      return nil
    }
    return try await ConsoleShell.openConsole(logs: logs, theme: theme, in: call)
  }
}
