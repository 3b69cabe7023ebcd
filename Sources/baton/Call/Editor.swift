import Foundation
import Records

/// The person's own editor, for long text.
struct Editor {
  let command: String

  init(in call: Call) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.usage, "editing needs a terminal; leave --edit out")
    }
    let named = [call.environment["VISUAL"], call.environment["EDITOR"]].compactMap { $0?.trimmed }
    command = named.first { !$0.isEmpty } ?? "vi"
  }

  /// The text as the person left it. The file it was edited in stays where the editor fails, so that nothing typed is lost.
  func edit(_ text: String, named name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
    let file = folder.appending(path: name.replacing("/", with: "_"))
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
    } catch {
      throw Failure(.unreadable, "\(folder.path): the draft can't be written there; set TMPDIR to a folder that can")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(command) \"$1\"", "sh", file.path]
    do {
      try process.run()
    } catch {
      throw Failure(.unreadable, "the editor `\(command)` can't be started; set $EDITOR to one that can")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0, let edited = try? String(contentsOf: file, encoding: .utf8) else {
      throw Failure(.unreadable, "the editor failed; nothing was changed, and what you wrote is in \(file.path)")
    }
    try? FileManager.default.removeItem(at: folder)
    return edited
  }
}
