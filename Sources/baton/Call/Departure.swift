import ArgumentParser
import Foundation
import Records

/// How the program ends after an error or a request for help: what it prints, where, and its status.
struct Departure: Equatable {
  var status: Int32
  var message: String

  init(_ error: any Error) {
    switch error {
    case let status as ExitCode: self.init(status: status.rawValue, message: "")
    case let failure as Failure: self.init(status: failure.status.rawValue, message: failure.message)
    default:
      let status = Baton.exitCode(for: error)
      let isParsing = status == .validationFailure
      guard status == .success || isParsing else {
        let failure = Failure(error)
        self.init(status: failure.status.rawValue, message: failure.message)
        return
      }
      self.init(
        status: isParsing ? ExitStatus.usage.rawValue : 0,
        message: isParsing ? Departure.hint(for: error) : Baton.fullMessage(for: error))
    }
  }

  private init(status: Int32, message: String) {
    self.status = status
    self.message = message
  }

  /// The parser's complaint in one line, with the help that answers it.
  private static func hint(for error: any Error) -> String {
    let lines = Baton.message(for: error).split(whereSeparator: \.isNewline).map { String($0).trimmed }
    // The parser lists the values it takes one a line, each after a dash.
    let choices = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }.joined(separator: ", ")
    let complaint = (lines.filter { !$0.hasPrefix("- ") } + [choices]).filter { !$0.isEmpty }.joined(separator: " ")
    let full = Baton.fullMessage(for: error)
    let help = full.split(separator: "'").first { $0.hasPrefix("baton") && $0.hasSuffix("--help") } ?? "baton --help"
    let stop = complaint.hasSuffix(".") ? String(complaint.dropLast()) : complaint
    return "\(stop); `\(help)` shows how"
  }

  func leave() -> Never {
    if !message.isEmpty {
      if status == 0 {
        _ = Output.write(Array((message + "\n").utf8), to: STDOUT_FILENO)
      } else {
        Output.complain(message)
      }
    }
    exit(status)
  }
}
