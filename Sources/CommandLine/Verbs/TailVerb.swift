import ArgumentParser
import Foundation
import Logs
import Records
import Reply
import Workflow

struct TailVerb: Verb, OpeningVerb {
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
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func opening() throws -> Opening? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let call = Call(common.chosen)
    let paths = paths(in: call)
    if isatty(STDIN_FILENO) == 1 { return .log(paths, input: STDIN_FILENO, call) }
    guard paths.contains("-"), let input = keysFromTerminal() else { return nil }
    return .log(paths, input: input, call)
  }

  private func paths(in call: Call) -> [String] { files.map { $0 == "-" ? "-" : call.url($0).path } }

  /// Where standard input is the log, it is moved aside and the keys come from the terminal itself.
  /// Nil where there is none.
  private func keysFromTerminal() -> Int32? {
    let log = dup(STDIN_FILENO)
    let keys = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard log >= 0, keys >= 0, dup2(keys, STDIN_FILENO) >= 0 else {
      if log >= 0 { close(log) }
      if keys >= 0 { close(keys) }
      return nil
    }
    close(keys)
    return log
  }

  func run(in call: Call) async throws {
    let follower = LogFollower(files: paths(in: call))
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
