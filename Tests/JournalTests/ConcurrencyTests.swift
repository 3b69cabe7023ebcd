import Foundation
import GRDB
import Records
import Testing

@testable import Journal

@Suite("Several writers on one store")
struct ConcurrencyTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.store().begin()
  }

  @Test("no note is lost or doubled, and the chain holds", .timeLimit(.minutes(2)))
  func everyNoteIsKept() async throws {
    let (writers, notes) = (6, 50)
    try await withThrowingTaskGroup { group in
      for writer in 1...writers {
        let folder = folder
        group.addTask {
          let store = try folder.store(.readWrite)
          for note in 1...notes { try store.say(.note("\(writer)/\(note)"), as: "writer \(writer)") }
        }
      }
      try await group.waitForAll()
    }
    let store = try folder.store(.readOnly)
    let record = try #require(try store.record("8", incident: "mapper"))
    let expected = Set((1...writers).flatMap { writer in (1...notes).map { "\(writer)/\($0)" } })
    #expect(record.timeline.count == writers * notes)
    #expect(Set(record.timeline.map(\.event)) == expected)
    #expect(record.timeline.map(\.number) == Array(1...(writers * notes)))
    #expect(try store.verify().isSound)
  }

  @Test("each is decided on what the one before left: a todo is finished once")
  func decidedAfresh() async throws {
    try folder.store().say(.newTodo("restart"))
    let counts = try await withThrowingTaskGroup { group in
      for writer in 1...4 {
        let folder = folder
        group.addTask { try folder.store(.readWrite).say(.todo(1, .finish), as: "writer \(writer)").events.count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.reduce(0, +) == 1)
  }

  @Test("one store may be used from many threads at once")
  func oneStore() async throws {
    let store = try folder.store(.readWrite)
    try await withThrowingTaskGroup { group in
      for note in 1...100 { group.addTask { _ = try store.say(.note("\(note)")) } }
      try await group.waitForAll()
    }
    #expect(try store.record("8", incident: "mapper")?.timeline.count == 100)
    #expect(try store.verify().isSound)
  }

  @Test("many may make the same new store at once", .timeLimit(.minutes(1)))
  func creation() async throws {
    let fresh = try Folder()
    let versions = try await withThrowingTaskGroup { group in
      for _ in 1...6 { group.addTask { try fresh.store(.create).sequence() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(versions == [0, 0, 0, 0, 0, 0])
    try fresh.store().begin()
    #expect(try fresh.store().verify().isSound)
  }

  @Test("a writer that is killed inside its transaction leaves nothing of it")
  func killed() throws {
    let journal = folder.journal.path(percentEncoded: false)
    let script = """
      BEGIN IMMEDIATE;
      INSERT INTO events SELECT 3, 3, incident, session, at, recorded_at, 'eve', host, 2, kind, subject, change, hash, hash
        FROM events WHERE sequence = 2;
      SELECT 'written';

      """
    let killed = Process()
    killed.executableURL = URL(filePath: "/usr/bin/env")
    killed.arguments = ["sqlite3", "-batch", journal]
    let (input, output) = (Pipe(), Pipe())
    killed.standardInput = input
    killed.standardOutput = output
    try killed.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    // The Debian package sqlite3 is wanted here; `make test` installs it.
    #expect(said.contains("written"))
    kill(killed.processIdentifier, SIGKILL)
    killed.waitUntilExit()
    let store = try folder.store()
    #expect(try store.sequence() == 2)
    #expect(try store.say(.note("after")).events.map(\.sequence) == [3])
    #expect(try store.verify().isSound)
  }

  @Test("an append that expects another end of the journal is refused, and writes nothing")
  func expectedSequence() throws {
    let store = try folder.store()
    let event = try #require(try store.events().last)
    let error = #expect(throws: JournalError.self) {
      try store.journal.append(Batch(events: [event]), after: Head(sequence: 1, hash: Data()))
    }
    #expect(error.map { if case .moved = $0 { true } else { false } } == true)
    #expect(error?.exitStatus == 4)
    #expect(try store.sequence() == 2)
  }
}
