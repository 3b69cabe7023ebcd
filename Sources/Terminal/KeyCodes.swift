import CTerminal
import Screen

/// What ncurses' key codes mean, and the sequences that terminfo has no name for.
enum KeyCodes {
  private static let named: [Int32: Key.Code] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left,
    KEY_SRIGHT: .right, KEY_HOME: .home, KEY_END: .end, KEY_SHOME: .home, KEY_SEND: .end, KEY_A1: .home, KEY_C1: .end,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_SPREVIOUS: .pageUp, KEY_SNEXT: .pageDown, KEY_A3: .pageUp,
    KEY_C3: .pageDown, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_SDC: .delete, KEY_IC: .insert, KEY_ENTER: .enter,
    KEY_BTAB: .backtab,
  ]

  /// Codes of our own, above all of ncurses'.
  private static let firstOwn: Int32 = 0x1000

  private static let sequences: [(String, InputDecoder.Code)] = {
    let arrows: [(String, Key.Code)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    var sequences: [(String, InputDecoder.Code)] = [
      ("\u{1B}[200~", .pasteStart), ("\u{1B}[201~", .pasteEnd), ("\u{1B}[I", .focus(true)), ("\u{1B}[O", .focus(false)),
      ("\u{1B}[Z", .key(Key(.backtab))), ("\u{1B}[1~", .key(Key(.home))), ("\u{1B}[4~", .key(Key(.end))),
      ("\u{1B}[7~", .key(Key(.home))), ("\u{1B}[8~", .key(Key(.end))),
      ("\u{1B}[3;5~", .key(Key(.delete, control: true))),
      ("\u{1B}[3;3~", .key(Key(.delete, alt: true))),
    ]
    for (final, code) in arrows {
      // Whether the keypad is in cursor or application mode is not always as terminfo says.
      sequences.append(("\u{1B}[\(final)", .key(Key(code))))
      sequences.append(("\u{1B}O\(final)", .key(Key(code))))
      sequences.append(("\u{1B}[1;2\(final)", .key(Key(code))))
      sequences.append(("\u{1B}[1;3\(final)", .key(Key(code, alt: true))))
      sequences.append(("\u{1B}[1;5\(final)", .key(Key(code, control: true))))
    }
    return sequences
  }()

  /// Teaches ncurses the sequences.
  static func define() {
    for (index, (sequence, _)) in sequences.enumerated() { define_key(sequence, firstOwn + Int32(index)) }
  }

  /// What `code` of wgetch is; empty for what the console has no use for.
  static func meanings(of code: Int32) -> [InputDecoder.Code] {
    if code >= 0 && code < 256 { return [.byte(UInt8(code))] }
    if code == KEY_MOUSE { return mouse() }
    let own = Int(code - firstOwn)
    if sequences.indices.contains(own) { return [sequences[own].1] }
    if code > KEY_F0 && code <= KEY_F0 + 24 { return [.key(Key(.function(Int(code - KEY_F0))))] }
    return named[code].map { [.key(Key($0))] } ?? []
  }

  private static let mouseActs: [UInt32: Mouse.Act] = [
    BATON_MOUSE_PRESS.rawValue: .press, BATON_MOUSE_RELEASE.rawValue: .release, BATON_MOUSE_UP.rawValue: .wheelUp,
    BATON_MOUSE_DOWN.rawValue: .wheelDown,
  ]

  /// All that ncurses has read of the mouse, the earliest first: a quick click comes as one code.
  private static func mouse() -> [InputDecoder.Code] {
    var (x, y): (Int32, Int32) = (0, 0)
    var codes: [InputDecoder.Code] = []
    while true {
      let act = baton_next_mouse(&x, &y)
      guard act != BATON_MOUSE_NONE else { return codes.reversed() }
      if let act = mouseActs[act.rawValue] { codes.append(.mouse(Mouse(act, at: Point(Int(x), Int(y))))) }
    }
  }
}
