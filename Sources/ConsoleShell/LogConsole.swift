import Console
import Foundation
import Glibc
import Logs
import Records
import Screen
import Terminal
import Themes
import Workflow

/// The log view alone on a terminal: what `baton tail` shows there. No store is asked.
package struct LogConsole {
  private let files: [String]
  private let call: Call
  private let input: Int32

  /// - Parameter input: where `-` is read from.
  package init(files: [String], input: Int32, call: Call) {
    self.files = files
    self.input = input
    self.call = call
  }

  /// Blocks the main thread until the console is left.
  @MainActor package func run() async throws {
    let waker = try Waker()
    let mailbox = Mailbox(waker)
    var options = LogFollower.Options()
    options.input = input
    let follower = LogFollower(files: files, options: options)
    let following = Task.detached { for await batch in follower.changes() { mailbox.post(.log(batch)) } }
    defer { following.cancel() }
    try loop(waker, mailbox)
  }

  private func loop(_ waker: Waker, _ mailbox: Mailbox) throws {
    let preferences = Preferences(call.environment)
    let remembered = Remembered(call.environment)
    let usesMouse = remembered.usesMouse ?? preferences.mouse ?? true
    let theme = try preferences.theme(named: remembered.theme ?? preferences.theme ?? "dark")
    var terminal = try Terminal(
      options: TerminalOptions(mouse: usesMouse, environment: call.environment, waker: waker))
    terminal.wear(theme)
    if let stranger = terminal.stranger { mailbox.post(.notice(stranger.words)) }
    let clock = { Moment(Date()) }
    var state = State(
      now: clock(), actor: call.actor, size: terminal.size, zone: .local(around: clock()), isASCII: !terminal.isUTF8,
      isReadOnly: true, usesMouse: usesMouse, showsClock: preferences.clock, theme: theme.name,
      themes: preferences.themes, keymap: preferences.keymap, logFiles: files, isLogAlone: true)
    var messages: [Message] =
      [.tick(clock())] + [Preferences.first(of: preferences.problems)].compactMap { $0.map(Message.problem) }
    while true {
      while !messages.isEmpty {
        for effect in update(&state, messages.removeFirst()) {
          switch effect {
          case .quit: return
          case .suspend: terminal.stop()
          case .redraw: terminal.redrawAll()
          case .setMouse(let isOn): terminal.setMouse(isOn)
          case .alarm: terminal.bell()
          case .setTheme(let name, _): if let theme = try? preferences.theme(named: name) { terminal.wear(theme) }
          case .copy(let text): messages.append(.notice(terminal.copied(text, preferences, call.environment)))
          default: break
          }
        }
      }
      terminal.draw(view(state, size: terminal.size))
      for event in terminal.poll(timeoutMilliseconds: 1000) {
        switch event {
        case .input(let input): messages.append(.input(input))
        case .ended: return
        case .stopAsked: terminal.stop()
        case .woken: break
        }
      }
      messages += mailbox.collected()
      if clock().seconds != state.now.seconds { messages.append(.tick(clock())) }
    }
  }
}
