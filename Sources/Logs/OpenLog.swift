import Files

/// A log file that is open, and how far it has been read.
struct OpenLog {
  enum Progress: Equatable {
    /// Everything that the file holds was read.
    case atEnd
    /// There is more than the budget allowed.
    case more
    case failed(String)
  }

  /// What a read resulted in besides lines.
  struct Outcome {
    var progress = Progress.atEnd
    var wasTruncated = false
    /// Bytes passed over because there were too many to show.
    var skipped = 0
    var isBinary = false
  }

  let descriptor: Descriptor
  let identity: FileFacts.Identity
  private var offset: Int64
  /// Lines that end before this were there before following began.
  private var historyEnd: Int64
  /// When the file was last written, as it was opened: the best reference for undated history.
  /// Milliseconds since 1970.
  private let openedModified: Int64
  private var facts: FileFacts?
  private var splitter = LineSplitter()
  /// The bytes before `offset`; where they are others, the file was written anew.
  private var trail: [UInt8] = []
  private var lastGrowth: ContinuousClock.Instant?

  private static let trailLength = 32
  /// Unread bytes beyond which a file is growing faster than it can be shown.
  private static let tooFarBehind: Int64 = 64 << 20
  /// Where reading goes on then, from the end.
  private static let resume: Int64 = 4 << 20

  /// `tail` tells how much of what is there to read; nil reads all of it, as new.
  init(_ descriptor: Descriptor, _ facts: FileFacts, tail: Tail?) {
    self.descriptor = descriptor
    identity = facts.identity
    openedModified = facts.modified
    offset = tail?.start(in: descriptor, size: facts.size) ?? 0
    historyEnd = tail == nil ? 0 : facts.size
  }

  var hasPartial: Bool { splitter.hasPartial }

  /// Reads on, at most `budget` bytes. `now` is milliseconds since 1970.
  mutating func advance(
    budget: Int, now: Int64, buffer: inout [UInt8], parser: inout LineParser, into lines: inout [LogLine]
  ) -> Outcome {
    var outcome = Outcome()
    guard case .regular(let latest) = descriptor.look() else {
      outcome.progress = .failed("it is gone")
      return outcome
    }
    if latest == facts, latest.size == offset { return outcome }
    if latest.size < offset || !trailHolds() {
      outcome.wasTruncated = true
      finish(now: now, parser: &parser, into: &lines)
      offset = 0
      historyEnd = 0
      trail = []
    }
    if latest.size - offset > Self.tooFarBehind {
      let start = Tail(lines: .max, bytes: Int(Self.resume)).start(in: descriptor, size: latest.size)
      outcome.skipped = Int(start - offset)
      finish(now: now, parser: &parser, into: &lines)
      offset = start
      historyEnd = min(historyEnd, offset)
      trail = []
    }
    var left = budget
    while left > 0 {
      let inHistory = offset < historyEnd
      let length = min(buffer.count, inHistory ? Int(historyEnd - offset) : buffer.count)
      let result = buffer.withUnsafeMutableBytes {
        descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<length]), at: offset)
      }
      switch result {
      case .failure(let error):
        outcome.progress = .failed(error.displayText)
        return outcome
      case .success(0):
        // Not before all was read: a file that grew between look and read is looked at again.
        facts = latest
        return outcome
      case .success(let count):
        let reference = inHistory ? openedModified : now
        let bytes = buffer.span.extracting(0..<count)
        outcome.isBinary = outcome.isBinary || bytes.holdsZero
        splitter.feed(bytes) { line, cut in
          lines.append(parser.line(line, reference: reference, arrival: inHistory ? nil : now, cut: cut))
        }
        trail = (trail + buffer[max(0, count - Self.trailLength)..<count]).suffix(Self.trailLength)
        offset += Int64(count)
        left -= count
        lastGrowth = .now
      }
    }
    outcome.progress = .more
    return outcome
  }

  /// Shows a line that was begun and has not gone on for `patience`; what comes later is a line of
  /// its own.
  mutating func finishIfQuiet(
    for patience: Duration, now: Int64, parser: inout LineParser, into lines: inout [LogLine]
  ) {
    if hasPartial, let lastGrowth, lastGrowth.duration(to: .now) >= patience {
      finish(now: now, parser: &parser, into: &lines)
    }
  }

  /// Ends the line that was begun, if any.
  mutating func finish(now: Int64, parser: inout LineParser, into lines: inout [LogLine]) {
    let inHistory = offset <= historyEnd && historyEnd > 0
    let reference = inHistory ? openedModified : now
    splitter.finish { line, cut in
      lines.append(parser.line(line, reference: reference, arrival: inHistory ? nil : now, cut: cut))
    }
  }

  private func trailHolds() -> Bool {
    var found = [UInt8](repeating: 0, count: trail.count)
    let start = offset - Int64(trail.count)
    let result = found.withUnsafeMutableBytes { descriptor.read(into: $0, at: start) }
    guard case .success(trail.count) = result else { return false }
    return found == trail
  }
}
