/// What a person does at the terminal.
package enum Input: Hashable, Sendable {
  case key(Key)
  /// A bracketed paste, whole.
  case paste(String)
  case mouse(Mouse)
  case resize(Size)
  case focus(Bool)
}

package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backtab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  package var code: Code
  package var isControl: Bool
  package var isAlt: Bool

  package init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    isControl = control
    isAlt = alt
  }

  package init(_ character: Character) { self.init(.character(character)) }
}

package struct Mouse: Hashable, Sendable {
  package enum Act: Hashable, Sendable { case press, release, wheelUp, wheelDown }

  package var act: Act
  package var at: Point

  package init(_ act: Act, at: Point) {
    self.act = act
    self.at = at
  }
}
