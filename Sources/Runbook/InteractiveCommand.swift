import Records

/// A step's command to be run with the terminal handed over: for logins and questions that no
/// evidence can be kept of.
package struct InteractiveCommand: Equatable, Sendable {
  /// The program and its arguments.
  package var arguments: [String]
  package var environment: [String: String]
  package var folder: String

  /// Refuses what `StepRunner` would refuse, in the same words.
  package init(_ request: RunRequest) throws(RunbookError) {
    let interpreter = try Invocation.checked(request)
    arguments = interpreter.arguments + [request.command]
    environment = request.environment
    environment[Descendants.variable] = request.marker
    folder = request.folder
  }
}
