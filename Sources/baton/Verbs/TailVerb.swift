import ArgumentParser
import Foundation
import Logs
import Records

struct TailVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "The log view alone: follow files, through rotation and truncation; - reads standard input.",
    discussion: """
      On a terminal it is the console's log view, with search and filters; q leaves. Elsewhere lines are printed as they come. \
      For example:

        baton tail worker.log api.log
        kubectl logs -f deploy/worker | baton tail -
      """)

  @Argument(help: ArgumentHelp("Log files, or -.", valueName: "file"), completion: .file()) var files: [String]
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) async throws {
    let paths = files.map { $0 == "-" ? "-" : call.url($0).path }
    if isatty(STDOUT_FILENO) == 1 {
      let readsInput = paths.contains("-") && isatty(STDIN_FILENO) == 0
      if !readsInput, isatty(STDIN_FILENO) == 1 { return try await LogConsole(files: paths, call: call).run() }
      if readsInput, let input = LogConsole.keysFromTerminal() {
        return try await LogConsole(files: paths, call: call, input: input).run()
      }
    }
    let follower = LogFollower(files: paths)
    while let batch = await follower.next() {
      for notice in batch.notices { Output.complain(notice.text) }
      let isNamed = files.count > 1
      let lines = batch.lines.map { isNamed ? "\(name(of: $0.source))  \($0.text)" : $0.text }
      if !lines.isEmpty { call.output.print(lines.joined(separator: "\n")) }
      if call.output.isLost { return }
    }
  }

  private func name(of source: Int) -> String {
    files.indices.contains(source) ? (files[source] as NSString).lastPathComponent : ""
  }
}
