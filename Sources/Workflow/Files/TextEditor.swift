import Files
import Foundation
import Processes

/// The person's own editor, on a file of its own with the text in it, which nobody else can read.
package struct TextEditor {
  private let environment: [String: String]

  package init(environment: [String: String]) { self.environment = environment }

  package enum Outcome {
    case edited(String)
    /// It was left without anything being written.
    case left
    case failed(String)
  }

  /// `$VISUAL`, else `$EDITOR`, else vi; words in it are arguments, as every program that calls
  /// editors has it.
  private var command: [String] {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
    return named.split(separator: " ").map(String.init)
  }

  /// Edits `text`; the terminal must have been handed over. A text that could not be read back
  /// stays in its file, which is named.
  package func edit(_ text: String, name: String) -> Outcome {
    let folder: String
    let file: String
    do {
      folder = try PersonalFolder.drafts(environment) + "/\(UUID().uuidString)"
      file = "\(folder)/\(name)"
      try AtomicFile.writePrivate(Array(text.utf8), to: name, in: folder)
      Self.age(file)
    } catch {
      return .failed("there is no place to edit in: \(error.reason)")
    }
    switch ForegroundProgram(command + [file]).run() {
    case .exited(0): break
    case .exited(let status):
      return .failed("\(command[0]) ended with status \(status); what it wrote is in \(file)")
    case .signalled(let signal):
      return .failed("\(command[0]) was ended by signal \(signal); what it wrote is in \(file)")
    case .failedToStart(let why):
      try? FileManager.default.removeItem(atPath: folder)
      return .failed("\(command[0]) could not be started (\(why)); set VISUAL or EDITOR to your editor")
    }
    guard Self.wasWritten(file, instead: text) else {
      try? FileManager.default.removeItem(atPath: folder)
      return .left
    }
    guard let bytes = SmallFile.bytes(of: file, limit: 64 << 20) else {
      return .failed("\(file) could not be read back")
    }
    try? FileManager.default.removeItem(atPath: folder)
    return .edited(String(decoding: bytes, as: UTF8.self))
  }

  /// A time that no editor gives a file, so that what is written after it is told from what is not.
  private static let unwritten = Date(timeIntervalSince1970: 1)

  private static func age(_ file: String) {
    try? FileManager.default.setAttributes([.modificationDate: unwritten], ofItemAtPath: file)
  }

  /// Whether somebody has written the file, be it with the same words.
  private static func wasWritten(_ file: String, instead text: String) -> Bool {
    let written = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    return written.map { $0 != unwritten } ?? true || SmallFile.bytes(of: file, limit: 64 << 20) != Array(text.utf8)
  }
}
