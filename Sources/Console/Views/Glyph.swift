import Screen

/// The marks of the console. Each is one column wide in every common font and has an ASCII twin, so that glyph, word and colour
/// can stand for one another.
enum Glyph: String, CaseIterable {
  case done = "✓"
  case running = "▶"
  case ready = "○"
  case blocked = "■"
  case failed = "✗"
  case warning = "▲"
  case cancelled = "–"
  case finding = "✱"
  case correction = "¶"
  case live = "●"
  case then = "›"
  case times = "×"
  case rule = "─"
  case bar = "│"
  case barLeft = "▌"
  case barRight = "▐"

  var ascii: Character {
    switch self {
    case .done: "+"
    case .running, .then: ">"
    case .ready: "o"
    case .blocked: "#"
    case .failed, .times: "x"
    case .warning: "!"
    case .cancelled, .rule: "-"
    case .finding, .live: "*"
    case .correction: "c"
    case .bar: "|"
    case .barLeft: "["
    case .barRight: "]"
    }
  }

  /// Everything else of ours that is not ASCII.
  private static let others: [Character: Character] = [
    "┬": "+", "┼": "+", "┴": "+", "├": "+", "┤": "+", "·": "-", "…": "~", "“": "\"", "”": "\"", "’": "'", "‘": "'",
    "→": ">", "←": "<", "—": "-", "↑": "^", "▏": "|",
    "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#", "█": "@",
  ]

  private static let twins: [Character: Character] = {
    var twins = others
    for glyph in allCases { twins[Character(glyph.rawValue)] = glyph.ascii }
    return twins
  }()

  /// What stands for `text`, one cell's, on a terminal that shows ASCII alone.
  static func ascii(_ text: String) -> String {
    guard let character = text.first, !character.isASCII else { return text }
    return String(twins[character] ?? "?")
  }
}

extension Frame {
  /// The same picture in ASCII, column for column.
  func inASCII() -> Frame {
    var frame = Frame(size)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let cell = self[x, y]
        frame.put(cell.isContinuation ? " " : Glyph.ascii(cell.text), x: x, y: y, width: 1, style: cell.style)
      }
    }
    frame.cursor = cursor
    return frame
  }
}
