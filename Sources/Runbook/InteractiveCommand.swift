import Records

/// A step's command to be run with the terminal handed over: for logins and questions that no evidence can be kept of.
public struct InteractiveCommand: Equatable, Sendable {
  /// The program and its arguments.
  public var arguments: [String]
  public var environment: [String: String]
  public var folder: String

  /// Refuses what `StepRunner` would refuse, in the same words.
  public init(_ request: RunRequest) throws(RunbookError) {
    let interpreter = try Invocation.checked(request)
    arguments = interpreter.arguments + [request.command]
    environment = request.environment
    environment[Descendants.variable] = request.marker
    folder = request.folder
  }
}
