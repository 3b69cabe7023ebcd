extension Int {
  /// A number with what it counts: "1 event", "4 events".
  func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
