import Documents
import Logs
import Records
import Screen

extension State {
  mutating func setIndex(_ index: Int, in pane: Pane) {
    var position = lists[pane] ?? ListPosition()
    position.index = max(0, min(index, count(pane) - 1))
    position.id = rowID(pane, position.index)
    lists[pane] = position
  }

  mutating func select(_ id: RowID, in pane: Pane) {
    if let index = (0..<count(pane)).first(where: { rowID(pane, $0) == id }) { setIndex(index, in: pane) }
  }

  /// Does a command that moves; a list's selection leaves parts stale where it did not rest since
  /// it was moved last.
  mutating func move(_ command: NamedCommand, in pane: Pane) -> [Effect] {
    if !pane.isText {
      if isOnTheMove, stale == nil {
        stale = StaleParts(
          hints: hints(width: size.width), detail: arranged?.rect(of: .detail).map { _ in detailTitle })
      }
      isOnTheMove = true
    }
    return command.act(&self, "")
  }

  /// Moves the selection, or scrolls a text. A step beyond the ends stays there.
  mutating func move(by step: Int, in pane: Pane? = nil) -> [Effect] {
    let pane = pane ?? focus
    if pane.isText {
      let top = lists[pane]?.top ?? 0
      lists[pane, default: ListPosition()].top = max(0, top.addingSaturated(step))
      if pane == .output {
        run?.isFollowing = step == .max
        endedStep = nil
      }
      return []
    }
    if pane == .risks, showsRiskGrid {
      moveInGrid(down: step)
      return []
    }
    let total = count(pane)
    guard total > 0 else { return [] }
    let target = (selectedIndex(pane) ?? 0).addingSaturated(step)
    setIndex(target, in: pane)
    if pane == .log { log.isFollowing = target >= total - 1 }
    return []
  }

  mutating func move(pages: Double) -> [Effect] {
    let height = Double(arrangement.rect(of: focus)?.height ?? size.height)
    let rows = max(1, Int((height * abs(pages)).rounded(.down)) - 1)
    return move(by: pages < 0 ? -rows : rows)
  }

  mutating func focusNext(by step: Int) -> [Effect] {
    let panes = place.panes(standingDetail: sizeClass == .wide)
    guard let index = panes.firstIndex(of: focus) else { return [] }
    focus = panes[(index + step + panes.count) % panes.count]
    return []
  }

  /// To the pane whose middle is nearest on that side.
  mutating func focusBeside(_ side: Int) -> [Effect] {
    if focus == .risks, showsRiskGrid, moveInGrid(aside: side) { return [] }
    if sizeClass == .compact || sizeClass == .tiny, place == .overview { return focusNext(by: side) }
    guard let here = arrangement.rect(of: focus) else { return [] }
    let others = arrangement.panes.filter { pane in
      pane.pane != focus && (side < 0 ? pane.body.right <= here.x : pane.body.x >= here.right)
    }
    func distance(_ pane: Arrangement.Placed) -> Int {
      abs(pane.body.x - here.x) + abs(pane.body.y - here.y)
    }
    if let nearest = others.min(by: { distance($0) < distance($1) }) { focus = nearest.pane }
    return []
  }

  mutating func go(to place: Place) -> [Effect] {
    self.place = place
    isZoomed = false
    if place == .log || place == .timeline { tripped = [] }
    if place == .handoff, draft == nil, let session = record?.session.number { return [.draftHandoff(session)] }
    return []
  }

  mutating func resize(_ path: WritableKeyPath<Layout.Shares, Int>, by percent: Int) -> [Effect] {
    layout.change(path, by: percent, in: sizeClass)
    return [.saveLayout(layout)]
  }

  mutating func open() -> [Effect] {
    switch focus {
    case .timeline where place == .overview: return go(to: .timeline)
    case .todos where place == .overview: return go(to: .todos)
    case .risks where place == .overview: return go(to: .risks)
    case .log where place == .overview: return go(to: .log)
    case .timeline, .todos, .risks: focus = .detail
    case .steps where place == .overview: return go(to: .validate)
    case .steps: focus = .output
    case .sessions:
      guard let session = selectedSession?.summary.session.number else { return [] }
      opened = session == incident?.sessions.last ? nil : session
      _ = go(to: .overview)
      return [.load(session, knownAt: nil)]
    case .gaps:
      guard let index = selectedIndex(.gaps), let item = draft?.gaps[index].item else { return [] }
      return show(item)
    case .detail, .output, .draft, .log: break
    }
    return []
  }

