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

  /// Where the last look at the store still holds, it is shown first, and the store opened and read while a person looks. Otherwise the
  /// store comes first, and is read while the terminal opens.
  @MainActor private func loop(
    _ waker: Waker, _ mailbox: Mailbox, _ clock: StoreClock
  ) throws -> (EndSignal?, Work) {
    let lastLook = LastLook(of: call.location.folder, incident: call.options.incident, environment: call.environment)
    let look = lastLook.read()
    // Nothing is seen of a store that can't be opened.
    let early = look == nil ? try store() : nil
    let isUTF8 = Terminal.adoptLocale(call.environment)
    let size = Terminal.sizeNow
    var scene = try Scene(
      of: call, options, clock, look: look,
      incident: try early.map { try $0.incident(call.options.incident) } ?? look?.view.incident, size: size,
      isUTF8: isUTF8)
    let begun = early.map { begin(on: $0, scene, lastLook, mailbox, clock) }
    var terminal = try Terminal(
      options: TerminalOptions(
        mouse: scene.state.usesMouse, environment: call.environment, isUTF8: isUTF8, waker: waker))
    terminal.wear(scene.appearance.theme)
    if terminal.size != size { scene.resize(to: terminal.size) }
    if let frame = scene.frame {
      terminal.draw(frame)
      if begun == nil { terminal.waitUntilShown() }
    }
    let work = try begun ?? begin(on: opened(behind: &scene, on: &terminal), scene, lastLook, mailbox, clock)
    // Shown in the picker alone.
    scene.state.themes = scene.appearance.preferences.themes
    var console = ConsoleLoop(
      terminal: terminal, scene: scene, rim: work.rim, mailbox: mailbox, clock: clock, call: call)
    let signal = console.run(carryingOut: scene.effects)
    console.close()
    return (signal, work)
  }

  /// The store, opened while the last look at it is on the screen. Where that takes long, since another program holds the store, the
  /// header says so.
  private func opened(behind scene: inout Scene, on terminal: inout Terminal) throws -> Store {
    let opening = Awaited { [self] in Result { try store() } }
    guard !opening.comes(within: .milliseconds(300)) else { return try opening.value.get() }
    scene.tell(.offline("waiting for the store"))
    if let frame = scene.frame { terminal.draw(frame) }
    defer { scene.tell(.offline(nil)) }
    return try opening.value.get()
  }

  private func store() throws -> Store { try call.store(call.options.isReadOnly ? .readOnly : .create) }

  /// Begins to read and follow the store. Detached, since this thread is the loop's.
  private func begin(
    on store: Store, _ scene: Scene, _ lastLook: LastLook, _ mailbox: Mailbox, _ clock: StoreClock
  ) -> Work {
    let (isReadOnly, logs) = (call.options.isReadOnly, scene.logs)
    let rim = Rim(
      store: store, call: call, clock: clock, mailbox: mailbox, lastLook: lastLook, theme: scene.appearance.theme,
      keptSequence: scene.keptSequence)
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
  sheet.item("", "Open the console with `baton` in a terminal.")
  call.output.print(sheet)
}
