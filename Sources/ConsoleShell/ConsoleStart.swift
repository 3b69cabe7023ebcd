import Console
import Journal
import Records
import Screen
import Themes
import Workflow

/// What a console begins with, before its terminal opens.
struct ConsoleStart: Sendable {
  let appearance: Appearance
  var state: State
  /// Of what `state` was told already.
  var effects: [Effect] = []
  /// The log files that are followed.
  let logs: [String]
  /// Those of them that were named on the command line.
  let namedLogs: [String]

  /// `incident` is the store's; `size` is the terminal's.
  init(
    of call: Call, _ named: [String], _ clock: StoreClock, _ appearance: Appearance,
    incident: Incident?, size: Size, isUTF8: Bool
  ) {
    self.appearance = appearance
    namedLogs = named
    logs = call.distinctFiles(named + (incident?.logs ?? []))
    let (preferences, remembered) = (appearance.preferences, appearance.remembered)
    state = State(
      now: clock.now, actor: call.actor, size: size, zone: .local(around: clock.now),
      layout: remembered.layouts[call.location.folder] ?? Layout(), isASCII: !isUTF8,
      isReadOnly: call.options.isReadOnly, usesMouse: preferences.mouse ?? remembered.usesMouse ?? true,
      showsClock: preferences.clock, theme: appearance.theme.name, keymap: preferences.keymap,
      logFiles: logs, paletteHistory: remembered.paletteHistory,
      isStoryTime: clock.isStory, runFolder: call.runFolder)
  }

  /// The log view alone, which has no record.
  init(
    ofLog files: [String], _ call: Call, _ clock: StoreClock, _ appearance: Appearance, size: Size, isUTF8: Bool
  ) {
    self.appearance = appearance
    (logs, namedLogs) = (files, files)
    let (preferences, remembered) = (appearance.preferences, appearance.remembered)
    state = State(
      now: clock.now, actor: call.actor, size: size, zone: .local(around: clock.now), isASCII: !isUTF8,
      isReadOnly: true, usesMouse: preferences.mouse ?? remembered.usesMouse ?? true, showsClock: preferences.clock,
      theme: appearance.theme.name, keymap: preferences.keymap, logFiles: files,
      paletteHistory: remembered.paletteHistory, isLogAlone: true)
  }

  /// The terminal has come to be of another size.
  mutating func resize(to size: Size) { effects += update(&state, .input(.resize(size))) }
}

/// How the console looks and behaves for this person.
struct Appearance: Sendable {
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
