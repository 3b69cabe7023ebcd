import Console
import Documents
import Foundation
import Glibc
import Journal
import Processes
import Records
import Reply
import Screen
import Terminal
import Workflow

/// The console on its terminal: waits for keys, messages and the clock, lets `update` decide, draws
/// what changed, and carries out the effects that need the terminal itself; the rest go to the
/// handler. Runs on one thread from beginning to end.
struct ConsoleLoop<Terminal: ConsoleTerminal & ~Copyable>: ~Copyable {
  private var terminal: Terminal
  private var state: State
  /// Nil where there is no store: the log alone.
  private let handler: EffectHandler?
  private let mailbox: Mailbox
  private let clock: StoreClock
  private let preferences: Preferences
  private let call: Call
  private let effects: AsyncStream<Effect>.Continuation
  /// What the state asked for before the loop began.
  private let begun: [Effect]
  private var isDone = false
  private var endSignal: EndSignal?
  private var needsDrawing = true
  private var picture = LivePicture()
  private var timekeeper: Timekeeper
  private var restsAt = ContinuousClock.now
  /// What is on the screen and not read yet, and when it will have stood there long enough.
  private var unread: Int?
  private var readAt = ContinuousClock.now

  /// `terminal` wears the start's theme.
  init(
    terminal: consuming Terminal, start: ConsoleStart, handler: EffectHandler?, mailbox: Mailbox, clock: StoreClock,
    call: Call
  ) {
    self.terminal = terminal
    state = start.state
    self.handler = handler
    self.mailbox = mailbox
    self.clock = clock
    preferences = start.appearance.preferences
    self.call = call
    begun = start.effects
    timekeeper = Timekeeper(clock.now)
    let (orders, continuation) = AsyncStream<Effect>.makeStream()
    effects = continuation
    // One after the other, in the order they were asked for.
    Task { for await effect in orders { await handler?.carryOut(effect) } }
  }

  /// Until the person leaves, or the terminal does. Comes back with the signal that ended it, where
  /// one did.
  mutating func run() -> EndSignal? {
    var hasInput = false
    for effect in begun { carryOut(effect) }
    receive(.tick(clock.now))
    waitForRecord()
    while !isDone {
      draw()
      // Whatever is typed or clicked puts the rest off; its answer does not wait for that.
      if hasInput { restsAt = .now + State.rest }
      let events = terminal.poll(timeoutMilliseconds: patience)
      let messages = mailbox.collected()
      tick(isNeeded: !events.isEmpty || !messages.isEmpty)
      hasInput = events.contains { if case .input = $0 { true } else { false } }
      if !hasInput, state.isOnTheMove, .now >= restsAt { receive(.rested) }
      if let unread, unread == state.unread, .now >= readAt { receive(.read) }
      for event in events { receive(event) }
      for message in messages { receive(message) }
    }
    effects.finish()
    return endSignal
  }

  /// What is seen first is complete, unless the store is slow; what is typed meanwhile is not lost.
  private mutating func waitForRecord() {
    let start = ContinuousClock.now
    while !state.isLoaded, !isDone, ContinuousClock.now - start < .milliseconds(250) {
      for event in terminal.poll(timeoutMilliseconds: 50) { receive(event) }
      for message in mailbox.collected() { receive(message) }
    }
  }

  /// Tells the time where anything depends on it.
  private mutating func tick(isNeeded: Bool) {
    let now = clock.now
    guard now.seconds != timekeeper.wall.seconds || (isNeeded && now.seconds != state.now.seconds) else { return }
    let jump = timekeeper.look(now)
    guard isNeeded || jump != nil || now >= state.changesAt else { return }
    receive(.tick(now))
    if let jump { receive(.clockJumped(by: jump)) }
  }

  /// Milliseconds until there is something to do though nothing comes.
  private var patience: Int {
    let untilNextSecond = 1000 - Int(clock.now.milliseconds % 1000) + 1
    let next = [state.isOnTheMove ? restsAt : nil, unread == nil ? nil : readAt].compactMap(\.self).min()
    guard let next else { return untilNextSecond }
    return min(untilNextSecond, max(0, Int((next - .now) / .milliseconds(1)) + 1))
  }

  private mutating func draw() {
    guard needsDrawing else { return }
    needsDrawing = false
    terminal.draw(picture.drawn(of: state, size: terminal.size))
    guard unread != state.unread else { return }
    unread = state.unread
    readAt = .now + State.reading
  }

  private mutating func receive(_ event: TerminalEvent) {
    switch event {
    case .input(let input): receive(Message.input(input))
    case .ended(let signal):
      endSignal = signal
      isDone = true
    case .stopAsked: terminal.stop()
    case .woken: needsDrawing = true
    }
  }

