import Records

extension NamedCommand {
  static let viewing: [NamedCommand] =
    Place.allCases.map { place in
      NamedCommand(
        "view.\(place.title.lowercased())", place.title, ["\(place.rawValue)"], .viewing,
        hinting: { $0.place == place ? nil : $0.hint(for: place) }
      ) { state, _ in state.go(to: place) }
    } + [
      NamedCommand("zoom", "Give the pane the whole window, or take it back", ["z"], .viewing) { state, _ in
        state.isZoomed.toggle()
        return []
      },
      NamedCommand("wider", "Give the left column more room", [">"], .viewing) { state, _ in
        state.resize(\.column, by: 4)
      },
      NamedCommand("narrower", "Give the left column less room", ["<"], .viewing) { state, _ in
        state.resize(\.column, by: -4)
      },
      NamedCommand("taller", "Give the upper panes more room", ["+"], .viewing) { state, _ in state.resize(\.row, by: 5)
      },
      NamedCommand("shorter", "Give the upper panes less room", ["-"], .viewing) { state, _ in
        state.resize(\.row, by: -5)
      },
      NamedCommand("detail.more", "Give the detail more room", ["}"], .viewing) { state, _ in
        state.resize(\.detail, by: 4)
      },
      NamedCommand("detail.less", "Give the detail less room", ["{"], .viewing) { state, _ in
        state.resize(\.detail, by: -4)
      },
      NamedCommand("zone", "Show times in UTC, or in local time", ["U"], .viewing) { state, _ in
        state.zone.showsLocal.toggle()
        state.refreshRows()
        state.say("Times are \(state.zone.label)", .done)
        return []
      },
      NamedCommand("clock", "Show the clock, or hide it", ["^t"], .viewing) { state, _ in
        state.showsClock.toggle()
        return []
      },
      NamedCommand("theme", "Choose a theme", ["T"], .viewing, argument: "NAME", when: { !$0.themes.isEmpty }) {
        state, answer in
        state.chooseTheme(answer)
      },
      NamedCommand("mouse", "Take the mouse, or leave it to the terminal", ["m"], .viewing) { state, _ in
        state.usesMouse.toggle()
        state.say(
          state.usesMouse ? "The mouse works here" : "The mouse is the terminal's: select and copy as usual", .done)
        return [.setMouse(state.usesMouse)]
      },
      NamedCommand("palette", "Every command by name", [":"], .viewing, hint: "command") { state, _ in
        state.overlay = .palette(.init())
        return []
      },
      NamedCommand("help", "Every key, searchable", ["?", "F1"], .viewing, argument: "WORD", hint: "help") {
        state, word in
        state.overlay = .help(.init(search: LineEditor(word)))
        return []
      },
      NamedCommand("redraw", "Draw the screen anew", ["^l"], .viewing) { _, _ in [.redraw] },
      NamedCommand("shell", "Open a shell in the folder steps run in", ["!"], .viewing) { _, _ in [.openShell] },
      NamedCommand("suspend", "Back to the shell; fg returns", ["^z"], .viewing) { _, _ in [.suspend] },
      NamedCommand(
        "quit", "Leave the view, then the console", ["q"], .viewing,
        hinting: { $0.isLogAlone || ($0.isLoaded && $0.record == nil) ? "leave" : nil }
      ) { state, _ in state.leave() },
      NamedCommand("exit", "Leave the console", ["^q", "^c"], .viewing) { state, _ in state.quit() },
    ]
}

extension State {
  /// The view the present phase is worked in, where another is on the screen.
  func hint(for place: Place) -> String? {
    switch (place, phase) {
    case (.validate, .accepted), (.validate, .validating): mayDecide || rows.steps.isEmpty ? nil : "validate"
    case (.handoff, .decided), (.handoff, .monitoring): record?.monitoring?.stage == .done ? "hand off" : nil
    default: nil
    }
  }
}
