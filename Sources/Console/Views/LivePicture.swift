public import Screen

/// The screen as it was drawn last, so that a moved selection costs the rows it is on and no more. What it gives is always what `view`
/// gives for the same state and size.
///
/// It is for the states of one console, one after the other: by `State.revision` it knows that there was nothing but moves between two.
public struct LivePicture: Sendable {
  private var last: Drawn?

  public init() {}

  public mutating func drawn(of state: State, size: Size) -> Frame {
    guard state.canBeFollowed, state.size == size else {
      last = nil
      return view(state, size: size)
    }
    // Taken out, so that its rows are changed in place.
    var drawn = last.take()
    if drawn?.frame.size == size, drawn?.revision == state.revision {
      drawn?.follow(state)
    } else {
      drawn = Drawn(state)
    }
    last = drawn
    return drawn?.frame ?? view(state, size: size)
  }
}

extension State {
  /// Nothing is laid over the panes, which a move would draw over.
  fileprivate var canBeFollowed: Bool {
    guard case .none = overlay, case .none = form else { return false }
    return !greets && !isASCII
  }

  fileprivate func standing(of placed: Arrangement.Placed) -> Standing {
    let pane = placed.pane
    guard pane.isText else {
      return Standing(
        selected: selectedIndex(pane), top: lists[pane]?.top ?? 0, isFollowing: pane == .log && log.isFollowing)
    }
    let lines = text(of: pane, width: placed.textWidth)
    return Standing(selected: selectedIndex(subjectPane), top: firstLine(of: placed, in: lines), lines: lines)
  }
}

/// All that a move can change of a pane.
private struct Standing: Equatable, Sendable {
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
  private var standings: [Standing]
  /// The hint line for each row that was selected since the last change.
  private var hints: [HintKey: [Cell]] = [:]

  private struct HintKey: Hashable {
    var selected: Int?
    /// Whether the log is held, which its hints say.
    var isFollowing: Bool
  }

  /// As many as a person walks through before something else changes.
  private static let hintsKept = 200

  init(_ state: State) {
    frame = view(state, size: state.size)
    revision = state.revision
    let arrangement = state.arrangement
    (panes, hint) = (arrangement.panes, arrangement.hint)
    standings = panes.map(state.standing)
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
    if hasMoved { drawHints(of: state) }
  }

  private mutating func drawHints(of state: State) {
    guard hint.height > 0 else { return }
    let key = HintKey(selected: state.selectedIndex(state.subjectPane), isFollowing: state.log.isFollowing)
    if let row = hints[key] { return frame.setRow(hint.y, row) }
    state.drawHintLine(on: &frame, in: hint)
    if hints.count >= Self.hintsKept { hints = [:] }
    hints[key] = frame.rows[hint.y]
  }
}
