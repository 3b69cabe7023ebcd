/// A short text as inline code: an id, a path, a hash.
enum CodeSpan {
  /// Plain where it has more than one line.
  static func text(_ code: String) -> String {
    guard !code.isEmpty, !code.utf8.contains(10) else { return code }
    var longest = 0
    var run = 0
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let ticks = String(repeating: "`", count: longest + 1)
    let pad = code.begins(with: "`") || code.ends(with: "`") ? " " : ""
    return ticks + pad + code + pad + ticks
  }

  static func code(_ text: String) -> String {
    let ticks = text.utf8.prefix { $0 == UInt8(ascii: "`") }.count
    guard ticks > 0, text.utf8.count > 2 * ticks, !text.utf8.contains(10) else { return text }
    let inner = text.dropping(first: ticks).dropping(last: ticks)
    guard text.ends(with: String(repeating: "`", count: ticks)), CodeSpan.text(unpadded(inner)) == text else {
      return text
    }
    return unpadded(inner)
  }

  private static func unpadded(_ inner: String) -> String {
    inner.begins(with: " `") || inner.ends(with: "` ") ? inner.dropping(first: 1).dropping(last: 1) : inner
  }
}
