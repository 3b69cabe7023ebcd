import ArgumentParser

/// A length of time as typed: `24h`, `90m`, `1d`, or hours alone.
struct HoursArgument: ExpressibleByArgument, Equatable {
  var hours: Double

  init(hours: Double) { self.hours = hours }

  init?(argument: String) {
    let units: [Character: Double] = ["m": 1.0 / 60, "h": 1, "d": 24]
    let unit = argument.last.flatMap { units[$0] }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard let number = Double(digits), number.isFinite, number > 0 else { return nil }
    hours = number * (unit ?? 1)
  }

  var defaultValueDescription: String { "\(SpanWords.number(hours))h" }
}
