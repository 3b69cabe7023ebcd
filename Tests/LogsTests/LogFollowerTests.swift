import Foundation
import Glibc
import TestSupport
import Testing

@testable import Logs

@Suite("Following files")
struct LogFollowerTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("the last lines come first, as history, then what is added")
  func append() async throws {
    try folder.write((1...10).map { "line \($0)\n" }.joined(), to: "a.log")
    let followed = await follow(folder.file("a.log"), tail: Tail(lines: 3))
    #expect(await followed.wait { $0.lines.count >= 3 })
    #expect(await followed.texts == ["line 8", "line 9", "line 10"])
    #expect(await followed.lines.allSatisfy { $0.arrival == nil })
    try folder.append("line 11\nline 12\n", to: "a.log")
    #expect(await followed.wait { $0.lines.count >= 5 })
    #expect(await followed.texts.suffix(2) == ["line 11", "line 12"])
    #expect(await followed.lines.suffix(2).allSatisfy { $0.arrival != nil })
    #expect(await followed.kinds == [.following])
    await followed.stop()
  }

  @Test("a line without an end is shown once it has been quiet, and else waits for its end")
  func partial() async throws {
    try folder.write("whole\nbeg", to: "a.log")
    let patient = await follow(folder.file("a.log"))
    let hasty = await follow(folder.file("a.log"), partialPatience: .milliseconds(1))
    #expect(await hasty.wait { $0.texts == ["whole", "beg"] })
    #expect(await patient.wait { $0.texts == ["whole"] })
    try folder.append("un\n", to: "a.log")
    #expect(await patient.wait { $0.lines.count == 2 })
    #expect(await patient.texts == ["whole", "begun"])
    #expect(await hasty.wait { $0.lines.count == 3 })
    #expect(await hasty.texts == ["whole", "beg", "un"])
    await patient.stop()
    await hasty.stop()
  }

  @Test("a file emptied in place is read from its start")
  func truncated() async throws {
    try folder.write("old 1\nold 2\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.lines.count == 2 })
    try folder.write("new\n", to: "a.log")
    #expect(await followed.wait { $0.texts.last == "new" })
    #expect(await followed.texts == ["old 1", "old 2", "new"])
    #expect(await followed.kinds == [.following, .truncated])
    await followed.stop()
  }

  @Test("a file emptied and at once written longer than before is read from its start")
  func rewritten() async throws {
    try folder.write("old 1\nold 2\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.lines.count == 2 })
    try folder.write("new 1, which is longer than all there was\nnew 2\n", to: "a.log")
    #expect(await followed.wait { $0.texts.last == "new 2" })
    #expect(await followed.texts.contains("new 1, which is longer than all there was"))
    #expect(await followed.kinds.contains(.truncated))
    await followed.stop()
  }

  @Test("after a rotation the rest of the old file comes before the new one")
  func rotated() async throws {
    try folder.write("1\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    try folder.append("2\n", to: "a.log")
    try folder.rename("a.log", to: "a.log.1")
    try folder.append("3\nunended", to: "a.log.1")
    try folder.write("4\n", to: "a.log")
    #expect(await followed.wait { $0.texts.last == "4" })
    #expect(await followed.texts == ["1", "2", "3", "unended", "4"])
    #expect(await followed.kinds.contains(.rotated))
    await followed.stop()
  }

  @Test("the old file is read on while the new one is still empty")
  func lateWriter() async throws {
    try folder.write("1\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    try folder.rename("a.log", to: "a.log.1")
    try folder.write("", to: "a.log")
    #expect(await followed.wait { $0.kinds.contains(.rotated) })
    try folder.append("2\n", to: "a.log.1")
    try folder.append("3\n", to: "a.log")
    #expect(await followed.wait { $0.texts.last == "3" })
    #expect(await followed.texts == ["1", "2", "3"])
    await followed.stop()
  }

  @Test("a hundred rotations lose and double nothing")
  func rotations() async throws {
    try folder.write("start\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["start"] })
    for round in 1...100 {
      try folder.append("\(round) old\n", to: "a.log")
      try folder.rename("a.log", to: "a.log.\(round)")
      try folder.write("\(round) new\n", to: "a.log")
      // The follower sees each file before the next takes its place: one that came and went unseen
      // can't be read.
      #expect(await followed.wait { $0.texts.last == "\(round) new" })
    }
    #expect(await followed.texts == ["start"] + (1...100).flatMap { ["\($0) old", "\($0) new"] })
    await followed.stop()
  }

  @Test("a file that is not there is said once and read whole when it comes")
  func missing() async throws {
    let followed = await follow(folder.file("late.log"))
    #expect(await followed.wait { $0.kinds == [.missing] })
    try folder.write("a\nb\n", to: "late.log")
    #expect(await followed.wait { $0.lines.count == 2 })
    #expect(await followed.kinds == [.missing, .following])
    #expect(await followed.lines.allSatisfy { $0.arrival != nil })
    await followed.stop()
  }

  @Test("so is one whose folder is not there either")
  func missingFolder() async throws {
    let followed = await follow(folder.file("sub/late.log"))
    #expect(await followed.wait { $0.kinds == [.missing] })
    try FileManager.default.createDirectory(atPath: folder.file("sub"), withIntermediateDirectories: true)
    try folder.write("a\n", to: "sub/late.log")
    #expect(await followed.wait { $0.texts == ["a"] })
    await followed.stop()
  }

  @Test("a file that goes and comes again is followed again")
  func removed() async throws {
    try folder.write("1\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    try folder.remove("a.log")
    #expect(await followed.wait { $0.kinds == [.following, .missing] })
    try folder.write("2\n", to: "a.log")
    #expect(await followed.wait { $0.texts == ["1", "2"] })
    #expect(await followed.kinds == [.following, .missing, .rotated])
    await followed.stop()
  }

  @Test("a link that points elsewhere is a rotation")
  func link() async throws {
    try folder.write("1\n", to: "one")
    try folder.write("2\n", to: "two")
    #expect(symlink("one", folder.file("a.log")) == 0)
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    #expect(symlink("two", folder.file("next")) == 0)
    #expect(Glibc.rename(folder.file("next"), folder.file("a.log")) == 0)
    #expect(await followed.wait { $0.texts == ["1", "2"] })
    try folder.append("3\n", to: "two")
    #expect(await followed.wait { $0.texts == ["1", "2", "3"] })
    await followed.stop()
  }

  @Test("folders, pipes and devices are refused in words, and a link in a circle is unreadable")
  func refused() async throws {
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(symlink("circle", folder.file("circle")) == 0)
    let files = [folder.path, folder.file("pipe"), "/dev/zero", folder.file("circle")]
    let followed = await follow(files[0], files[1], files[2], files[3])
    #expect(await followed.wait { $0.notices.count == 4 })
    let texts = await followed.notices.map(\.text)
    #expect(texts[0] == "\(files[0]): a folder; name a file that holds a log")
    #expect(texts[1].contains("a pipe; to follow it, feed it to standard input"))
    #expect(texts[2] == "/dev/zero: a device; name a file that holds a log")
    #expect(texts[3].contains("can't be read (its links go round in a circle)"))
    await followed.stop()
  }

  @Test(
    "a file that may not be read is said so once, and read when it may",
    .enabled(if: geteuid() != 0, "root may read all"))
  func unreadable() async throws {
    try folder.write("secret\n", to: "a.log")
    chmod(folder.file("a.log"), 0)
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.kinds == [.unreadable("no permission")] })
    chmod(folder.file("a.log"), 0o600)
    #expect(await followed.wait { $0.texts == ["secret"] })
    #expect(await followed.kinds == [.unreadable("no permission"), .following])
    await followed.stop()
  }

  @Test("a folder in a file's place is refused once, and what was open is read on")
  func replacedByFolder() async throws {
    try folder.write("1\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    try folder.rename("a.log", to: "old.log")
    try FileManager.default.createDirectory(atPath: folder.file("a.log"), withIntermediateDirectories: false)
    for number in 2...9 {
      try folder.append("\(number)\n", to: "old.log")
      #expect(await followed.wait { $0.texts.last == "\(number)" })
    }
    try folder.remove("a.log")
    try folder.write("10\n", to: "a.log")
    #expect(await followed.wait { $0.texts.last == "10" })
    // Whether the name was free for long enough to be said is a matter of the machine's pace.
    #expect(await followed.kinds.filter { $0 != .missing } == [.following, .refused("a folder"), .rotated])
    await followed.stop()
  }

  @Test("several files come interleaved, their history in order of time")
  func several() async throws {
    try folder.write("2025-11-04T01:00:00Z a1\n2025-11-04T01:00:20Z a2\n  trace\n", to: "a.log")
    try folder.write("2025-11-04T01:00:10Z b1\n2025-11-04T01:00:30Z b2\n", to: "b.log")
    let followed = await follow(folder.file("a.log"), folder.file("b.log"), folder.file("a.log"))
    #expect(await followed.wait { $0.lines.count == 5 })
    #expect(await followed.texts.map { $0.suffix(2) } == ["a1", "b1", "a2", "ce", "b2"])
    #expect(await followed.lines.map(\.source) == [0, 1, 0, 0, 1])
    try folder.append("b3\n", to: "b.log")
    #expect(await followed.wait { $0.texts.last == "b3" })
    await followed.stop()
  }

  @Test("hostile bytes come as text: escapes, zeros, a 10 MB line, no UTF-8")
  func hostile() async throws {
    try folder.write("", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.kinds == [.following] })
    try folder.append([0x1B, 0x5B, 0x32, 0x4A, 0, 0xFF, 10], to: "a.log")
    try folder.append([UInt8](repeating: 120, count: 10_000_000) + Array("\nafter\n".utf8), to: "a.log")
    #expect(await followed.wait { $0.texts.last == "after" })
    let lines = await followed.lines
    #expect(lines.count == 3)
    #expect(lines[0].text == "\u{1B}[2J\0\u{FFFD}")
    #expect(lines[1].cutBytes == 10_000_000 - LogLine.longest)
    #expect(await followed.kinds == [.following, .binary])
    await followed.stop()
  }

  @Test("a tail is found without reading the whole file, and within its bytes")
  func tail() async throws {
    let line = String(repeating: "x", count: 999) + "\n"
    try folder.write(String(repeating: line, count: 3000) + "last\n", to: "a.log")
    let byLines = await follow(folder.file("a.log"), tail: Tail(lines: 200))
    #expect(await byLines.wait { $0.texts.last == "last" })
    #expect(await byLines.lines.count == 200)
    let byBytes = await follow(folder.file("a.log"), tail: Tail(lines: 2000, bytes: 10_500))
    #expect(await byBytes.wait { $0.texts.last == "last" })
    #expect(await byBytes.texts == Array(repeating: String(line.dropLast()), count: 10) + ["last"])
    let none = await follow(folder.file("a.log"), tail: Tail(lines: 0))
    #expect(await none.wait { $0.kinds == [.following] })
    try folder.append("next\n", to: "a.log")
    #expect(await none.wait { $0.texts == ["next"] })
    for followed in [byLines, byBytes, none] { await followed.stop() }
  }

  @Test("a slow taker holds the reading up: nothing is lost and no batch is large")
  func backPressure() async throws {
    try folder.write("", to: "a.log")
    var options = LogFollower.Options()
    options.pace = .zero
    let follower = LogFollower(files: [folder.file("a.log")], options: options)
    #expect(await follower.next()?.notices.map(\.kind) == [.following])
    let rest = String(repeating: ".", count: 80)
    let text = (0..<100_000).map { "line \($0) \(rest)\n" }.joined()
    try folder.append(text, to: "a.log")
    var count = 0
    while count < 100_000, let batch = await follower.next() {
      #expect(batch.lines.reduce(0) { $0 + $1.text.utf8.count } <= 5 << 20)
      count += batch.lines.count
      #expect(batch.lines.last?.text.hasPrefix("line \(count - 1) ") == true)
    }
    #expect(count == 100_000)
  }

  @Test("what grows faster than it can be shown is passed over, and how much is said")
  func skipped() async throws {
    try folder.write("", to: "a.log")
    let follower = LogFollower(files: [folder.file("a.log")])
    #expect(await follower.next()?.notices.map(\.kind) == [.following])
    #expect(truncate(folder.file("a.log"), 80 << 20) == 0)
    try folder.append("\nlast\n", to: "a.log")
    var passed = 0
    var last = ""
    while last != "last", let batch = await follower.next() {
      for case .skipped(let bytes) in batch.notices.map(\.kind) { passed += bytes }
      last = batch.lines.last?.text ?? last
    }
    #expect(passed >= 75 << 20)
  }

  @Test("cancelling ends the stream at once and closes every file")
  func cancelled() async throws {
    try folder.write("a\n", to: "a.log")
    let followed = await follow(folder.file("a.log"), folder.file("missing.log"))
    #expect(await followed.wait { $0.texts == ["a"] })
    #expect(openCount(of: folder.file("a.log")) == 1)
    await followed.stop()
    #expect(await followed.wait { $0.hasEnded })
    #expect(openCount(of: folder.file("a.log")) == 0)
  }

  /// How many descriptors of this process are open on a file.
  private func openCount(of path: String) -> Int {
    let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return descriptors.count {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
    }
  }

  @Test("a file dated to the end of time is read like any other", arguments: [Int.max, 9_999_999_999, -1])
  func strangeDate(seconds: Int) async throws {
    try folder.write("Nov  4 01:15:13 up\n01:15:13 up\n", to: "a.log")
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    utimensat(AT_FDCWD, folder.file("a.log"), [time, time], 0)
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.lines.count == 2 })
    await followed.stop()
  }

  @Test("standard input is followed until it ends, its last line too")
  func input() async throws {
    let pipe = Pipe()
    var options = LogFollower.Options()
    options.input = pipe.fileHandleForReading.fileDescriptor
    let followed = await Followed(LogFollower(files: ["-"], options: options))
    try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb".utf8))
    #expect(await followed.wait { $0.texts == ["a"] })
    try pipe.fileHandleForWriting.close()
    #expect(await followed.wait { $0.hasEnded })
    #expect(await followed.texts == ["a", "b"])
    #expect(await followed.kinds == [.ended])
  }

  @Test("a file moved away and back is followed on")
  func movedBack() async throws {
    try folder.write("1\n", to: "a.log")
    let followed = await follow(folder.file("a.log"))
    #expect(await followed.wait { $0.texts == ["1"] })
    try folder.rename("a.log", to: "b.log")
    #expect(await followed.wait { $0.kinds == [.following, .missing] })
    try folder.append("2\n", to: "b.log")
    #expect(await followed.wait { $0.texts == ["1", "2"] })
    try folder.rename("b.log", to: "a.log")
    #expect(await followed.wait { $0.kinds == [.following, .missing, .following] })
    try folder.append("3\n", to: "a.log")
    #expect(await followed.wait { $0.texts == ["1", "2", "3"] })
    await followed.stop()
  }

  @Test("with nothing to follow it ends")
  func nothing() async {
    #expect(await LogFollower(files: []).next() == nil)
  }
}
