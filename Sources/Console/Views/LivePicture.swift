import Screen

/// The screen as it was drawn last, so that a moved selection costs the rows it is on and no more.
/// What it gives is always what `view` gives for the same state and size.
///
/// It is for the states of one console, one after the other: by `State.revision` it knows that
/// there was nothing but moves between two.
package struct LivePicture: Sendable {
  private var last: Drawn?

  package init() {}

  package mutating func drawn(of state: State, size: Size) -> Frame {
    guard state.canBeFollowed, state.size == size else {
      last = nil
      return view(state, size: size)
    }
    if last?.frame.size == size, last?.revision == state.revision {
      last?.follow(state)
    } else {
      last = Drawn(state)
    }
    return last?.frame ?? view(state, size: size)
  }
}

extension State {
  /// Nothing is laid over the panes, which a move would draw over.
  fileprivate var canBeFollowed: Bool {
    guard case .none = overlay, case .none = form else { return false }
    return !greets
  }

  fileprivate func standing(of placed: Arrangement.Placed) -> PaneStanding {
    let pane = placed.pane
    guard pane.isText else {
      return PaneStanding(
        selected: selectedIndex(pane), top: lists[pane]?.top ?? 0, isFollowing: pane == .log && log.isFollowing)
    }
    let lines = text(of: pane, width: placed.textWidth)
    return PaneStanding(
      selected: stale?.detail == nil ? selectedIndex(subjectPane) : nil, top: firstLine(of: placed, in: lines),
      lines: lines)
  }
}

/// All that a move can change of a pane.
private struct PaneStanding: Equatable, Sendable {
  /// The selected row; of a text, the one it is about.
  var selected: Int?
  /// The first row or line on the screen.
  var top: Int
  var lines: [Line] = []
  var isFollowing = false
}

private struct Drawn: Sendable {
  private(set) var frame: Frame
  let revision: Int
  private let panes: [Arrangement.Placed]
  private let hint: Rect
  private var standings: [PaneStanding]
  private var hintsAreStale: Bool
  /// Hint lines of rows that were selected since the last change, each at its row's number modulo
  /// their count.
  private var hints: [Hint?] = Array(repeating: nil, count: hintsKept)

  private struct Hint: Sendable {
    let selected: Int
    /// Whether the log is held, which its hints say.
    let isFollowing: Bool
    /// Whether it is known where the item stands in a document, which may come later than the item.
    let hasOrigin: Bool
    let row: [Cell]
  }

  /// As many as a person walks through before something else changes.
  private static let hintsKept = 256

  init(_ state: State) {
    frame = view(state, size: state.size)
    revision = state.revision
    let arrangement = state.arrangement
    (panes, hint) = (arrangement.panes, arrangement.hint)
    standings = panes.map(state.standing)
    hintsAreStale = state.stale != nil
  }

  mutating func follow(_ state: State) {
    var hasMoved = false
    for (place, placed) in panes.enumerated() {
      let (before, now) = (standings[place], state.standing(of: placed))
      guard before != now else { continue }
      hasMoved = true
      standings[place] = now
      if placed.pane.isText {
        state.drawText(placed, insteadOf: before.lines.dropFirst(before.top).prefix(placed.body.height), on: &frame)
      } else if before.top != now.top || placed.pane == .risks && state.showsRiskGrid {
        frame.clear(placed.whole)
        state.draw(placed, on: &frame)
      } else {
        // The log's title tells how far the selection is from its end.
        if placed.pane == .log { state.drawTitle(of: placed, below: 0, on: &frame) }
        state.drawBars(of: [before.selected, now.selected].compactMap(\.self), in: placed, on: &frame)
      }
    }
    // Left behind, they are what they were.
    guard state.stale == nil else {
      hintsAreStale = true
      return
    }
    if hasMoved || hintsAreStale { drawHints(of: state) }
    hintsAreStale = false
  }

  private mutating func drawHints(of state: State) {
    guard hint.height > 0 else { return }
    let (selected, isFollowing) = (state.selectedIndex(state.subjectPane) ?? -1, state.log.isFollowing)
    let hasOrigin = state.hasOrigin
    let place = max(0, selected) % Self.hintsKept
    if let known = hints[place], known.selected == selected, known.isFollowing == isFollowing,
      known.hasOrigin == hasOrigin
    {
      return frame.setRow(hint.y, known.row)
    }
    state.drawHintLine(on: &frame, in: hint)
    hints[place] = Hint(selected: selected, isFollowing: isFollowing, hasOrigin: hasOrigin, row: frame.rows[hint.y])
  }
}
