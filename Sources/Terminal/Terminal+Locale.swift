import CTerminal

extension Terminal {
  /// Sets the process's character type from the environment, which ncurses needs, while there is
  /// one thread; true where the terminal is written in UTF-8.
  package static func adoptLocale(_ environment: [String: String]) -> Bool {
    if setlocale(LC_CTYPE, "") != nil { return baton_is_utf8() != 0 }
    // A locale that is not installed here, as over SSH from another system: its name still says
    // what the terminal does.
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let name = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let saysUTF8 = name.lowercased().replacing("-", with: "").contains("utf8")
    let known = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
    if saysUTF8, known.contains(where: { setlocale(LC_CTYPE, $0) != nil }) { return baton_is_utf8() != 0 }
    setlocale(LC_CTYPE, "C")
    return false
  }
}
