import Foundation
import Testing

extension Driven {
  @Suite("a store that another program holds locked")
  struct LockedStoreTests {
    private let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
    }

    /// No SQLite can read the journal while its range of shared locks is taken. Until what it gives
    /// is closed.
    private func lock() throws -> Int32 {
      let descriptor = open(night.store.appending(path: "journal.sqlite").path, O_RDWR)
      var lock = flock()
      (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
      (lock.l_start, lock.l_len) = (0x4000_0002, 510)
      try #require(descriptor >= 0 && fcntl(descriptor, F_SETLK, &lock) == 0)
      return descriptor
    }

    private func waiting() throws -> Tmux {
      let window = try Tmux([BuiltProgram.path, "--store", night.store.path, "--as", "ops-2"])
      try window.wait(for: "waiting for the store at")
      #expect(!window.isAlternate)
      return window
    }

    @Test("is waited for in so many words, and shown once it is free")
    func waits() throws {
      let descriptor = try lock()
      let window = try waiting()
      close(descriptor)
      try Screen.waitForRecord(in: window)
      #expect(!window.screen.contains("waiting for the store"))
      window.close()
    }

    @Test("can be given up on with the shell's own key")
    func givenUp() throws {
      let descriptor = try lock()
      defer { close(descriptor) }
      let window = try waiting()
      try window.press("C-c")
      try window.wait("for the console's end", until: { _ in window.isDead })
      window.close()
    }
  }
}
