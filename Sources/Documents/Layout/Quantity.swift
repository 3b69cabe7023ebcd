/// Numbers with their units, as people write them.
enum Quantity {
  /// Without the decimal point where there is nothing behind it.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  static func hours(_ value: Double) -> String { "\(number(value)) \(value == 1 ? "hour" : "hours")" }

  static func seconds(_ value: Double) -> String { "\(number(value)) \(value == 1 ? "second" : "seconds")" }

  /// "45 seconds", "7 minutes", "2 h 05 min", "3 days 4 h": as exact as a person cares for.
  static func span(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    switch whole {
    case ..<120: return Self.seconds(Double(whole))
    case ..<7200: return "\(whole / 60) minutes"
    case ..<172_800:
      let minutes = whole / 60 % 60
      return "\(whole / 3600) h" + (minutes == 0 ? "" : " \(minutes < 10 ? "0" : "")\(minutes) min")
    default:
      let hours = whole / 3600 % 24
      return "\(whole / 86_400) days" + (hours == 0 ? "" : " \(hours) h")
    }
  }
}
