import Foundation

/// The person's own editor, on a file of its own with the text in it.
struct TextEditor {
  let environment: [String: String]

  enum Outcome {
    case edited(String)
    case failed(String)
  }

  /// `$VISUAL`, else `$EDITOR`, else vi; words in it are arguments, as every program that calls editors has it.
  private var words: [String] {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
    return named.split(separator: " ").map(String.init)
  }

  /// Edits `text`; the terminal must have been handed over. A text that could not be read back stays in its file, which is named.
  func edit(_ text: String, name: String) -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
    let file = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
    } catch {
      return .failed("\(file.path): \(error.localizedDescription)")
    }
    switch ForegroundProgram(words: words + [file.path]).run() {
    case .exited(0): break
    case .exited(let status):
      return .failed("\(words[0]) ended with status \(status); what it wrote is in \(file.path)")
    case .signalled(let signal):
      return .failed("\(words[0]) was ended by signal \(signal); what it wrote is in \(file.path)")
    case .failedToStart(let why):
      try? FileManager.default.removeItem(at: folder)
      return .failed("\(words[0]) could not be started (\(why)); set VISUAL or EDITOR to your editor")
    }
    guard let bytes = try? Data(contentsOf: file) else { return .failed("\(file.path) could not be read back") }
    try? FileManager.default.removeItem(at: folder)
    return .edited(String(decoding: bytes, as: UTF8.self))
  }
}
