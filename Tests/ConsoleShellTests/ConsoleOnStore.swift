import Console
import Foundation
import Journal
import Logs
import Processes
import Records
import Screen
import Terminal
import TestSupport
import Testing
import Workflow

@testable import ConsoleShell

/// A store with one handoff in it, and the console's own loop on it, with a person who follows a
/// script.
struct ConsoleOnStore: Sendable {
  let scratch: ScratchFolder
  let store: Store
  let call: Call

  private static let handoff = """
    # Session 8 Handoff: Queue worker stuck

    **Date:** 2025-11-04

    ## Timeline of Events

    | Time (UTC) | Session | Event | Impact |
    |------------|---------|-------|--------|
    | 00:53 | 8 | Baseline established | none |

    ## Todo List

    1. Build the fix
    2. Tell the users

    """

  init() throws {
    scratch = try ScratchFolder()
    var call = Call(Call.Options(store: scratch.file("store"), actor: "ops-1"))
    call.environment = ["HOME": scratch.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    call.workingDirectory = scratch.path
    call.location = .find(
      option: call.options.store, environment: call.environment, workingDirectory: scratch.path)
    self.call = call
    try Data(Self.handoff.utf8).write(to: scratch.url.appending(path: "SESSION_8_HANDOFF.md"))
    store = try call.store(.create)
    var importing = try DocumentImport(call, store: store, isRehearsal: false)
    _ = try importing.run("SESSION_8_HANDOFF.md")
  }

  /// Another process's way to the same store.
  func another() throws -> Store { try Store.open(path: call.location.folder, access: .readWrite, host: "elsewhere") }

  /// Plays the script on the console; comes back once it is left.
  func play(_ acts: [ScriptedTerminal.Act], logs: [String] = []) async throws {
    let clock = StoreClock(of: call.location.folder)
    let appearance = try Appearance(theme: nil, call.environment)
    let start = ConsoleStart(
      of: call, logs, clock, appearance, incident: try store.incident(), size: Self.size, isUTF8: true)
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    let work = ConsoleWork(on: store, start, mailbox, clock, call)
    await Self.play(acts, start, work.handler, mailbox, waker, clock, call)
    await work.end()
  }

  /// The same with the log alone.
  func playLog(_ files: [String], _ acts: [ScriptedTerminal.Act]) async throws {
    let clock = StoreClock()
    let appearance = try Appearance(theme: nil, call.environment)
    let start = ConsoleStart(ofLog: files, call, clock, appearance, size: Self.size, isUTF8: true)
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    let follower = LogFollower(files: files)
    let following = Task { for await batch in follower.changes() { mailbox.post(.log(batch)) } }
    await Self.play(acts, start, nil, mailbox, waker, clock, call)
    following.cancel()
  }

  private static let size = Size(120, 36)

  /// On a thread of its own, as the loop blocks it.
  private static func play(
    _ acts: [ScriptedTerminal.Act], _ start: ConsoleStart, _ handler: EffectHandler?, _ mailbox: Mailbox,
    _ waker: Waker,
    _ clock: StoreClock, _ call: Call
  ) async {
    let trouble = await withCheckedContinuation { (left: CheckedContinuation<String?, Never>) in
      _ = OwnThread.start {
        let terminal = ScriptedTerminal(acts, size: size, waker: waker)
        var console = ConsoleLoop(
          terminal: terminal, start: start, handler: handler, mailbox: mailbox, clock: clock, call: call)
        _ = console.run()
        console.close()
        left.resume(returning: terminal.trouble)
      }
    }
    if let trouble { Issue.record("\(trouble)") }
  }
}
