import ArgumentParser
import Records
import Workflow

/// What a call opens beyond words. This target knows the arguments alone; whoever links the program
/// knows the console and the demo.
package enum Opening: Sendable {
  /// The console on the call's store.
  case console(logs: [String], theme: String?, Call)
  /// The console on a session's document beside what was read of it.
  case review(SessionNumber, Call)
  /// The log view alone; `-` is read from `input`.
  case log([String], input: Int32, Call)
  /// The demo: laid out in `dir`, or a folder that goes with it, and played or opened in the
  /// console, whose steps run in `folder`.
  case demo(dir: String?, plays: Bool, folder: String?, logs: [String], theme: String?, Call)
}

/// A verb that may open something instead of printing.
protocol OpeningVerb: AsyncParsableCommand {
  /// Nil where it prints, as `run` does.
  func opening() throws -> Opening?
}
