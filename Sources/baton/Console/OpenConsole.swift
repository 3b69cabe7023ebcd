import ArgumentParser
import Console
import Foundation
import Glibc
import Journal
import Records
import Screen
import Terminal

/// What `baton` alone does: the console where there is a terminal, else the record as text. A store that is not there yet is made, since
/// the console is where one may begin. It has the main thread, which nobody else needs: to go to another takes a while where the machine
/// is busy.
@MainActor func openConsole(_ options: ConsoleOptions.Chosen, in call: Call) async throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return try printRecord(in: call) }
  try await ConsoleSession(call: call, options: options).run()
}

/// One opening of the console, from the terminal taken over to the terminal given back.
private struct ConsoleSession: Sendable {
  let call: Call
  let options: ConsoleOptions.Chosen

  /// What works for the console beside its own thread.
  private struct Work {
    let rim: Rim
    let followers: [Task<Void, Never>]
  }

  /// Blocks its thread until the console is left.
  @MainActor func run() async throws {
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    let clock = StoreClock(of: call.location.folder)
    let (signal, work) = try loop(waker, mailbox, clock)
    await work.rim.finish()
    for follower in work.followers { follower.cancel() }
    // As a shell has it for a program that a signal ended.
    if let signal { throw ExitCode(128 + signal.number) }
  }

  /// The store is opened while the console's looks are read, and its record is read while the terminal opens.
  @MainActor private func loop(
    _ waker: Waker, _ mailbox: Mailbox, _ clock: StoreClock
  ) throws -> (EndSignal?, Work) {
    let opening = Awaited { [self] in Result { try openedStore() } }
    let appearance = try Appearance(theme: options.theme, call.environment)
    // Nothing is seen of a store that can't be opened.
    let (store, incident) = try waited(for: opening)
    let isUTF8 = Terminal.adoptLocale(call.environment)
    let size = Terminal.sizeNow
    var scene = Scene(
      of: call, options, clock, appearance, incident: incident, size: size, isUTF8: isUTF8)
    let work = begin(on: store, scene, mailbox, clock)
    var terminal = try Terminal(
      options: TerminalOptions(
        mouse: scene.state.usesMouse, environment: call.environment, isUTF8: isUTF8, waker: waker))
    terminal.wear(appearance.theme)
    if let stranger = terminal.stranger { mailbox.post(.notice(stranger.words)) }
    if terminal.size != size { scene.resize(to: terminal.size) }
    // Shown in the picker alone.
    scene.state.themes = appearance.preferences.themes
    var console = ConsoleLoop(
      terminal: terminal, scene: scene, rim: work.rim, mailbox: mailbox, clock: clock, call: call)
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
    on store: Store, _ scene: Scene, _ mailbox: Mailbox, _ clock: StoreClock
  ) -> Work {
    let (isReadOnly, logs) = (call.options.isReadOnly, scene.logs)
    let rim = Rim(store: store, call: call, clock: clock, mailbox: mailbox)
    var followers = [
      Task.detached {
        await rim.carryOut(.load(nil, knownAt: nil))
        if !isReadOnly { await rim.recordInterruptedRuns() }
      },
      Task.detached { await rim.follow() },
    ]
    if !logs.isEmpty { followers.append(Task.detached { await rim.follow(logs: logs) }) }
    if let notice = store.notice { mailbox.post(.notice(notice)) }
    if let problem = Preferences.first(of: scene.appearance.problems) { mailbox.post(.problem(problem)) }
    return Work(rim: rim, followers: followers)
  }
}

/// The record as text, and how to open the console: what `baton` prints where there is no terminal.
func printRecord(in call: Call) throws {
  guard let subject = try call.subjectIfAny() else { return call.output.print(Sheet.greeting(for: call)) }
  var sheet = Sheet(for: call.output)
  sheet.record(subject.record, incident: subject.incident, now: call.now)
  sheet.blank()
  // As it was called, since the program need not be where a shell looks for it; on one line, to be copied.
  sheet.quoted("In a terminal, `\(CommandLine.arguments.joined(separator: " "))` opens the console.", indent: 0)
  call.output.print(sheet)
}
