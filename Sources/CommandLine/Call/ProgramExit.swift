import ArgumentParser
import Foundation
import Records
import Reply
import Workflow

/// How the program ends after an error or a request for help: what it prints, where, and its
/// status.
struct ProgramExit: Equatable {
  var status: Int32
  var message: String

  init(_ error: any Error) {
    switch error {
    case let status as ExitCode: self.init(status: status.rawValue, message: "")
    case let failure as Failure: self.init(status: failure.status.rawValue, message: failure.message)
    default:
      let status = RootVerb.exitCode(for: error)
      let isParsing = status == .validationFailure
      guard status == .success || isParsing else {
        let failure = Failure(error)
        self.init(status: failure.status.rawValue, message: failure.message)
        return
      }
      self.init(
        status: isParsing ? ExitStatus.usage.rawValue : 0,
        message: isParsing ? ProgramExit.hint(for: error) : RootVerb.fullMessage(for: error))
    }
  }

  private init(status: Int32, message: String) {
    self.status = status
    self.message = message
  }

  /// The parser's complaint in one line, with the help that answers it.
  private static func hint(for error: any Error) -> String {
    if let guess = WordGuess.verb(in: CommandLine.arguments.dropFirst()) {
      return "there is no verb “\(guess.typed)”; “\(guess.meant)”? `baton --help` lists them all"
    }
    let lines = RootVerb.message(for: error).split(whereSeparator: \.isNewline).map { String($0).trimmed }
    // The parser lists the values it takes one a line, each after a dash.
    let choices = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }.joined(separator: ", ")
    let complaint = (lines.filter { !$0.hasPrefix("- ") } + [choices]).filter { !$0.isEmpty }.joined(separator: " ")
    let full = RootVerb.fullMessage(for: error)
    let help = full.split(separator: "'").first { $0.hasPrefix("baton") && $0.hasSuffix("--help") } ?? "baton --help"
    let stop = complaint.hasSuffix(".") ? String(complaint.dropLast()) : complaint
    return "\(stop); `\(help)` shows how"
  }

  /// Nothing went wrong, and nothing is left to say.
  static let done = ProgramExit(status: 0, message: "")

  /// Ends the program. What could not be printed is said, and a status of its own where the act has
  /// none.
  func leave() -> Never {
    if !message.isEmpty {
      if status == 0 {
        Output.standard(environment: [:]).print(message)
      } else {
        Output.complain(message)
      }
    }
    let (status, complaint) = Delivery.standardOutput.outcome(of: status)
    if let complaint { Output.complain(complaint) }
    // Nothing waits to be written, and the terminal is given back. What exit(3) would take down
    // besides, other threads still stand on.
    _exit(status)
  }
}
