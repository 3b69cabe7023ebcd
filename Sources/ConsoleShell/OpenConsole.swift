import Console
import Foundation
import Journal
import Logs
import Records
import Reply
import Terminal
import Workflow

/// Opens the console on a call's store until the person leaves. A store that is not there yet is
/// made, since the console is where one may begin. It has the main thread, which nobody else needs:
/// to go to another takes a while where the machine is busy.
///
/// The store is opened while the console's looks are read, and its record is read while the
/// terminal opens.
/// - Returns: the signal that ended it, where one did.
@MainActor package func openConsole(
  logs: [String], theme: String?, reviewing session: SessionNumber? = nil, in call: Call
) async throws -> Int32? {
  let waker = try Waker()
  let mailbox = Mailbox(waker)
  let clock = StoreClock(of: call.location.folder)
  let opening = Awaited {
    Result {
      let store = try call.store(call.options.isReadOnly ? .readOnly : .create)
      return (store, try store.incident(call.options.incident))
    }
  }
  let appearance = try Appearance(theme: theme, call.environment)
  // Where opening takes long, since another program holds the store, a line says so. The terminal
  // is still the shell's, whose keys end the wait.
  if !opening.comes(within: .milliseconds(300)) {
    Output.complain("waiting for the store at \(call.location.folder), which another program holds locked")
  }
  // Nothing is seen of a store that can't be opened.
  let (store, incident) = try opening.value.get()
  let isUTF8 = Terminal.adoptLocale(call.environment)
  var start = ConsoleStart(
    of: call, logs, clock, appearance, incident: incident, size: Terminal.sizeNow, isUTF8: isUTF8)
  if let session { start.effects += start.state.review(session) }
  let work = ConsoleWork(on: store, start, mailbox, clock, call)
  let signal = try runLoop(from: start, work.handler, mailbox, waker, clock, call, isUTF8: isUTF8)
  await work.end()
  return signal?.number
}

/// Opens the log view alone: what `baton tail` shows on a terminal. No store is asked.
/// - Parameter input: where `-` is read from.
@MainActor package func openLog(_ files: [String], input: Int32, in call: Call) async throws -> Int32? {
  let waker = try Waker()
  let mailbox = Mailbox(waker)
  let clock = StoreClock()
  var options = LogFollower.Options()
  options.input = input
  let follower = LogFollower(files: files, options: options)
  let following = Task.detached { for await batch in follower.changes() { mailbox.post(.log(batch)) } }
  defer { following.cancel() }
  let isUTF8 = Terminal.adoptLocale(call.environment)
  let start = ConsoleStart(
    ofLog: files, call, clock, try Appearance(theme: nil, call.environment), size: Terminal.sizeNow, isUTF8: isUTF8)
  return try runLoop(from: start, nil, mailbox, waker, clock, call, isUTF8: isUTF8)?.number
}

/// From the terminal taken over to the terminal given back; blocks its thread until the console is
/// left.
@MainActor private func runLoop(
  from start: ConsoleStart, _ handler: EffectHandler?, _ mailbox: Mailbox, _ waker: Waker, _ clock: StoreClock,
  _ call: Call, isUTF8: Bool
) throws -> EndSignal? {
  var start = start
  if let problem = Preferences.first(of: start.appearance.problems) { mailbox.post(.problem(problem)) }
  var terminal = try Terminal(
    options: TerminalOptions(
      mouse: start.state.usesMouse, environment: call.environment, isUTF8: isUTF8, waker: waker))
  terminal.wear(start.appearance.theme)
  if let stranger = terminal.stranger { mailbox.post(.notice(stranger.displayText)) }
  if terminal.size != start.state.size { start.resize(to: terminal.size) }
  // Shown in the picker alone.
  start.state.themes = start.appearance.preferences.themes
  var console = ConsoleLoop(
    terminal: terminal, start: start, handler: handler, mailbox: mailbox, clock: clock, call: call)
  let signal = console.run()
  console.close()
  return signal
}
