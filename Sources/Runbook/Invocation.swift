import Foundation
import Processes
import Records

/// How a request's command is started: by way of a shell that waits for the word to go.
struct Invocation {
  /// Its streams are to be set.
  let launch: Launch

  /// Ends without having run anything where Baton goes before the word is given.
  static let gate = #"read -r word || exit 125; exec "$@" </dev/null"#

  init(_ request: RunRequest) throws(RunbookError) {
    let interpreter = try Self.checked(request)
    var environment = request.environment
    environment[Descendants.variable] = request.marker
    var launch = Launch(
      ["/bin/sh", "-c", Self.gate, "baton-step"] + interpreter.arguments + [request.command]
        + (request.arguments.isEmpty ? [] : ["baton"] + request.arguments),
      environment: environment, folder: request.folder)
    launch.leadsSession = true
    self.launch = launch
  }

  /// What the request is run by; refuses a request that can't be run.
  static func checked(_ request: RunRequest) throws(RunbookError) -> Interpreter {
    guard let interpreter = Interpreter.named(request.language) else {
      throw .start("no step can be run in \(request.language ?? "this language"); use \(Interpreter.names)")
    }
    guard !request.command.trimmed.isEmpty else {
      throw .start("the step has no command; give it one and run it again")
    }
    guard !request.command.utf8.contains(0) else {
      throw .start("the command holds a NUL byte; edit it and run it again")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: request.folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .start("\(request.folder) is not a folder; choose another to run the step in")
    }
    let program = interpreter.arguments[0]
    guard Self.isThere(program, path: request.environment["PATH"] ?? "/usr/bin:/bin") else {
      throw .start("\(program) is not installed here; install it, or edit the step to use another")
    }
    return interpreter
  }

  private static func isThere(_ program: String, path: String) -> Bool {
    if program.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: program) }
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
