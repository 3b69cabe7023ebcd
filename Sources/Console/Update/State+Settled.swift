import Documents
import Records
import Screen

/// What follows from every message for what is seen of lists and texts: where they stand, and what
/// of them was on the screen. Views only draw it.
extension State {
  private mutating func settleSubject() {
    let subject = selectedIndex(subjectPane).flatMap { rowID(subjectPane, $0) }
    guard subject != lastSubject else { return }
    lastSubject = subject
    lists[.detail]?.top = 0
    lists[.output]?.top = 0
    endedStep = nil
  }

  /// Keeps what `top(of:)` worked out, so that the next move starts from what is on the screen;
  /// texts can't scroll past their end.
  mutating func settle(_ reach: Reach, in arrangement: Arrangement) {
    if stale?.detail == nil { settleSubject() }
    if !arrangement.panes.contains(where: { $0.pane == .output }) { standing = nil }
    for placed in arrangement.panes where !placed.body.isEmpty && reach.includes(placed.pane) {
      if placed.pane == .detail, stale?.detail != nil { continue }
      var position = lists[placed.pane] ?? ListPosition()
      if placed.pane == .draft { dressDraft(width: placed.textWidth) }
      if placed.pane.isText {
        let lines = text(of: placed.pane, width: placed.textWidth)
        keep(lines, as: placed.pane, width: placed.textWidth)
        let last = max(0, lines.count - placed.body.height)
        position.top = min(position.top, last)
        // The end of what is told of the run, above what stands there for want of room elsewhere.
        if placed.pane == .output, let step = selectedStep?.number, run?.step == step || endedStep == step {
          let end = max(0, last - linesAfterOutput(width: placed.textWidth).count)
          let isRunning = run?.step == step
          if !isRunning || run?.isFollowing == true { position.top = end }
          if isRunning, position.top == end { run?.isFollowing = true }
        }
      } else {
        position.id = rowID(placed.pane, position.index)
        lists[placed.pane] = position
        position.top = top(of: placed)
      }
      lists[placed.pane] = position
      if placed.pane == .output, !isReplaying { noteSeenCommand(placed) }
    }
  }

  private mutating func dressDraft(width: Int) {
    guard draft != nil, draft?.dressed?.width != width else { return }
    let lines = draftLines(width: width)
    draft?.dressed = (width, lines)
  }

  /// More than a person walks through before something changes.
  private static let textsKept = 50

  /// Until a message reaches the texts; a draft keeps its own lines.
  private mutating func keep(_ lines: [Line], as pane: Pane, width: Int) {
    guard pane != .draft else { return }
    if texts.count >= State.textsKept { texts = [:] }
    texts[TextKey(pane: pane, subject: lastSubject, width: width)] = lines
  }

  /// Time has passed that changes nothing that is seen: of what is not seen it may.
  mutating func keepTextsInSight() { texts = texts.filter { $0.key.subject == lastSubject } }

  /// From its first line: it is another one now.
  mutating func readCommandAnew() {
    endedStep = nil
    lists[.output]?.top = 0
  }

  /// A command counts as read once its last line has stood on the screen for a while, and the
  /// folder below it.
  private mutating func noteSeenCommand(_ placed: Arrangement.Placed) {
    guard let step = selectedStep, let order = step.order, placed.body.width >= 12 else {
      standing = nil
      return
    }
    let end = orderLines(step, width: placed.body.width - 2).count
    let top = lists[.output]?.top ?? 0
    let isBegun = top == 0 || seenFrom[step.number]?.isSame(order) == true
    if top == 0 { seenFrom[step.number] = order }
    guard readOrders[step.number]?.isSame(order) != true, top + placed.body.height >= end, isBegun else {
      standing = nil
      return
    }
    if let standing, standing.step == step.number, standing.order.isSame(order) { return }
    standing = (step.number, order)
    becomeUnread()
  }
}