  private mutating func receive(_ message: Message) {
    needsDrawing = true
    for effect in update(&state, message) { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: isDone = true
    case .suspend: terminal.stop()
    case .redraw: terminal.redrawAll()
    case .setMouse(let isOn):
      terminal.setMouse(isOn)
      Remembered.change(call.environment) { $0.usesMouse = isOn }
    case .alarm(let words):
      terminal.bell()
      notify(of: words)
    case .setTheme(let name, let keep): use(theme: name, keep: keep)
    case .saveLayout(let layout):
      let key = call.location.folder
      Remembered.change(call.environment) { $0.layouts[key] = layout }
    case .saveHistory(let history): Remembered.change(call.environment) { $0.paletteHistory = history }
    case .openEditor(let text, let purpose): edit(text, for: purpose)
    case .openShell: openShell()
    case .handOver(let order, let ticket): handOver(order, ticket: ticket)
    case .copy(let markdown): copy(markdown)
    case .copyRecord(let session): copyRecord(of: session)
    case .copyShared(let session, let form): copy(session, as: form)
    default: effects.yield(effect)
    }
  }

  private mutating func use(theme name: String, keep: Bool) {
    do {
      terminal.wear(try preferences.theme(named: name))
      if keep { Remembered.change(call.environment) { $0.theme = name } }
    } catch {
      receive(.problem(Failure(error).message))
    }
  }

  private mutating func edit(_ text: String, for purpose: EditPurpose) {
    let name =
      switch purpose {
      case .stepCommand: "step.sh"
      case .draft: "handoff.md"
      case .summary: "summary.md"
      case .postmortem: "postmortem.md"
      case .field: "text.md"
      }
    let editor = TextEditor(environment: call.environment)
    switch terminal.whileSuspended({ editor.edit(text, name: name) }) {
    case .edited(let edited): receive(.edited(edited, purpose))
    case .left: receive(.editorLeft)
    case .failed(let reason): receive(.problem(reason))
    }
  }

  /// Gives a step's command the terminal until it ends.
  private mutating func handOver(_ order: RunOrder, ticket: Int) {
    guard let handler else { return }
    do {
      let running = try handler.running(order, in: state.incidentKey, on: state.shown.session)
      let (begun, request) = try running.begin()
      let (run, signal) = try terminal.whileSuspended { () throws in
        Output.complain("step \(order.step) has the terminal; the console comes back when it ends")
        return try running.runWithTerminal(begun, request)
      }
      receive(.performed(ticket: ticket))
      carryOut(.load(state.shown.session, knownAt: nil))
      guard let signal else {
        return receive(.ranWithTerminal(step: order.step, run.ending?.displayText ?? "it ended"))
      }
      receive(.ended(signal == SIGHUP ? .hangup : .terminate))
    } catch {
      receive(.failed(ticket: ticket, Failure(error).message))
    }
  }

  /// The person's shell in the folder that steps run in; the console waits until it ends.
  private mutating func openShell() {
    let shell = call.environment["SHELL"].flatMap { $0.isEmpty ? nil : $0 } ?? "/bin/sh"
    let folder = call.runFolder
    let ending = terminal.whileSuspended {
      Output.complain("a shell in \(folder); `exit` comes back to the console")
      return ForegroundProgram([shell], folder: folder).run()
    }
    if case .failedToStart(let why) = ending { receive(.problem("\(shell) could not be started: \(why)")) }
  }

  private mutating func copyRecord(of session: SessionNumber) {
    guard let handler else { return }
    do {
      guard let incident = try handler.store.incident(state.incidentKey),
        let record = try handler.store.record(session, incident: incident.key)
      else { return }
      copy(try StoredSession(store: handler.store, incident: incident, record: record).page(now: clock.now).markdown)
    } catch {
      receive(.problem(Failure(error).message))
    }
  }

  private mutating func copy(_ session: SessionNumber, as form: String) {
    guard let handler, let form = SharedDocument.Form(rawValue: form) else { return }
    do {
      guard let incident = try handler.store.incident(state.incidentKey),
        let record = try handler.store.record(session, incident: incident.key)
      else { return }
      let stored = StoredSession(store: handler.store, incident: incident, record: record)
      let page = try stored.page(now: clock.now).markdown
      copy(try SharedDocument(of: stored, page: page, now: clock.now).text(as: form))
    } catch {
      receive(.problem(Failure(error).message))
    }
  }

  private mutating func copy(_ markdown: String) {
    receive(.notice(terminal.copied(markdown, preferences, call.environment)))
  }

  /// Runs the person's own program for alarms, and does not wait for it.
  private mutating func notify(of words: String) {
    guard let program = preferences.notify.first else { return }
    let launch = Launch([program] + preferences.notify.dropFirst() + [words])
    do {
      try ChildProcess(launch).whenEnded { _ in }
    } catch {
      receive(.problem("\(program) could not be started to notify: \(error.reason)"))
    }
  }

  consuming func close() { terminal.close() }
}
