import Foundation
import Testing

extension Driven {
  @Suite("what a console showed last", .inTmux)
  struct LastLookTests {
    private let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
      // Nobody has written to it for a while.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: journal)
    }

    private var journal: String { night.store.appending(path: "journal.sqlite").path }
    private var cache: URL { night.folder.appending(path: "cache") }
    private var own: [String: String] { ["XDG_CACHE_HOME": cache.path] }

    /// Until a console has kept what it shows.
    private func waitForLook() throws {
      let end = Date(timeIntervalSinceNow: 20)
      while true {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: cache.appending(path: "baton").path)) ?? []
        if files.contains(where: { $0.hasPrefix("look-") && !$0.hasSuffix(".part") }) { return }
        guard Date() < end else { throw TmuxError("the console has kept nothing: \(files)") }
        usleep(50_000)
      }
    }

    /// No SQLite can open the journal while its range of shared locks is taken. Until what it gives is closed.
    private func lock() throws -> Int32 {
      let descriptor = open(journal, O_RDWR)
      var lock = flock()
      (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
      (lock.l_start, lock.l_len) = (0x4000_0002, 510)
      try #require(descriptor >= 0 && fcntl(descriptor, F_SETLK, &lock) == 0)
      return descriptor
    }

    @Test("is there at once the next time, before the store is open, and is followed by what is true then")
    func atOnce() throws {
      let first = try night.console(environment: own)
      try waitForLook()
      let shown = first.screen
      try first.press("q")
      try first.wait("for the console's end", until: { _ in first.isDead })
      first.close()

      let descriptor = try lock()
      let second = try Tmux(
        [BuiltProgram.path, "--store", night.store.path, "--as", "ops-2"], environment: own)
      try second.wait("for what was shown last", seconds: 6, until: { $0.contains(Screen.hints) })
      // All of the record below the header but the times, which have gone on; the log's lines come when its file was read.
      func words(_ screen: String) -> [Substring] {
        screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).prefix { !$0.contains(" Log ") }
          .joined(separator: " ").split(whereSeparator: \.isWhitespace).filter { !$0.contains(where: \.isNumber) }
      }
      #expect(words(shown).count > 100)
      #expect(words(second.screen) == words(shown))
      try second.wait(for: "offline: waiting for the store")
      close(descriptor)
      try second.wait("for the store to be open", until: { !$0.contains("offline") && $0.contains("● live") })

      try night.baton("note", "Seen after the last look")
      try second.wait(for: "Seen after the last look")
      second.close()
    }

    @Test("is not shown of a store that was written to since")
    func changed() throws {
      let first = try night.console(environment: own)
      try waitForLook()
      try first.press("q")
      try first.wait("for the console's end", until: { _ in first.isDead })
      first.close()
      try night.baton("todo", "add", "Look at what came in between")
      let descriptor = try lock()
      let second = try Tmux(
        [BuiltProgram.path, "--store", night.store.path, "--as", "ops-2"], environment: own)
      // Ten times as long as a start takes.
      sleep(2)
      #expect(!second.screen.contains(Screen.hints))
      close(descriptor)
      try second.wait(for: "Look at what came in between")
      second.close()
    }
  }
}
