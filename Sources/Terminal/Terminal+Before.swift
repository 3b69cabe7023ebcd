import CTerminal
public import Screen

/// What can be known before a terminal is opened.
extension Terminal {
  /// Sets the process's character type from the environment, while there is one thread; true where the terminal is written in UTF-8.
  public static func adoptLocale(_ environment: [String: String]) -> Bool { Codeset.adopt(environment) }

  /// The size of the terminal on standard output; what terminals had before they could tell, where it does not tell.
  public static var sizeNow: Size {
    var (width, height): (Int32, Int32) = (0, 0)
    return baton_window_size(&width, &height) != 0 ? Size(Int(width), Int(height)) : Size(80, 24)
  }
}
