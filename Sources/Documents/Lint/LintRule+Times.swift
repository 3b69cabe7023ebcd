import Records

extension LintRule {
  static let times = [
    LintRule("time-backwards", "times that go backwards") { subject in
      var gaps: [Gap] = []
      let session = subject.record.session
      if let from = session.from, let until = session.until, until < from {
        gaps.append(
          Gap(
            .error, rule: "time-backwards", item: ItemReference(.session), lines: session.lines,
            message: "the session ends (\(until.iso)) before it begins (\(from.iso))",
            remedy: "correct one of the two, or add the date where it ran past midnight"))
      }
      var latest: Moment?
      var above: TimelineEntry?
      let headings = subject.text.map(HeadingLines.init)
      for entry in subject.record.timeline {
        if let at = entry.at, let until = entry.until, until < at {
          gaps.append(
            gap(
              .error, entry, "ends before it begins", "correct the range, or add the date where it runs past midnight"))
        }
        // Under a heading of its own a second account of the same hours begins anew.
        if let above, headings?.lie(between: above.lines, and: entry.lines) == true { latest = nil }
        above = entry
        if let at = entry.at, let before = latest, at < before {
          gaps.append(
            gap(
              .error, entry, "stands after an entry of \(before.clock)",
              "put it in the order of time, or add the date where it is of the next day"))
        }
        latest = entry.at ?? latest
      }
      return gaps
    },
    LintRule("no-zone", "times that do not say in which zone they are") { subject in
      guard let text = subject.text else { return [] }
      let bare = subject.record.timeline.filter { $0.isClockWithoutZone }
      guard let first = bare.first, let span = first.lines else { return [] }
      // A zone named in the table's heading, or in the head of the document, is good for every row.
      let above = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(max(span.from, 1))
      guard !above.contains(where: { ClockWords.namesZone($0) }) else { return [] }
      return [
        Gap(
          .warning, rule: "no-zone", item: ItemReference(.timeline, first.number), lines: span,
          message:
            "\(bare.count == 1 ? "a time of the timeline has" : "\(bare.count) times of the timeline have") no zone",
          remedy: "write the zone once, in the heading: “Time (UTC)”")
      ]
    },
    LintRule("duration-disagrees", "a stated duration that the times do not give") { subject in
      let record = subject.record
      let told = record.timeline.compactMap(\.at)
      let spans = [
        record.session.from.flatMap { from in record.session.until.map { $0.since(from) } },
        told.min().flatMap { first in record.timeline.compactMap { $0.until ?? $0.at }.max()?.since(first) },
      ].compactMap(\.self).filter { $0 > 0 }
      let given = spans + (told.count >= 2 ? record.durations.map(\.seconds) : [])
      guard !given.isEmpty else { return [] }
      return record.metrics.enumerated().compactMap { place, metric -> Gap? in
        guard FieldWords.kind(of: metric.name) == .length, let stated = DurationWords.seconds(in: metric.value),
          stated >= 60, !given.contains(where: { abs($0 - stated) <= max(300, stated / 10) })
        else { return nil }
        let length = given.max() ?? 0
        return Gap(
          .warning, rule: "duration-disagrees", item: ItemReference(.metric, place + 1), lines: metric.lines,
          message:
            "“\(metric.name.excerpt(30)): \(metric.value.excerpt(30))”, but its times give \(Quantity.span(length)) at most",
          remedy: "correct the duration, or the times that it follows from")
      }
    },
    LintRule("time-unread", "a timeline entry whose time cannot be read") { subject in
      subject.record.timeline.filter { $0.at == nil && $0.words?.contains(where: \.isNumber) == true }.map { entry in
        Gap(
          .note, rule: "time-unread", item: ItemReference(.timeline, entry.number), lines: entry.lines,
          message: "the time “\(entry.words?.excerpt(30) ?? "")” of “\(entry.event.excerpt(40))” can't be placed",
          remedy: "write it as HH:MM, and the session's date at the head of the document")
      }
    },
  ]

  private static func gap(_ severity: Gap.Severity, _ entry: TimelineEntry, _ message: String, _ remedy: String) -> Gap
  {
    Gap(
      severity, rule: "time-backwards", item: ItemReference(.timeline, entry.number), lines: entry.lines,
      message: "timeline entry \(entry.number) “\(entry.event.excerpt(40))” (\(entry.at?.clock ?? "")) \(message)",
      remedy: remedy)
  }
}

extension TimelineEntry {
  fileprivate var isClockWithoutZone: Bool {
    guard source == .document, let words else { return false }
    return !ClockWords.all(in: words).isEmpty && !ClockWords.namesZone(words)
  }
}

/// Where the headings of a text are.
private struct HeadingLines {
  private let numbers: [Int]

  init(_ text: String) {
    var isCode = false
    numbers = text.lines.enumerated().compactMap { index, line in
      if line.trimmedBlanks.begins(with: "```") { isCode.toggle() }
      return !isCode && line.begins(with: "#") ? index + 1 : nil
    }
  }

  func lie(between first: LineSpan?, and second: LineSpan?) -> Bool {
    guard let first, let second else { return false }
    return numbers.contains { first.to < $0 && $0 < second.from }
  }
}
