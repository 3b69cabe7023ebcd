import Files

/// SQLite's `-wal`, as far as it can be seen to be one (sqlite.org/fileformat.html, 4.1).
enum WriteAheadLog {
  private static let headerSize = 32

  /// Whether the file begins as a log does, or is too short to hold anything.
  static func isHeaderWhole(_ path: String) -> Bool {
    guard let header = SmallFile.beginning(of: path, count: headerSize), header.count == headerSize else { return true }
    func word(_ place: Int, isBigEndian: Bool = true) -> UInt32 {
      let bytes = header[place..<place + 4]
      return (isBigEndian ? Array(bytes) : bytes.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
    }
    let magic = word(0)
    guard magic & ~1 == 0x377f_0682 else { return false }
    var (first, second): (UInt32, UInt32) = (0, 0)
    for place in stride(from: 0, to: 24, by: 8) {
      first = first &+ word(place, isBigEndian: magic & 1 == 1) &+ second
      second = second &+ word(place + 4, isBigEndian: magic & 1 == 1) &+ first
    }
    return first == word(24) && second == word(28)
  }
}
