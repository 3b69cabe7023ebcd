import Records

/// What has been read, as far as a console can know: nobody has read what came onto the screen a
/// moment ago. A key that was meant for what stood there before does nothing to what took its
/// place.
extension State {
  /// So long a picture has to stand before what is new in it counts as read.
  package static let reading = Duration.milliseconds(500)

  /// Something came onto the screen that has to be read before it is acted on.
  mutating func becomeUnread() {
    unreadCount += 1
    unread = unreadCount
  }

  /// The picture with it has stood for `reading`. A step that was asked to run meanwhile runs now.
  mutating func read() -> [Effect] {
    unread = nil
    changedItems = []
    if let standing, let step = record?.step(standing.step), let order = step.order, order.isSame(standing.order) {
      readOrders[step.number] = order
      if formerOrder(of: step) == nil { seenOrders[step.number] = order }
    }
    standing = nil
    guard let held else { return [] }
    self.held = nil
    return record?.step(held.step).map { run($0, isInteractive: held.isInteractive) } ?? []
  }

  /// What the step ran when this person looked at it last, where somebody else has changed it
  /// since; nil where it is as they know it.
  func formerOrder(of step: Step) -> String? {
    guard let order = step.order, let former = seenOrders[step.number], !former.isSame(order),
      ownOrders[step.number]?.isSame(order) != true
    else { return nil }
    return former
  }

  /// This person changes the step's command: it is not new to them.
  mutating func changesCommand(of number: Int, to command: String) {
    guard var step = record?.step(number) else { return }
    step.command = command
    ownOrders[number] = step.order
    readCommandAnew()
  }

  /// What a key or a click does. An act on an item that somebody else changed a moment ago waits
  /// until that has been seen; what opens a field or asks first tells of it there.
  mutating func act(_ command: NamedCommand) -> [Effect] {
    guard command.writes, let subject, changedItems.contains(subject) else { return command.act(&self, "") }
    var acted = self
    let effects = command.act(&acted, "")
    guard effects.contains(where: \.isAct) else {
      self = acted
      return effects
    }
    say("\(subject) has changed this moment; look at it, then press the key again".withCapital, .problem)
    return []
  }

  /// The selected item, where the record that comes has it otherwise and nothing of ours is on its
  /// way.
  func changedSubject(in new: SessionRecord?) -> ItemReference? {
    guard let record, let new, pending.isEmpty, let subject, run?.step != subject.number || subject.kind != .step
    else { return nil }
    let isSame =
      switch subject.kind {
      case .todo: record.todo(subject.number) == new.todo(subject.number)
      case .risk: record.risk(subject.number) == new.risk(subject.number)
      case .step: record.step(subject.number) == new.step(subject.number)
      default: true
      }
    return isSame ? nil : subject
  }
}

extension Effect {
  /// It changes something outside of the console.
  var isAct: Bool {
    switch self {
    case .perform, .performDated, .runStep, .checkProvenance, .seal: true
    default: false
    }
  }
}

extension Step {
  /// All that decides what runs; nil where nothing does.
  var order: String? { command.map { "\(language ?? "")\n\($0)" } }
}

extension String {
  /// Byte for byte: two texts that look the same need not be to a shell.
  func isSame(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
