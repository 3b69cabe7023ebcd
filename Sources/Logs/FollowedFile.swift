/// One file under its name, through rotations, truncations and absences.
struct FollowedFile {
  let source: Int
  let path: String
  private let tail: Tail
  private var parser: LineParser
  private var current: Reading?
  /// The file that had the name before. It is read on until the new one has its first bytes: a writer may hold it a while longer.
  private var old: Reading?
  private var watch: Int32?
  private var folderWatch: Int32?
  /// The last trouble that was said, so that each is said once.
  private var trouble: LogNotice.Kind?
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
    if drainOld(found, &look, &batch) { return true }
    if case .missing = found { goneSince = goneSince ?? .now } else { goneSince = nil }
    switch found {
    case .regular(let facts) where facts.identity == current?.identity:
      if trouble == .missing {
        trouble = nil
        note(.following, &batch)
      }
      return read(&look, &batch)
    case .regular:
      if current != nil, read(&look, &batch) { return true }
      open(&look, &batch)
      return old == nil ? read(&look, &batch) : false
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
    return current != nil && read(&look, &batch)
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
      current = Reading(descriptor, facts, tail: isFirst && !wasMissing ? tail : nil)
      trouble = nil
      note(isFirst ? .following : .rotated, &batch)
      if facts.size > 0 { endOld(look.now, &batch) }
    case .not(.missing): say(.missing, &batch)
    case .not(.unreadable(let reason)): say(.unreadable(reason), &batch)
    case .not(.other(let what)): say(.refused(what), &batch)
    case .not(.regular): break
    }
  }

  /// Reads on in the file that had the name before; true where there is more of it.
  private mutating func drainOld(_ found: FileLook, _ look: inout Look, _ batch: inout LogBatch) -> Bool {
    guard var reading = old else { return false }
    let outcome = reading.advance(
      budget: look.budget, now: look.now, buffer: &look.buffer, parser: &parser, into: &batch.lines)
    old = reading
    if outcome.progress == .more { return true }
    var hasSuccessorBytes = true
    if case .regular(let facts) = current?.descriptor.look() { hasSuccessorBytes = facts.size > 0 }
    var isSucceeded = false
    if case .regular(let facts) = found { isSucceeded = facts.identity != current?.identity }
    if hasSuccessorBytes || isSucceeded { endOld(look.now, &batch) }
    return false
  }

  private mutating func endOld(_ now: Int64, _ batch: inout LogBatch) {
    old?.finish(now: now, parser: &parser, into: &batch.lines)
    old = nil
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
    switch outcome.progress {
    case .failed(let reason): say(.unreadable(reason), &batch)
    case .atEnd, .more: if trouble != .missing { trouble = nil }
    }
    return outcome.progress == .more
  }
}
