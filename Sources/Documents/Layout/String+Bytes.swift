/// Byte for byte, as Markdown is read: a blank before a combining mark is one `Character` with it,
/// but still a blank.
extension StringProtocol {
  var isOnlyBlanks: Bool { utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 } }

  func begins(with start: String) -> Bool { utf8.starts(with: start.utf8) }

  func ends(with end: String) -> Bool { utf8.suffix(end.utf8.count).elementsEqual(end.utf8) }

  func dropping(first count: Int) -> String { String(decoding: utf8.dropFirst(count), as: UTF8.self) }

  func dropping(last count: Int) -> String { String(decoding: utf8.dropLast(count), as: UTF8.self) }

  /// Without blanks and tabs around it; other white space is text.
  var trimmedBlanks: String {
    let bytes = Array(utf8)
    guard let start = bytes.firstIndex(where: { $0 != 32 && $0 != 9 }),
      let end = bytes.lastIndex(where: { $0 != 32 && $0 != 9 })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }

  /// Parted at every line feed; an empty text is one empty line.
  var lines: [String] { parted(by: "\n") }

  func parted(by separator: String) -> [String] {
    let bytes = Array(utf8)
    let mark = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  func exchanging(_ old: String, for new: String) -> String { parted(by: old).joined(separator: new) }
}
