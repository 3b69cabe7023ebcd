import Foundation
import Records
import Subprocess

/// How a request's command is started: by way of a shell that waits for the word to go.
struct Invocation {
  let arguments: [String]
  let environment: Environment
  let options: PlatformOptions

  /// Ends without having run anything where Baton goes before the word is given.
  static let gate = #"read -r word || exit 125; exec "$@" </dev/null"#

  init(_ request: RunRequest) throws(RunbookError) {
    let interpreter = try Self.checked(request)
    arguments =
      ["-c", Self.gate, "baton-step"] + interpreter.arguments + [request.command]
      + (request.arguments.isEmpty ? [] : ["baton"] + request.arguments)
    var settings: [Environment.Key: String] = [:]
    for (name, value) in request.environment { settings[Environment.Key(stringLiteral: name)] = value }
    settings[Environment.Key(stringLiteral: Descendants.variable)] = request.marker
    environment = .custom(settings)
    var options = PlatformOptions()
    options.createSession = true
    self.options = options
  }

  /// What the request is run by; refuses a request that can't be run.
  static func checked(_ request: RunRequest) throws(RunbookError) -> Interpreter {
    guard let interpreter = Interpreter.named(request.language) else {
      throw .start("no step can be run in \(request.language ?? "this language"); use sh, bash or python3")
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
