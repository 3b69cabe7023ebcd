import Files
import Glibc

/// Follows files as they grow: first the last lines of each, then what is added, through
/// truncation, rotation and absence. It reads only when asked for the next batch, so one who is
/// slow to take them holds it up and nothing piles up in memory; what is too much to show is passed
/// over with a notice. Idle it costs a look at each file every two seconds.
///
///     let follower = LogFollower(files: ["worker.log"])
///     for await batch in follower.changes() { buffer.append(batch) }
///
/// It has one consumer. When that is cancelled or lets go of the stream and the follower, all is
/// closed.
package actor LogFollower {
  package struct Options: Sendable {
    package var tail = Tail()
    /// The shortest time between two looks at the files, and so between two batches.
    package var pace = Duration.milliseconds(33)
    /// How long a line without an end waits for the rest before it is shown.
    package var partialPatience = Duration.seconds(1)
    /// What `-` reads.
    package var input = STDIN_FILENO

    package init() {}
  }

  /// As named, each once; a line's `source` is an index into it. `-` is standard input.
  package nonisolated let files: [String]
  private let options: Options
  private let clock: @Sendable () -> Int64
  private let watch = ChangeWatch()
  private var sources: [Source]
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var lastLook: ContinuousClock.Instant?
  private var hadHistory = false

  private enum Source {
    case file(FollowedFile)
    case input(FollowedInput)
  }

  /// Bytes read for one batch, shared among the sources.
  private static let budget = 4 << 20

  /// `now` is the clock that arrival is told by: milliseconds since 1970.
  package init(
    files: [String], options: Options = Options(), now: @escaping @Sendable () -> Int64 = LogFollower.wallClock
  ) {
    var names: [String] = []
    for file in files where !names.contains(file) { names.append(file) }
    self.files = names
    self.options = options
    clock = now
    sources = names.enumerated().map { source, name in
      name == FollowedInput.name
        ? .input(FollowedInput(source: source, descriptor: options.input))
        : .file(FollowedFile(source: source, path: name, tail: options.tail))
    }
  }

  @Sendable package static func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// What happens to the files, as it happens; ends when the task is cancelled or nothing is left
  /// to follow.
  package nonisolated func changes() -> AsyncStream<LogBatch> {
    AsyncStream { await self.next() }
  }

  /// The next batch, never empty; nil when the task is cancelled or nothing is left to follow.
  package func next() async -> LogBatch? {
    while !sources.isEmpty {
      // Also where nothing came of it: a busy folder tells of many files that are none of ours.
      if let lastLook { try? await Task.sleep(until: lastLook + options.pace, clock: .continuous) }
      if Task.isCancelled { break }
      lastLook = .now
      watch.drain()
      var batch = LogBatch()
      let hasMore = look(into: &batch)
      if !batch.isEmpty {
        if !hadHistory { batch.lines.mergeByTime() }
        hadHistory = true
        return batch
      }
      sources.removeAll { if case .input(let input) = $0 { input.hasEnded } else { false } }
      if sources.isEmpty { break }
      if !hasMore { await watch.wait(milliseconds: patience, input: input) }
    }
    sources = []
    return nil
  }

  /// Looks at every source; true where one has more to read at once.
  private func look(into batch: inout LogBatch) -> Bool {
    var look = FollowedFile.Look(
      budget: Self.budget / max(1, sources.count), now: clock(), partialPatience: options.partialPatience,
      watch: watch, buffer: buffer)
    var hasMore = false
    for index in sources.indices {
      switch sources[index] {
      case .file(var file):
        hasMore = file.look(&look, into: &batch) || hasMore
        sources[index] = .file(file)
      case .input(var input):
        hasMore = input.look(&look, into: &batch) || hasMore
        sources[index] = .input(input)
      }
    }
    return hasMore
  }

  /// Standard input's descriptor while it is followed.
  private var input: Int32? {
    sources.contains { if case .input = $0 { true } else { false } } ? options.input : nil
  }

  /// Milliseconds to the next look where nothing is heard: not every disk tells of changes (NFS
  /// tells only of one's own).
  private var patience: Int {
    var patience = 2000
    for case .file(let file) in sources {
      if !file.isWatched { patience = min(patience, 500) }
      if file.hasPartial {
        let (seconds, attoseconds) = options.partialPatience.components
        patience = min(patience, max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1))
      }
    }
    return patience
  }
}

extension [LogLine] {
  /// Puts what several files held before into one order by time, each file's own order kept.
  mutating func mergeByTime() {
    guard let first, contains(where: { $0.source != first.source }) else { return }
    var latest: [Int: Int64] = [:]
    let keyed = enumerated().map { place, line in
      // An undated line goes with the one before it; a file whose time goes backwards keeps its
      // order.
      let time = Swift.max(latest[line.source] ?? .min, line.time ?? .min)
      latest[line.source] = time
      return (time: time, place: place, line: line)
    }
    self = keyed.sorted { ($0.time, $0.place) < ($1.time, $1.place) }.map(\.line)
  }
}
