import Screen

extension LineEditor {
  /// Does what the key does in a line; false where it is none of the line's keys.
  mutating func handle(_ key: Key) -> Bool {
    switch (key.code, key.isControl, key.isAlt) {
    case (.character(let character), true, false):
      switch character {
      case "a": move(.start)
      case "e": move(.end)
      case "b": move(.left)
      case "f": move(.right)
      case "h": delete(.left)
      case "d": delete(.right)
      case "w": delete(.wordLeft, keep: true)
      case "u": delete(.start, keep: true)
      case "k": delete(.end, keep: true)
      case "y": yank()
      default: return false
      }
    case (.character(let character), false, true):
      switch character {
      case "b": move(.wordLeft)
      case "f": move(.wordRight)
      case "d": delete(.wordRight, keep: true)
      default: return false
      }
    case (.character(let character), false, false): insert(String(character))
    case (.left, let control, let alt): move(control || alt ? .wordLeft : .left)
    case (.right, let control, let alt): move(control || alt ? .wordRight : .right)
    case (.home, _, _): move(.start)
    case (.end, _, _): move(.end)
    case (.backspace, _, let alt): delete(alt ? .wordLeft : .left, keep: alt)
    case (.delete, _, _): delete(.right)
    default: return false
    }
    return true
  }
}
