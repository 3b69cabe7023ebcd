import Records

/// Times as a handoff writes them: the clock alone on the session's day, the date before it on any
/// other. UTC always.
struct LayoutTime {
  var day: Day?
  /// Seconds are left out, as people leave them out.
  var isToTheMinute = false

  func text(_ moment: Moment) -> String { "\(cell(moment)) UTC" }

  func moment(_ text: some StringProtocol) -> Moment? { Moment(iso: text.trimmedBlanks, on: day) }

  /// Without the zone, for a column that names it in its heading.
  func cell(_ moment: Moment) -> String {
    let (_, _, second) = moment.timeOfDay
    let thousandths = moment.milliseconds - moment.seconds * 1000
    var clock = moment.clock
    if isToTheMinute { return moment.day == day ? clock : "\(moment.day.iso) \(clock)" }
    if second != 0 || thousandths != 0 { clock += ":" + padded(second, 2) }
    if thousandths != 0 { clock += "." + padded(Int(thousandths), 3) }
    return moment.day == day ? clock : "\(moment.day.iso) \(clock)"
  }

  /// `01:06-01:15`.
  func cell(_ from: Moment, until: Moment?) -> String {
    guard let until else { return cell(from) }
    return "\(cell(from))\(from.day == day && until.day == day ? "-" : " to ")\(cell(until))"
  }

  /// The range first: what follows a clock after `-` could else be taken for its zone.
  func range(_ text: String) -> (from: Moment, until: Moment?)? {
    let parts = text.parted(by: " to ")
    let ends = parts.count == 2 ? parts : text.parted(by: "-")
    if ends.count == 2 {
      guard let from = moment(ends[0]), let until = moment(ends[1]) else { return nil }
      return (from, until)
    }
    return moment(text).map { ($0, nil) }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
