import CTerminal
import Screen

extension Terminal {
  /// A paste whose end does not come within this time is told as it is, so that keys work again.
  private static let pastePatience: Int32 = 500

  /// Waits until something happens or the time is up, and tells all that happened; nothing where
  /// the time is up.
  /// - Parameter timeout: nil waits for ever, 0 does not wait.
  package mutating func poll(timeoutMilliseconds timeout: Int?) -> [TerminalEvent] {
    var events = waiting
    waiting = []
    let limit = timeout.map { Int32(clamping: max(0, $0)) } ?? -1
    let patience = decoder.isPasting ? (limit < 0 ? Self.pastePatience : min(limit, Self.pastePatience)) : limit
    func source(_ descriptor: Int32) -> pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }
    // What is suspended leaves the keys to another program.
    var sources = [source(isSuspended ? -1 : STDIN_FILENO), source(signals), source(waker.descriptor)]
    // What was typed while the last was worked on is read whole, and then drawn once.
    let isBurst = !isSuspended && baton_is_typed() != 0
    let ready = CTerminal.poll(&sources, nfds_t(sources.count), events.isEmpty ? patience : 0)
    if ready == 0, decoder.isPasting, events.isEmpty { readInput(ending: true, isBurst: true, into: &events) }
    guard ready > 0 else { return events }
    if sources[2].revents != 0, waker.drain() { events.append(.woken) }
    if sources[1].revents != 0 { takeSignals(into: &events) }
    if sources[0].revents & Int16(POLLIN) != 0, !isSuspended {
      readInput(ending: false, isBurst: isBurst, into: &events)
    }
    if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { events.append(.ended(.hangup)) }
    return events
  }

  /// Reads all there is; where it is not a burst, a plain letter alone, which most keys are.
  private mutating func readInput(ending: Bool, isBurst: Bool, into events: inout [TerminalEvent]) {
    var inputs: [Input] = []
    while true {
      let code = baton_key()
      guard code != ERR else { break }
      if !isBurst, inputs.isEmpty, let letter = decoder.letter(code) { return events.append(.input(letter)) }
      for meaning in KeyCodes.meanings(of: code) { decoder.feed(meaning, into: &inputs) }
    }
    if ending { decoder.endPaste(into: &inputs) }
    decoder.endBurst(into: &inputs)
    for input in inputs { events.append(.input(input)) }
  }

  private mutating func takeSignals(into events: inout [TerminalEvent]) {
    let ends: [Int32: EndSignal] = [SIGINT: .interrupt, SIGTERM: .terminate, SIGHUP: .hangup, SIGQUIT: .quit]
    // Many signals of a kind before we look are one.
    for signal in Set(readAll(signals).map { Int32($0) }) {
      switch signal {
      case SIGWINCH: adoptSize(into: &events)
      case SIGCONT: takeBack(into: &events)
      case SIGTSTP: events.append(.stopAsked)
      default: if let end = ends[signal] { events.append(.ended(end)) }
      }
    }
  }

  /// Takes the window's size over, and says so where it is another.
  mutating func adoptSize(into events: inout [TerminalEvent]) {
    let now = Self.sizeNow
    guard !isSuspended, now != size else { return }
    resize_term(Int32(now.height), Int32(now.width))
    size = now
    redrawAll()
    events.append(.input(.resize(now)))
  }

  /// Continued after a stop that we did not see coming, as `kill -STOP`: the shell has had the
  /// terminal.
  private mutating func takeBack(into events: inout [TerminalEvent]) {
    guard !isSuspended else { return }
    reset_prog_mode()
    writeToTerminal(modes.on)
    adoptSize(into: &events)
    redrawAll()
    events.append(.woken)
  }
}
