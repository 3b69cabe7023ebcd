import Files

/// How much of what a file already holds is shown when following begins.
package struct Tail: Sendable, Equatable {
  package var lines: Int
  /// The most that is read to find them.
  package var bytes: Int

  package init(lines: Int = 1000, bytes: Int = 4 << 20) {
    self.lines = max(0, lines)
    self.bytes = max(0, bytes)
  }

  private static let block = 65_536

  /// Where the last `lines` lines of a file start; found by reading back from its end, never the
  /// whole file.
  func start(in file: Descriptor, size: Int64) -> Int64 {
    guard lines > 0, size > 0 else { return size }
    let lowest = max(0, size - Int64(bytes))
    var buffer = [UInt8](repeating: 0, count: Self.block)
    var found = 0
    var end = size
    /// The start of the earliest whole line met so far.
    var earliest: Int64?
    while end > lowest {
      let start = max(lowest, end - Int64(Self.block))
      let length = Int(end - start)
      let result = buffer.withUnsafeMutableBytes {
        file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<length]), at: start)
      }
      guard case .success(let count) = result, count == length else { break }
      for place in stride(from: length - 1, through: 0, by: -1) where buffer[place] == 10 {
        let lineStart = start + Int64(place) + 1
        // The end of the last line starts none.
        if lineStart == size { continue }
        found += 1
        earliest = lineStart
        if found == lines { return lineStart }
      }
      end = start
    }
    if lowest == 0, end <= lowest { return 0 }
    return earliest ?? lowest
  }
}
