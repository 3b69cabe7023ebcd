import Console
import Foundation
import Journal
import Records
import Terminal
import TestSupport
import Testing
import Workflow

@testable import ConsoleShell

@Suite("The console's loop on a real store, without a terminal")
struct LoopTests {
  private func entries(_ console: ConsoleOnStore) throws -> [String] {
    let incident = try #require(try console.store.incident())
    return try #require(try console.store.record("8", incident: incident.key)).timeline.map(\.event)
  }

  @Test("a note that is typed is in the journal and on the screen, and undo takes it back")
  func note() async throws {
    let console = try ConsoleOnStore()
    try await console.play([
      .see("Build the fix"), .press(["i"]), .type("Worker restarted"), .press(["Enter", "Enter"]), .see("Noted"),
      .see("Worker restarted"),
      .meanwhile { try #expect(entries(console).last == "Worker restarted") },
      .press(["u"]), .see("Undone"), .miss("  Worker restarted"),
    ])
    #expect(try entries(console) == ["Baseline established"])
    #expect(try console.store.verify().isSound)
  }

  @Test("what another program writes comes onto the screen by itself")
  func another() async throws {
    let console = try ConsoleOnStore()
    let other = try console.another()
    try await console.play([
      .see("Build the fix"),
      .meanwhile {
        try other.perform(
          .note(event: "Said from elsewhere", impact: nil, tags: [], source: .person, until: nil), as: "ops-2",
          now: Moment(Date()))
      },
      .see("Said from elsewhere"),
    ])
  }

  @Test("what somebody else makes of a field while it is typed in is said before it is written over")
  func held() async throws {
    let console = try ConsoleOnStore()
    let other = try console.another()
    try await console.play([
      .see("Build the fix"), .press(["e"]), .type(" twice"),
      .meanwhile {
        try other.perform(.todo(1, .edit(["text": .init("Deploy it")])), as: "ops-2", now: Moment(Date()))
        try other.perform(
          .note(event: "Changed a todo", impact: nil, tags: [], source: .person, until: nil), as: "ops-2",
          now: Moment(Date()))
      },
      .see("Changed a todo"), .press(["Enter"]), .see("text is “Deploy it” now"), .press(["Enter"]),
      .see("Build the fix twice"), .miss("Deploy it"),
    ])
  }

  @Test("a form that is closed keeps what was typed, and one whose act fails comes back with it")
  func kept() async throws {
    let console = try ConsoleOnStore()
    let away = console.scratch.file("away")
    let folder = console.call.location.folder
    try await console.play([
      .see("Build the fix"), .press(["i"]), .type("Half a note"), .press(["Esc"]), .see("is kept"),
      .press(["i", "^y"]), .see("Half a note"),
      .meanwhile { try FileManager.default.moveItem(atPath: folder, toPath: away) },
      .press(["Enter", "Enter"]), .see("the store that was open here is gone"),
      .meanwhile { try FileManager.default.moveItem(atPath: away, toPath: folder) },
      .press(["Enter"]), .see("Noted"),
    ])
    #expect(try entries(console).last == "Half a note")
  }

  @Test("a watch rule that matches a line of the log makes an entry of it, and the person is told")
  func watch() async throws {
    let console = try ConsoleOnStore()
    let log = console.scratch.url.appending(path: "worker.log")
    try Data("all is well\n".utf8).write(to: log)
    try console.store.perform(
      .incident(.addWatch(name: "timeouts", pattern: "timed? out", file: nil)), as: "ops-1", now: Moment(Date()))
    try await console.play(
      [
        .see("all is well"),
        .meanwhile {
          let file = try FileHandle(forWritingTo: log)
          try file.seekToEnd()
          try file.write(contentsOf: Data("the queue timed out\n".utf8))
        },
        .see("Watch “timeouts” tripped"), .see("timeouts: the queue timed out"),
      ], logs: [log.path])
    #expect(try entries(console).last == "timeouts: the queue timed out")
  }

  @Test("the log alone runs in the same loop: it follows, filters and is left by a key")
  func logAlone() async throws {
    let console = try ConsoleOnStore()
    let log = console.scratch.url.appending(path: "worker.log")
    try Data("one red line\none blue line\n".utf8).write(to: log)
    try await console.playLog(
      [log.path],
      [
        .see("one blue line"), .press(["i"]), .type("red"), .press(["Enter"]), .miss("one blue line"),
        .see("one red line"), .press(["X"]), .see("one blue line"), .press(["q"]), .see("never seen, for it has ended"),
      ])
  }
}

@Suite("What the console reads of the store")
struct CatchingUpTests {
  private func loads(_ messages: [Message]) -> Int { messages.count { if case .loaded = $0 { true } else { false } } }

  @Test("a key that changes the record has it read once, and its own write is no news")
  func once() async throws {
    let console = try ConsoleOnStore()
    let mailbox = Mailbox(try Waker())
    let handler = EffectHandler(
      store: console.store, call: console.call, clock: StoreClock(of: console.call.location.folder), mailbox: mailbox)
    await handler.carryOut(.load(nil, knownAt: nil))
    #expect(loads(mailbox.collected()) == 1)
    await handler.carryOut(
      .perform(
        .note(event: "Once", impact: nil, tags: [], source: .person, until: nil), on: Grounds(nil, nil), ticket: 1))
    #expect(loads(mailbox.collected()) == 1)
    await handler.catchUp()
    #expect(mailbox.collected().isEmpty)
    await handler.carryOut(.undo(ticket: 2))
    #expect(loads(mailbox.collected()) == 1)
    try console.another().perform(.todo(1, .finish), as: "ops-2", now: Moment(Date()))
    await handler.catchUp()
    #expect(loads(mailbox.collected()) == 1)
  }

  @Test("a store that comes back is read anew, though nothing was written meanwhile")
  func back() async throws {
    let console = try ConsoleOnStore()
    let mailbox = Mailbox(try Waker())
    let handler = EffectHandler(
      store: console.store, call: console.call, clock: StoreClock(of: console.call.location.folder), mailbox: mailbox)
    await handler.carryOut(.load(nil, knownAt: nil))
    let (folder, away) = (console.call.location.folder, console.scratch.file("away"))
    try FileManager.default.moveItem(atPath: folder, toPath: away)
    await handler.catchUp()
    _ = mailbox.collected()
    try FileManager.default.moveItem(atPath: away, toPath: folder)
    await handler.catchUp()
    let messages = mailbox.collected()
    #expect(loads(messages) == 1)
    #expect(messages.contains { if case .offline(nil) = $0 { true } else { false } })
  }
}
