import ArgumentParser
import Console
import Foundation
import Glibc
import Journal
import Records
import Screen
import Terminal
import Themes

/// What `baton` alone does: the console where there is a terminal, else the record as text. A store that is not there yet is made, since
/// the console is where one may begin. It has the main thread, which nobody else needs: to go to another takes a while where the machine
/// is busy.
@MainActor func openConsole(_ options: ConsoleOptions.Chosen, in call: Call) async throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return try printRecord(in: call) }
  // What a person has set is read while the store opens.
  async let appearance = Appearance(theme: options.theme, call.environment)
  let store = try call.store(call.options.isReadOnly ? .readOnly : .create)
  let clock = StoreClock(of: store.folder.path)
  let logs = call.distinctFiles(options.logs + (try store.incident(call.options.incident)?.logs ?? []))
  let session = ConsoleSession(
    store: store, call: call, clock: clock, appearance: try await appearance, logs: logs,
    isReadOnly: call.options.isReadOnly)
  try await session.run()
}

/// How the console looks and behaves for this person.
private struct Appearance: Sendable {
  let preferences: Preferences
  let remembered: Remembered
  let theme: Theme
  /// What could not be used.
  let problems: [String]

  /// `theme` is the one asked for on the command line.
  init(theme name: String?, _ environment: [String: String]) throws {
    preferences = Preferences(environment)
    remembered = Remembered(environment)
    do {
      theme = try preferences.theme(named: name ?? remembered.theme ?? preferences.theme ?? "dark")
      problems = preferences.problems
    } catch {
      theme = try Theme.load(builtIn: "dark")
      problems = preferences.problems + [Failure(error).message]
    }
  }
}

/// One opening of the console, from the terminal taken over to the terminal given back.
private struct ConsoleSession: Sendable {
  let store: Store
  let call: Call
  let clock: StoreClock
  let appearance: Appearance
  let logs: [String]
  let isReadOnly: Bool

  /// Blocks its thread until the console is left.
  @MainActor func run() async throws {
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    let rim = Rim(store: store, call: call, clock: clock, mailbox: mailbox)
    // The record is read while the terminal opens. Detached, since this thread is the loop's from here on.
    var followers = [
      Task.detached {
        await rim.carryOut(.load(nil, knownAt: nil))
        if !isReadOnly { await rim.recordInterruptedRuns() }
      },
      Task.detached { await rim.follow() },
    ]
    if !logs.isEmpty { followers.append(Task.detached { await rim.follow(logs: logs) }) }
    if let notice = store.notice { mailbox.post(.notice(notice)) }
    if let problem = Preferences.first(of: appearance.problems) { mailbox.post(.problem(problem)) }
    let ending = Result { try loop(waker: waker, rim: rim, mailbox: mailbox) }
    await rim.finish()
    for follower in followers { follower.cancel() }
    // As a shell has it for a program that a signal ended.
    if let signal = try ending.get() { throw ExitCode(128 + signal.number) }
  }

  @MainActor private func loop(waker: Waker, rim: Rim, mailbox: Mailbox) throws -> EndSignal? {
    let (preferences, remembered, theme) = (appearance.preferences, appearance.remembered, appearance.theme)
    let usesMouse = remembered.usesMouse ?? preferences.mouse ?? true
    let terminal = try Terminal(
      options: TerminalOptions(mouse: usesMouse, environment: call.environment, waker: waker))
    let state = State(
      now: clock.now, actor: call.actor, size: terminal.size, zone: .local(around: clock.now),
      layout: remembered.layouts[store.folder.path] ?? Layout(), isASCII: !terminal.isUTF8, isReadOnly: isReadOnly,
      usesMouse: usesMouse, showsClock: preferences.clock, theme: theme.name, themes: preferences.themes,
      keymap: preferences.keymap, logFiles: logs, paletteHistory: remembered.paletteHistory,
      isStoryTime: clock.isStory, runFolder: call.runFolder)
    var console = ConsoleLoop(
      terminal: terminal, state: state, theme: theme, rim: rim, mailbox: mailbox, clock: clock,
      preferences: preferences, call: call)
    let signal = console.run()
    console.close()
    return signal
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
