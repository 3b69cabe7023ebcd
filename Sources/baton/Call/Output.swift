import Contract
import Foundation
import Records
import Screen

/// Where a call's words go, and how wide and in which characters they may be.
struct Output: Sendable {
  /// Columns; 100 where no terminal says otherwise.
  var width: Int
  /// Whether standard output is a terminal.
  var isTerminal: Bool
  /// Glyphs and rules are drawn in ASCII, since the locale is not UTF-8.
  var isASCII: Bool

  static func standard(environment: [String: String]) -> Output {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let width = (isTerminal ? columnsOfTerminal() : nil) ?? environment["COLUMNS"].flatMap(Int.init) ?? 100
    return Output(width: max(20, min(width, 400)), isTerminal: isTerminal, isASCII: !isUTF8(environment))
  }

  /// The rule of setlocale(3): LC_ALL over LC_CTYPE over LANG.
  static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let letters = locale.utf8.filter { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
    return letters.indices.contains { letters[$0...].starts(with: "utf8".utf8) }
  }

  private static func columnsOfTerminal() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  func print(_ line: String) { write(Array((line + "\n").utf8)) }

  func print(_ json: JSON) { print(json.text) }

  func print(_ sheet: Sheet) {
    guard !sheet.lines.isEmpty else { return }
    print(sheet.lines.joined(separator: "\n"))
  }

  /// Writes all of it; a reader that went away ends the program quietly.
  func write(_ bytes: [UInt8]) {
    guard Output.write(bytes, to: STDOUT_FILENO) else { exit(ExitStatus.done.rawValue) }
  }

  /// A document: its very bytes into a pipe or a file, nothing raw on a terminal.
  func write(document bytes: [UInt8]) {
    guard isTerminal else { return write(bytes) }
    for line in String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      print(TextWidth.visible(line))
    }
  }

  /// One line on standard error, with nothing raw in it.
  static func complain(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    _ = write(Array("baton: \(TextWidth.visible(line))\n".utf8), to: STDERR_FILENO)
  }

  /// False where nobody reads any more, or the disk is full.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        guard errno == EINTR || errno == EAGAIN else { return false }
        continue
      }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
