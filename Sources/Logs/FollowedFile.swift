import Files

/// One file under its name, through rotations, truncations and absences.
struct FollowedFile {
  let source: Int
  let path: String
  private let tail: Tail
  private var parser: LineParser
  private var current: OpenLog?
  /// The file that had the name before. It is read on until the new one has its first bytes: a
  /// writer may hold it a while longer.
  private var old: OpenLog?
  private var watch: Int32?
  private var folderWatch: Int32?
  /// What was last said to be wrong with its name, so that each is said once; nil while the file of
  /// that name is read.
  private var trouble: LogNotice.Kind?
  /// Why the last read failed; nil after one that did not.
  private var readFailure: String?
  private var isKnownBinary = false
  /// It was looked for and not there, so all it will hold is new.
  private var wasMissing = false
  /// Since when the name of the file being read is gone.
  private var goneSince: ContinuousClock.Instant?

  /// A rotation leaves the name free for a moment; only what lasts longer is said.
  private static let rotationTime = Duration.milliseconds(400)

  init(source: Int, path: String, tail: Tail) {
    self.source = source
    self.path = path
    self.tail = tail
    parser = LineParser(source: source)
  }

  /// Whether changes come by themselves; else it must be looked at now and then.
  var isWatched: Bool {
    let isGoneUnsaid = goneSince != nil && trouble != .missing
    return folderWatch != nil && (current == nil || watch != nil) && !isGoneUnsaid
  }

  /// Whether a line was begun and waits for its end.
  var hasPartial: Bool { current?.hasPartial ?? false }

  /// What following shares among its files for one look.
  struct Look {
    /// Bytes a file may read now.
    var budget: Int
    /// Milliseconds since 1970.
    var now: Int64
    var partialPatience: Duration
    var watch: ChangeWatch
    var buffer: [UInt8]
  }

  /// Looks at the file and reads what is new. True where there is more to read at once.
  mutating func look(_ look: inout Look, into batch: inout LogBatch) -> Bool {
    if folderWatch == nil || current == nil || trouble != nil {
      // Perhaps another folder by now; watching the same one again changes nothing.
      folderWatch = look.watch.add(folder: folder)
    }
    let found = FileLook(path)
    var isSucceeded = false
    if case .regular(let facts) = found, let current { isSucceeded = facts.identity != current.identity }
    if drainOld(isSucceeded: isSucceeded, &look, &batch) { return true }
    if case .missing = found { goneSince = goneSince ?? .now } else { goneSince = nil }
    switch found {
    case .regular(let facts) where facts.identity == current?.identity:
      if trouble != nil {
        trouble = nil
        note(.following, &batch)
      }
      return old == nil && read(&look, &batch)
    case .regular:
      if read(&look, &batch) { return true }
      open(&look, &batch)
      return drainOld(isSucceeded: false, &look, &batch) || (old == nil && read(&look, &batch))
    case .missing:
      if current == nil {
        wasMissing = true
        say(.missing, &batch)
      } else if let goneSince, goneSince.duration(to: .now) >= Self.rotationTime {
        say(.missing, &batch)
      }
    case .unreadable(let reason): say(.unreadable(reason), &batch)
    case .other(let what): say(.refused(what), &batch)
    }
    // Its name is gone; whoever writes to it may still do so.
    return read(&look, &batch)
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private mutating func say(_ kind: LogNotice.Kind, _ batch: inout LogBatch) {
    guard trouble != kind else { return }
    trouble = kind
    note(kind, &batch)
  }

  private func note(_ kind: LogNotice.Kind, _ batch: inout LogBatch) {
    batch.notices.append(LogNotice(source: source, file: path, kind: kind))
  }

  private mutating func open(_ look: inout Look, _ batch: inout LogBatch) {
    switch Descriptor.open(path) {
    case .file(let descriptor, let facts):
      let isFirst = current == nil
      if let watch { look.watch.remove(watch) }
      watch = look.watch.add(file: path)
      old = current
      current = OpenLog(descriptor, facts, tail: isFirst && !wasMissing ? tail : nil)
      trouble = nil
      note(isFirst ? .following : .rotated, &batch)
    case .not(.missing): say(.missing, &batch)
    case .not(.unreadable(let reason)): say(.unreadable(reason), &batch)
    case .not(.other(let what)): say(.refused(what), &batch)
    case .not(.regular): break
    }
  }

  /// Reads on in the file that had the name before, and lets go of it when its successor has its
  /// first bytes or has itself been succeeded. True where there is more of it.
  private mutating func drainOld(isSucceeded: Bool, _ look: inout Look, _ batch: inout LogBatch) -> Bool {
    guard var reading = old else { return false }
    // Asked before the old file is read: a writer that has gone on to the new one writes no more to
    // the old.
    var isDone = true
    if case .regular(let facts) = current?.descriptor.look() { isDone = isSucceeded || facts.size > 0 }
    let outcome = reading.advance(
      budget: look.budget, now: look.now, buffer: &look.buffer, parser: &parser, into: &batch.lines)
    if outcome.progress != .more, isDone {
      reading.finish(now: look.now, parser: &parser, into: &batch.lines)
      old = nil
    } else {
      old = reading
    }
    return outcome.progress == .more
  }

  private mutating func read(_ look: inout Look, _ batch: inout LogBatch) -> Bool {
    guard var reading = current else { return false }
    let outcome = reading.advance(
      budget: look.budget, now: look.now, buffer: &look.buffer, parser: &parser, into: &batch.lines)
    reading.finishIfQuiet(for: look.partialPatience, now: look.now, parser: &parser, into: &batch.lines)
    current = reading
    if outcome.wasTruncated { note(.truncated, &batch) }
    if outcome.skipped > 0 { note(.skipped(outcome.skipped), &batch) }
    if outcome.isBinary, !isKnownBinary {
      isKnownBinary = true
      note(.binary, &batch)
    }
    if case .failed(let reason) = outcome.progress {
      if readFailure != reason { note(.unreadable(reason), &batch) }
      readFailure = reason
    } else {
      readFailure = nil
    }
    return outcome.progress == .more
  }
}
