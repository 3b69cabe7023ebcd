import Foundation
import Records

/// One run of a step's command: what, by whom, where, and within which bounds.
package struct RunRequest: Sendable {
  /// As it will run: placeholders resolved.
  package var command: String
  /// What `$1`, `$2` and so on are in it: values that no shell reads as its own text.
  package var arguments: [String] = []
  /// The fence's language; nil is `/bin/sh`.
  package var language: String?
  /// Absolute path of the folder it runs in.
  package var folder: String
  /// The whole environment of the command; `BATON_RUN` is added to it.
  package var environment: [String: String]
  /// Seconds; then the command is ended and the run is `timedOut`.
  package var timeout: Double
  /// Seconds without output after which the run is said to be silent; it goes on.
  package var watchdog: Double
  /// Most bytes of output kept as evidence.
  package var maxBytes: Int
  /// Names the run in the environment of all it starts, so that they can be found and ended.
  package var marker: String

  package static let defaultTimeout = 600.0
  package static let defaultWatchdog = 60.0
  package static let defaultMaxBytes = 8 * 1024 * 1024

  /// The environment is Baton's own unless stated otherwise: commands need their credentials and
  /// settings.
  package init(
    command: String, language: String? = nil, folder: String,
    environment: [String: String] = ProcessInfo.processInfo.environment, timeout: Double? = nil,
    watchdog: Double = RunRequest.defaultWatchdog, maxBytes: Int = RunRequest.defaultMaxBytes,
    marker: String = UUID().uuidString
  ) {
    self.command = command
    self.language = language
    self.folder = folder
    self.environment = environment
    self.timeout = timeout ?? Self.defaultTimeout
    self.watchdog = watchdog
    self.maxBytes = maxBytes
    self.marker = marker
  }

  /// The marker of a recorded run: the same for whoever reads the record on this machine, and that
  /// of no other run on it.
  /// - Parameter store: what tells its store from every other on this machine.
  package static func marker(
    store: String, incident: String, session: SessionNumber, step: Int, run: Run
  ) -> String {
    "\(store)/\(incident)/\(session.text)/\(step)/\(run.number)@\(run.at.milliseconds)".replacing(" ", with: "-")
  }

  /// One line for the person who is about to run it.
  package var statement: String {
    "\(place), for at most \(Self.text(seconds: timeout))"
  }

  /// The same where it gets the terminal: then the person ends it, unless a time was set for it.
  package func interactiveStatement(endsAfter timeout: Double?) -> String {
    "\(place), with the terminal, \(timeout.map { "for at most \(Self.text(seconds: $0))" } ?? "until it ends")"
  }

  private var place: String {
    let interpreter = Interpreter.named(language)?.arguments.first ?? "an unknown interpreter (\(language ?? "sh"))"
    return "runs by \(interpreter) in \(folder), with this shell's environment (\(environment.count) variables)"
  }

  /// Refuses what can't be started, before anything is written of it.
  package func check() throws(RunbookError) { _ = try Invocation.checked(self) }

  /// "45 s", "10 min", "0.3 s".
  static func text(seconds: Double) -> String {
    guard let whole = Int(exactly: seconds) else { return "\(seconds) s" }
    return whole >= 60 && whole % 60 == 0 ? "\(whole / 60) min" : "\(whole) s"
  }
}

/// What a fence's language is run by.
package struct Interpreter: Equatable, Sendable {
  /// The program and its arguments; the command follows.
  package var arguments: [String]
  /// It reads commands as POSIX has it, so that a value can be put into one by `"${NAME}"`.
  package var isPOSIX: Bool

  private static let table: [(languages: Set<String>, arguments: [String], isPOSIX: Bool)] = [
    (["", "sh", "shell"], ["/bin/sh", "-c"], true),
    (["bash"], ["bash", "-c"], true),
    (["zsh"], ["zsh", "-c"], true),
    (["ksh"], ["ksh", "-c"], true),
    (["fish"], ["fish", "-c"], false),
    (["nu", "nushell"], ["nu", "-c"], false),
    (["pwsh", "powershell", "ps1"], ["pwsh", "-NoProfile", "-NonInteractive", "-Command"], false),
    (["python", "python3", "py"], ["python3", "-c"], false),
  ]

  /// "sh, bash, …": a name of each, for a person to choose from.
  static let names = "sh, bash, zsh, ksh, fish, nu, pwsh or python3"

  /// Nil for a language that no step can be run in ("sql", "yaml").
  package static func named(_ language: String?) -> Interpreter? {
    let folded = (language ?? "").trimmed.lowercased()
    return table.first { $0.languages.contains(folded) }.map {
      Interpreter(arguments: $0.arguments, isPOSIX: $0.isPOSIX)
    }
  }
}
