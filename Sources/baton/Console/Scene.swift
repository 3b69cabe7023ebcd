import Console
import Journal
import Records
import Screen
import Themes

/// What a console begins with, before its terminal opens.
struct Scene: Sendable {
  let appearance: Appearance
  var state: State
  /// Of what `state` was told already.
  var effects: [Effect] = []
  var picture = LivePicture()
  /// What is shown first, where the last look at the store still holds.
  var frame: Frame?
  /// The log files that are followed.
  let logs: [String]
  /// The last event of the journal that is in it, where the next start would wear the same theme.
  var keptSequence: Int64?

  /// `look` is the last look where it still holds, and `incident` the store's; `size` is the terminal's.
  init(
    of call: Call, _ options: ConsoleOptions.Chosen, _ clock: StoreClock, look: LastLook.Kept?, incident: Incident?,
    size: Size, isUTF8: Bool
  ) throws {
    logs = call.distinctFiles(options.logs + (incident?.logs ?? []))
    appearance = try Appearance(theme: options.theme, call.environment, kept: look?.theme)
    let (preferences, remembered) = (appearance.preferences, appearance.remembered)
    state = State(
      now: clock.now, actor: call.actor, size: size, zone: .local(around: clock.now),
      layout: remembered.layouts[call.location.folder] ?? Layout(), isASCII: !isUTF8,
      isReadOnly: call.options.isReadOnly, usesMouse: preferences.mouse ?? remembered.usesMouse ?? true,
      showsClock: preferences.clock, theme: appearance.theme.name, keymap: preferences.keymap,
      logFiles: logs, paletteHistory: remembered.paletteHistory,
      isStoryTime: clock.isStory, runFolder: call.runFolder)
    guard let look else { return }
    keptSequence = look.theme == appearance.theme ? look.view.sequence : nil
    effects = update(&state, .tick(clock.now)) + update(&state, .loaded(Snapshot(look.view)))
    frame = picture.drawn(of: state, size: size)
  }

  /// The terminal has come to be of another size.
  mutating func resize(to size: Size) { tell(.input(.resize(size))) }

  mutating func tell(_ message: Message) {
    effects += update(&state, message)
    if frame != nil { frame = picture.drawn(of: state, size: state.size) }
  }
}

/// How the console looks and behaves for this person.
struct Appearance: Sendable {
  let preferences: Preferences
  let remembered: Remembered
  let theme: Theme
  /// What could not be used.
  let problems: [String]

  /// `theme` is the one asked for on the command line, `kept` what the console wore last.
  init(theme name: String?, _ environment: [String: String], kept: Theme?) throws {
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