  /// Goes to where the item is listed.
  mutating func show(_ item: ItemReference) -> [Effect] {
    let (place, pane): (Place, Pane) =
      switch item.kind {
      case .todo: (.todos, .todos)
      case .risk: (.risks, .risks)
      case .step: (.validate, .steps)
      default: (.timeline, .timeline)
      }
    let effects = go(to: place)
    focus = pane
    if pane == .timeline, let session = record?.session.number {
      select(.entry(session, item.number), in: pane)
    } else {
      select(.item(item), in: pane)
    }
    return effects
  }

  /// One step back: the nearest of what can be left.
  mutating func back() -> [Effect] {
    notice = nil
    tripped = []
    if isZoomed {
      isZoomed = false
    } else if knownAt != nil {
      return [.load(opened, knownAt: nil)]
    } else if search != nil {
      search = nil
      log.buffer.search = nil
    } else if focus.isText {
      focus = place == .overview ? lastList : place.panes(standingDetail: false).first ?? focus
    } else if focus == .log, !log.buffer.filter.isEmpty {
      changeLogFilter { $0 = LogFilter() }
    } else if !timelineFilter.isEmpty, focus == .timeline {
      timelineFilter = ""
      refreshRows()
    } else if !sessionFilter.isEmpty, place == .sessions {
      sessionFilter = ""
      refreshRows()
    } else if isLogAlone {
      return []
    } else if place != .overview {
      place = .overview
    } else if opened != nil {
      opened = nil
      return [.load(nil, knownAt: nil)]
    }
    return []
  }

  mutating func leave() -> [Effect] {
    if isZoomed {
      isZoomed = false
      return []
    }
    if place != .overview, !isLogAlone {
      place = .overview
      return []
    }
    return quit()
  }

  mutating func quit() -> [Effect] {
    guard let run else { return [.quit] }
    overlay = .question(
      .init(
        text: "Step \(run.step) is still running.",
        answers: [
          .init(key: "y", title: "end it and leave") { _ in [.cancelRun(step: run.step), .quit] },
          .init(key: "n", title: "stay") { _ in [] },
        ]))
    return []
  }

  /// To the next row of the focused list that holds the search's words; round the ends.
  mutating func find(backwards: Bool, fromHere: Bool = false) -> [Effect] {
    guard let search else { return [] }
    let pane = subjectPane
    let total = count(pane)
    let start = selectedIndex(pane) ?? 0
    var found: Int?
    if pane == .log {
      // A fresh search begins with the selected line itself.
      let id = log[start]?.id
      let place = backwards ? log.buffer.match(before: id) : log.buffer.match(after: fromHere ? id.map { $0 - 1 } : id)
      found = place.map(log.buffer.visibleIndex(ofIDOrAfter:))
      if found != nil { log.isFollowing = false }
    } else if total > 0 {
      for offset in (fromHere ? 0 : 1)...max(total, 1) {
        let place = ((start + (backwards ? -offset : offset)) % total + total) % total
        if text(of: pane, place).matches(search) {
          found = place
          break
        }
      }
    }
    if let found {
      setIndex(found, in: pane)
    } else {
      say("“\(search)” is not in the \(pane)", .problem)
    }
    return []
  }

  /// What a search looks at.
  private func text(of pane: Pane, _ index: Int) -> String {
    switch pane {
    case .timeline: rows.timeline[index].entry.event + "\n" + (rows.timeline[index].entry.impact ?? "")
    case .todos: rows.todos[index].todo.text + "\n" + (rows.todos[index].reasons.first ?? "")
    case .risks: rows.risks[index].risk.title + "\n" + (rows.risks[index].risk.mitigation ?? "")
    case .steps: rows.steps[index].step.title + "\n" + (rows.steps[index].step.command ?? "")
    case .sessions: rows.sessions[index].summary.session.displayTitle
    case .log: log[index]?.text ?? ""
    case .gaps: draft?.gaps[index].message ?? ""
    case .detail, .output, .draft: ""
    }
  }
}

extension Int {
  /// The sum, or the end of the scale where it would pass it.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }
}
