import CTerminal

/// Whether the terminal is to be written in UTF-8.
enum Codeset {
  /// Sets the process's character type from the environment, which ncurses needs; true for UTF-8.
  static func adopt(_ environment: [String: String]) -> Bool {
    let isKnown = setlocale(LC_CTYPE, "") != nil
    if isKnown { return baton_is_utf8() != 0 }
    // A locale that is not installed here, as over SSH from another system: its name still says what the terminal does.
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let name = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let saysUTF8 = name.lowercased().replacing("-", with: "").contains("utf8")
    let known: [String] = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
    guard saysUTF8, known.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else {
      setlocale(LC_CTYPE, "C")
      return false
    }
    return baton_is_utf8() != 0
  }
}
