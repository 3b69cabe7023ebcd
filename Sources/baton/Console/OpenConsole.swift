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
  let lastLook = LastLook(of: call.location.folder, incident: call.options.incident, environment: call.environment)
  let look = lastLook.read()
  let appearance = try Appearance(theme: options.theme, call.environment, kept: look?.theme)
  let session = ConsoleSession(
    call: call, appearance: appearance, logs: options.logs, lastLook: lastLook, look: look?.view)
  try await session.run()
}

/// How the console looks and behaves for this person.
private struct Appearance: Sendable {
  let preferences: Preferences
  let remembered: Remembered
  let theme: Theme
  /// What the console wore last.
  let kept: Theme?
  /// What could not be used.
  let problems: [String]

  /// `theme` is the one asked for on the command line, `kept` what the console wore last.
  init(theme name: String?, _ environment: [String: String], kept: Theme?) throws {
    self.kept = kept
    preferences = Preferences(environment)
    remembered = Remembered(environment)
    do {
      theme = try preferences.theme(named: name ?? remembered.theme ?? preferences.theme ?? "dark", kept: kept)
      problems = preferences.problems
    } catch {
      theme = try Theme.load(builtIn: "dark")
      problems = preferences.problems + [Failure(error).message]
    }
  }
}

/// One opening of the console, from the terminal taken over to the terminal given back.
private struct ConsoleSession: Sendable {
  let call: Call
  let appearance: Appearance
  /// Asked for on the command line.
  let logs: [String]
  let lastLook: LastLook
  /// What it shows first; nil where the last look does not hold any more.
  let look: PackedView?

  /// What works for the console beside its own thread.
  private struct Work {
    let rim: Rim
    let followers: [Task<Void, Never>]
    let logs: [String]
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
    let early = look == nil ? try begin(mailbox, clock) : nil
    let (preferences, remembered, theme) = (appearance.preferences, appearance.remembered, appearance.theme)
    let usesMouse = remembered.usesMouse ?? preferences.mouse ?? true
    var terminal = try Terminal(
      options: TerminalOptions(mouse: usesMouse, environment: call.environment, waker: waker))
    var state = State(
      now: clock.now, actor: call.actor, size: terminal.size, zone: .local(around: clock.now),
      layout: remembered.layouts[call.location.folder] ?? Layout(), isASCII: !terminal.isUTF8,
      isReadOnly: call.options.isReadOnly, usesMouse: usesMouse, showsClock: preferences.clock, theme: theme.name,
      keymap: preferences.keymap, logFiles: early?.logs ?? files(of: look?.incident),
      paletteHistory: remembered.paletteHistory, isStoryTime: clock.isStory, runFolder: call.runFolder)
    terminal.wear(theme)
    var effects: [Effect] = []
    var picture = LivePicture()
    if let look {
      effects = update(&state, .tick(clock.now)) + update(&state, .loaded(Snapshot(look)))
      terminal.draw(picture.drawn(of: state, size: terminal.size))
    }
    let work = try early ?? begin(mailbox, clock)
    // Shown in the picker alone.
    state.themes = preferences.themes
    var console = ConsoleLoop(
      terminal: terminal, state: state, picture: picture, rim: work.rim, mailbox: mailbox, clock: clock,
      preferences: preferences, call: call)
    let signal = console.run(carryingOut: effects)
    console.close()
    return (signal, work)
  }

  /// Opens the store and begins to read and follow it. Detached, since this thread is the loop's.
  private func begin(_ mailbox: Mailbox, _ clock: StoreClock) throws -> Work {
    let isReadOnly = call.options.isReadOnly
    let store = try call.store(isReadOnly ? .readOnly : .create)
    let logs = files(of: try look?.incident ?? store.incident(call.options.incident))
    let rim = Rim(
      store: store, call: call, clock: clock, mailbox: mailbox, lastLook: lastLook, theme: appearance.theme,
      keptSequence: appearance.theme == appearance.kept ? look?.sequence : nil)
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
    return Work(rim: rim, followers: followers, logs: logs)
  }

  /// The logs to follow: those asked for, and the incident's own.
  private func files(of incident: Incident?) -> [String] { call.distinctFiles(logs + (incident?.logs ?? [])) }
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
