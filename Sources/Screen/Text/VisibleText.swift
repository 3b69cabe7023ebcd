/// Text in which every scalar has columns that all terminals agree on, so that it can be cut and
/// drawn cell by cell.
///
/// Terminals differ on clusters: a family joined by zero-width joiners takes two columns in tmux,
/// six in xterm. So a cluster is shown by its first emoji, without joiners, skin tones and
/// variation selectors; a flag by its two letters; Hangul in parts as the whole syllable. What has
/// no shape of its own is shown by name: controls as their pictures (␛), all else as `⟨U+202E⟩`.
struct VisibleText {
  let string: String
  let columns: Int

  init(_ text: String) {
    var string = text
    if let columns = string.withUTF8({ Self.columns(ofPlain: $0) }) {
      self.string = string
      self.columns = columns
    } else {
      var builder = VisibleTextBuilder()
      builder.append(string)
      self.string = builder.output
      columns = builder.column
    }
  }

  /// The columns of text that is visible as it stands; nil where something in it must be replaced
  /// or looked at in its place.
  private static func columns(ofPlain bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var columns = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x7F else { return nil }
        columns += 1
        index += 1
      } else {
        let (scalar, length) = decode(bytes, at: index)
        let kind = ScalarClass(of: scalar)
        guard kind.standsAlone else { return nil }
        columns += kind.columns
        index += length
      }
    }
    return columns
  }

  /// The scalar that begins at `index`. The bytes are a String's, so they are valid UTF-8.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else {
      return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1)
    }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Calls `body` for each cell with its bytes, its columns (1 or 2) and whether text may be cut in
  /// front of it, until it returns false.
  static func forEachCell(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ cell: Range<Int>, _ columns: Int, _ mayCut: Bool) -> Bool
  ) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80, index + 1 == bytes.count || bytes[index + 1] < 0x80 {
        guard body(index..<index + 1, 1, true) else { return }
        index += 1
        continue
      }
      let (scalar, length) = decode(bytes, at: index)
      let kind = ScalarClass(of: scalar)
      var end = index + length
      while end < bytes.count, bytes[end] >= 0x80 {
        let (next, length) = decode(bytes, at: end)
        guard ScalarClass(of: next).columns == 0 else { break }
        end += length
      }
      guard body(index..<end, max(1, kind.columns), kind != .spacingMark) else { return }
      index = end
    }
  }

  /// The longest start within `room` columns, as bytes and the columns they take.
  func start(within room: Int) -> (bytes: Int, columns: Int) {
    var string = string
    return string.withUTF8 { bytes in
      if columns == bytes.count {
        let cut = min(max(0, room), columns)
        return (cut, cut)
      }
      var safe = (bytes: 0, columns: 0)
      var used = 0
      var isWhole = true
      Self.forEachCell(bytes) { cell, columns, mayCut in
        if mayCut { safe = (cell.lowerBound, used) }
        guard used + columns <= room else {
          isWhole = false
          return false
        }
        used += columns
        return true
      }
      return isWhole ? (bytes.count, used) : safe
    }
  }
}
