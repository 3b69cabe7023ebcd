import Console
import Foundation
import Glibc
import Journal
import Records
import Reply
import Screen
import Terminal
import Workflow

/// Opens the console on a call's store until the person leaves. A store that is not there yet is made, since the console is where one may
/// begin. It has the main thread, which nobody else needs: to go to another takes a while where the machine is busy.
/// - Returns: the signal that ended it, where one did.
@MainActor package func openConsole(logs: [String], theme: String?, in call: Call) async throws -> Int32? {
  try await ConsoleSession(call: call, logs: logs, theme: theme).run()
}

/// One opening of the console, from the terminal taken over to the terminal given back.
private struct ConsoleSession: Sendable {
  let call: Call
  let logs: [String]
  let theme: String?

  /// What works for the console beside its own thread.
  private struct Work {
    let handler: EffectHandler
    let followers: [Task<Void, Never>]
  }

  /// Blocks its thread until the console is left.
  @MainActor func run() async throws -> Int32? {
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    let clock = StoreClock(of: call.location.folder)
    let (signal, work) = try loop(waker, mailbox, clock)
    await work.handler.finish()
    for follower in work.followers { follower.cancel() }
    return signal?.number
  }

  /// The store is opened while the console's looks are read, and its record is read while the terminal opens.
  @MainActor private func loop(
    _ waker: Waker, _ mailbox: Mailbox, _ clock: StoreClock
  ) throws -> (EndSignal?, Work) {
    let opening = Awaited { [self] in Result { try openedStore() } }
    let appearance = try Appearance(theme: theme, call.environment)
    // Nothing is seen of a store that can't be opened.
    let (store, incident) = try waited(for: opening)
    let isUTF8 = Terminal.adoptLocale(call.environment)
    let size = Terminal.sizeNow
    var start = ConsoleStart(
      of: call, logs, clock, appearance, incident: incident, size: size, isUTF8: isUTF8)
    let work = begin(on: store, start, mailbox, clock)
    var terminal = try Terminal(
      options: TerminalOptions(
        mouse: start.state.usesMouse, environment: call.environment, isUTF8: isUTF8, waker: waker))
    terminal.wear(appearance.theme)
    if let stranger = terminal.stranger { mailbox.post(.notice(stranger.words)) }
    if terminal.size != size { start.resize(to: terminal.size) }
    // Shown in the picker alone.
    start.state.themes = appearance.preferences.themes
    var console = ConsoleLoop(
      terminal: terminal, start: start, handler: work.handler, mailbox: mailbox, clock: clock, call: call)
    let signal = console.run()
    console.close()
    return (signal, work)
  }

  /// Where opening takes long, since another program holds the store, a line says so. The terminal is still the shell's, whose keys end
  /// the wait.
  private func waited<Opened>(for opening: Awaited<Result<Opened, any Error>>) throws -> Opened {
    if !opening.comes(within: .milliseconds(300)) {
      Output.complain("waiting for the store at \(call.location.folder), which another program holds locked")
    }
    return try opening.value.get()
  }

  private func openedStore() throws -> (Store, Incident?) {
    let store = try call.store(call.options.isReadOnly ? .readOnly : .create)
    return (store, try store.incident(call.options.incident))
  }

  /// Begins to read and follow the store. Detached, since this thread is the loop's.
  private func begin(
    on store: Store, _ start: ConsoleStart, _ mailbox: Mailbox, _ clock: StoreClock
  ) -> Work {
    let (isReadOnly, logs) = (call.options.isReadOnly, start.logs)
    let handler = EffectHandler(store: store, call: call, clock: clock, mailbox: mailbox)
    var followers = [
      Task.detached {
        await handler.carryOut(.load(nil, knownAt: nil))
        if !isReadOnly { await handler.recordInterruptedRuns() }
      },
      Task.detached { await handler.follow() },
    ]
    if !logs.isEmpty { followers.append(Task.detached { await handler.follow(logs: logs) }) }
    if let notice = store.notice { mailbox.post(.notice(notice)) }
    if let problem = Preferences.first(of: start.appearance.problems) { mailbox.post(.problem(problem)) }
    return Work(handler: handler, followers: followers)
  }
}
