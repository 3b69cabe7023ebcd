/// How a person types a time, in the shell and in the console alike.
package enum TypedTime {
  /// What an example of each kind looks like, for whoever typed something else.
  package static let examples = "01:15, -10m, “10 minutes ago”, “yesterday 22:00” or 2025-11-04T01:15:00Z"

  /// The time of something that happened. A clock alone is of `day`, the session's, in UTC.
  package static func past(_ words: String, on day: Day?, now: Moment) -> Moment? {
    read(words, on: day ?? now.day, now: now)?.moment
  }

  /// The time of something to come. A clock alone is of the session's day, and where that has
  /// passed the next one from now.
  package static func coming(_ words: String, on day: Day?, now: Moment) -> Moment? {
    guard let (moment, isClock) = read(words, on: day ?? now.day, now: now) else { return nil }
    guard isClock, moment <= now, let today = read(words, on: now.day, now: now)?.moment else { return moment }
    return today > now ? today : today.adding(hours: 24)
  }

  private static func read(_ words: String, on day: Day, now: Moment) -> (moment: Moment, isClock: Bool)? {
    let text = words.trimmed.lowercased()
    if text == "now" { return (now, false) }
    if let length = signed(text) { return (now.adding(seconds: length), false) }
    if let (named, rest) = named(text, now.day) {
      if rest.isEmpty { return (Moment(named), false) }
      return Moment(iso: rest, on: named).map { ($0, false) }
    }
    if let clock = Moment(iso: words.trimmed, on: day) {
      return (clock, Moment(iso: words.trimmed) == nil)
    }
    return nil
  }

  /// "yesterday 22:00", "today at 9:30", "tomorrow".
  private static func named(_ text: String, _ today: Day) -> (Day, rest: String)? {
    for (name, days) in [("yesterday", -1), ("today", 0), ("tomorrow", 1)] where text.hasPrefix(name) {
      var rest = String(text.dropFirst(name.count))
      guard rest.isEmpty || rest.first == " " else { return nil }
      rest = rest.trimmed
      if rest.hasPrefix("at ") { rest = String(rest.dropFirst(3)).trimmed }
      if rest.dropFirst().first == ":" { rest = "0" + rest }
      return (Day(daysSince1970: today.daysSince1970 + days), rest)
    }
    return nil
  }

  /// Seconds from now: "-10m", "+4h", "1h30m ago", "10 minutes ago", "in 2 hours".
  private static func signed(_ text: String) -> Double? {
    if text.hasPrefix("-") { return length(text.dropFirst()).map { -$0 } }
    if text.hasPrefix("+") { return length(text.dropFirst()) }
    if text.hasSuffix(" ago") { return length(text.dropLast(4)).map { -$0 } }
    return text.hasPrefix("in ") ? length(text.dropFirst(3)) : nil
  }

  private static let units: [(names: Set<Substring>, seconds: Double)] = [
    (["s", "sec", "secs", "second", "seconds"], 1), (["m", "min", "mins", "minute", "minutes"], 60),
    (["h", "hr", "hrs", "hour", "hours"], 3600), (["d", "day", "days"], 86_400),
  ]

  /// Seconds of "1h30m", "90 minutes", "an hour"; nil for anything else, and for more than a year.
  private static func length(_ text: Substring) -> Double? {
    var rest = text.drop { $0 == " " }
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let article = digits.isEmpty ? ["an ", "a "].first(where: rest.hasPrefix) : nil
      guard let count = article == nil ? Double(digits) : 1 else { return nil }
      rest = rest.dropFirst(article?.count ?? digits.count).drop { $0 == " " }
      let name = rest.prefix(while: \.isLetter)
      guard let unit = units.first(where: { $0.names.contains(name) }) else { return nil }
      total += count * unit.seconds
      rest = rest.dropFirst(name.count).drop { $0 == " " }
    }
    return total <= 366 * 86_400 ? total : nil
  }
}
