import Glibc

/// Standard input as a log, until it ends.
struct FollowedInput {
  let source: Int
  private(set) var hasEnded = false
  private var parser: LineParser
  private var splitter = LineSplitter()
  private var isKnownBinary = false

  private let descriptor: Int32

  static let name = "-"

  init(source: Int, descriptor: Int32) {
    self.source = source
    self.descriptor = descriptor
    parser = LineParser(source: source)
  }

  /// Reads what is there without waiting for more. True where there is more at once.
  mutating func look(_ look: inout FollowedFile.Look, into batch: inout LogBatch) -> Bool {
    guard !hasEnded else { return false }
    if isatty(descriptor) == 1 {
      hasEnded = true
      note(.refused("standard input is the keyboard; pipe a log into it"), &batch)
      return false
    }
    var left = look.budget
    while left > 0 {
      // Its flags are shared with whoever started us, so it is asked rather than set not to wait.
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0 else { return false }
      let count = look.buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { return false }
      let now = look.now
      guard count > 0 else {
        splitter.finish { line, cut in batch.lines.append(parser.line(line, reference: now, arrival: now, cut: cut)) }
        hasEnded = true
        note(.ended, &batch)
        return false
      }
      let bytes = look.buffer.span.extracting(0..<count)
      if !isKnownBinary, bytes.holdsZero {
        isKnownBinary = true
        note(.binary, &batch)
      }
      splitter.feed(bytes) { line, cut in
        batch.lines.append(parser.line(line, reference: now, arrival: now, cut: cut))
      }
      left -= count
    }
    return true
  }

  private func note(_ kind: LogNotice.Kind, _ batch: inout LogBatch) {
    batch.notices.append(LogNotice(source: source, file: Self.name, kind: kind))
  }
}
