/// Cuts a stream of bytes, in pieces of any size, into lines. LF, CR LF and a lone CR end a line,
/// so that a progress bar shows as it goes and nothing can hide behind a carriage return. Never
/// holds more than `LogLine.longest` bytes.
struct LineSplitter {
  /// The start of a line whose end has not come yet.
  private var carry: [UInt8] = []
  /// Bytes of that line beyond the longest one kept.
  private var beyond = 0
  /// The last byte was a CR that ended a line; an LF right after it belongs to it.
  private var afterReturn = false

  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  /// Whether a line was begun and not ended.
  var hasPartial: Bool { !carry.isEmpty }

  /// Calls `emit` for each line that ends in `bytes`, with how many bytes of it were cut.
  mutating func feed(_ bytes: Span<UInt8>, _ emit: (Span<UInt8>, _ cut: Int) -> Void) {
    let count = bytes.count
    var start = 0
    if afterReturn { start = skipReturn(bytes, from: 0) }
    var lineEnd = -1
    while start < count {
      if lineEnd < start { lineEnd = bytes.first(Self.lineFeed, in: start..<count) ?? count }
      let place = bytes.first(Self.carriageReturn, in: start..<lineEnd) ?? lineEnd
      if place == count {
        keep(bytes.extracting(start..<count))
        return
      }
      end(bytes.extracting(start..<place), emit)
      start = place < lineEnd ? skipReturn(bytes, from: place) : place + 1
    }
  }

  /// Ends the line that was begun, if any.
  mutating func finish(_ emit: (Span<UInt8>, _ cut: Int) -> Void) {
    if hasPartial { end([UInt8]().span, emit) }
  }

  private mutating func end(_ rest: Span<UInt8>, _ emit: (Span<UInt8>, _ cut: Int) -> Void) {
    if carry.isEmpty, rest.count <= LogLine.longest {
      emit(rest, 0)
      return
    }
    keep(rest)
    emit(carry.span, beyond)
    carry.removeAll(keepingCapacity: true)
    beyond = 0
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    let room = beyond > 0 ? 0 : max(0, LogLine.longest - carry.count)
    var fitting = min(room, bytes.count)
    if fitting < bytes.count {
      // Not through the middle of a character.
      while fitting > 0, bytes[fitting] & 0xC0 == 0x80 { fitting -= 1 }
      beyond += bytes.count - fitting
    }
    bytes.extracting(0..<fitting).withUnsafeBufferPointer { carry.append(contentsOf: $0) }
  }

  /// The place after the CRs at `start` and an LF that follows them.
  private mutating func skipReturn(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] == Self.carriageReturn { place += 1 }
    afterReturn = place == bytes.count
    return place < bytes.count && bytes[place] == Self.lineFeed ? place + 1 : place
  }
}
