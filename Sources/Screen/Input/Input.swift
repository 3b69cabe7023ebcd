/// What a person does at the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// A bracketed paste, whole.
  case paste(String)
  case mouse(Mouse)
  case resize(Size)
  case focus(Bool)
}

public struct Key: Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backtab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  public var code: Code
  public var isControl: Bool
  public var isAlt: Bool

  public init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    isControl = control
    isAlt = alt
  }

  public init(_ character: Character) { self.init(.character(character)) }
}

public struct Mouse: Hashable, Sendable {
  public enum Act: Hashable, Sendable { case press, release, wheelUp, wheelDown }

  public var act: Act
  public var at: Point

  public init(_ act: Act, at: Point) {
    self.act = act
    self.at = at
  }
}
