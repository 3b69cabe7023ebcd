import Contract
import Foundation
import Records
import Screen

/// Where a call's words go, and how wide and in which characters they may be.
package struct Output: Sendable {
  /// Columns; 100 where no terminal says otherwise.
  package var width: Int
  /// Whether standard output is a terminal.
  package var isTerminal: Bool
  /// Glyphs and rules are drawn in ASCII, since the locale is not UTF-8.
  package var isASCII: Bool

  package static func standard(environment: [String: String]) -> Output {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let width = (isTerminal ? columnsOfTerminal() : nil) ?? environment["COLUMNS"].flatMap(Int.init) ?? 100
    return Output(width: max(20, min(width, 400)), isTerminal: isTerminal, isASCII: !isUTF8(environment))
  }

  /// The rule of setlocale(3): LC_ALL over LC_CTYPE over LANG.
  package static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let letters = locale.utf8.filter { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
    return letters.indices.contains { letters[$0...].starts(with: "utf8".utf8) }
  }

  private static func columnsOfTerminal() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Words: whatever in them a terminal would take for more than words is shown as what it is, into
  /// a pipe too.
  package func print(_ words: String) { write(Output.visible(words + "\n")) }

  /// Escaped by itself, and otherwise to the letter.
  package func print(_ json: JSON) { write(Array((json.text + "\n").utf8)) }

  /// A document: its very bytes into a pipe or a file, nothing raw on a terminal.
  package func write(document bytes: [UInt8]) {
    write(isTerminal ? Output.visible(String(decoding: bytes, as: UTF8.self)) : bytes)
  }

  /// Whether nothing of what is printed arrives any more.
  package var isLost: Bool { Delivery.standardOutput.isLost }

  /// All of it, unless something before it was lost.
  private func write(_ bytes: [UInt8]) {
    guard !isLost else { return }
    errno = 0
    if !Output.write(bytes, to: STDOUT_FILENO) { Delivery.standardOutput.lost(errno) }
  }

  /// One line on standard error.
  package static func complain(_ message: String) {
    say("baton: \(message.split(whereSeparator: \.isNewline).joined(separator: " "))\n")
  }

  /// Words on standard error. Where they can't be written, nothing can be said of that.
  package static func say(_ words: String) { _ = write(visible(words), to: STDERR_FILENO) }

  /// Only a line feed ends a line: what else a terminal would take for an end is shown as the sign
  /// it is.
  private static func visible(_ words: String) -> [UInt8] {
    let lines = words.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.map { TextWidth.visible(String($0)) }.joined(separator: "\n").utf8)
  }

  /// False where nobody reads any more, or the disk is full.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        guard errno == EINTR || errno == EAGAIN else { return false }
        // Set not to block by whoever shares it; there is no hurry.
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        if errno == EAGAIN { poll(&waited, 1, 1000) }
        continue
      }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
