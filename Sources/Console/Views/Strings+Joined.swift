extension [String] {
  /// As the standard library joins any sequence of texts. That one looks types up by name when it
  /// is first called, which a console's start would wait for.
  func joined(separator: String = "") -> String {
    var joined = ""
    for (place, text) in enumerated() {
      if place > 0 { joined += separator }
      joined += text
    }
    return joined
  }
}
