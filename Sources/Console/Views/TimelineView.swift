import Records
import Screen

extension State {
  func timelineLines(_ index: Int, width: Int) -> [Line] {
    let key = LineMemo.Key(row: index, width: width, isWhole: place == .timeline, showsLocal: zone.showsLocal)
    if let lines = rows.timelineLines[key] { return lines }
    let lines = composedTimelineLines(index, width: width)
    rows.timelineLines[key] = lines
    return lines
  }

  private func composedTimelineLines(_ index: Int, width: Int) -> [Line] {
    let row = rows.timeline[index]
    var lines = dividers(row, width: width)
    let time = row.entry.at.map { zone.clock($0) } ?? row.entry.shortWords
    let session = row.session.text
    let pad = String(repeating: " ", count: max(0, rows.sessionWidth - session.count))
    let indent = 5 + 2 + rows.sessionWidth + 2
    let mark = mark(of: row, width: width)
    let room = max(8, width - indent - (mark.width > 0 ? mark.width + 2 : 0))
    let isWhole = place == .timeline
    var words = TextWidth.wrapped(row.event { zone.clock($0) }, to: room)
    let limit = isWhole ? 6 : 2
    if words.count > limit {
      words = words.prefix(limit - 1) + [TextWidth.truncated(words[(limit - 1)...].joined(separator: " "), to: room)]
    }
    for (place, text) in words.enumerated() {
      let start: [Span] =
        place == 0
        ? [Span(time, .muted), Span("  \(pad)\(session)  ", .muted)] : [Span(String(repeating: " ", count: indent))]
      lines.append(Line(start + [Span(text)], right: place == 0 ? mark : []))
    }
    if isWhole, let impact = row.entry.impact, !impact.isEmpty {
      for text in TextWidth.wrapped(impact, to: room).prefix(2) {
        lines.append(Line([Span(String(repeating: " ", count: indent)), Span(text, .muted)]))
      }
    }
    return lines
  }

  /// A gap in time, a new session, a new day.
  private func dividers(_ row: TimelineRow, width: Int) -> [Line] {
    let pause = row.gap.map { Length.text(seconds: $0) }
    if row.startsSession || row.startsDay {
      let words = [
        row.startsSession ? "session \(row.session)" : nil,
        row.startsDay ? row.entry.at.map { zone.day($0, from: now) } : nil,
        pause.map { "after \($0)" },
      ].compactMap(\.self).joined(separator: ", ")
      return [Line.divider(words, width: width)]
    }
    guard let pause else { return [] }
    return [Line([Span(String(repeating: " ", count: max(0, 5 - pause.count)) + pause, .muted)], isDivider: true)]
  }

  /// Where the entry comes from. In the wide view in words, else a glyph where it is more than
  /// someone's word.
  private func mark(of row: TimelineRow, width: Int) -> [Span] {
    let entry = row.entry
    var spans: [Span] = []
    if let until = entry.until { spans.append(Span("to \(zone.clock(until))", .muted)) }
    if place == .timeline, width >= 70 {
      let words =
        switch entry.source {
        case .document: "document"
        case .person: entry.by ?? "person"
        case .log: "log"
        case .step: "step"
        case .alert: "alert"
        }
      spans.append(Span((spans.isEmpty ? "" : "  ") + TextWidth.truncated(words, to: 12), .muted))
    }
    if row.session == record?.session.number, rows.corrected.contains("timeline \(entry.number)") {
      spans.append(Span((spans.isEmpty ? "" : " ") + Glyph.correction.text(), .note))
    } else if let (glyph, role) = glyph(of: entry) {
      spans.append(Span((spans.isEmpty ? "" : " ") + glyph.text(), role))
    } else if place == .timeline {
      spans.append(Span("  "))
    }
    return spans
  }

  func glyph(of entry: TimelineEntry) -> (Glyph, Role)? {
    if entry.tags.contains(TimelineEntry.correctionTag) { return (.correction, .note) }
    switch entry.source {
    case .log, .alert: return (.finding, .warning)
    case .step:
      if entry.event.contains(" failed") { return (.failed, .alarm) }
      if entry.event.contains(" passed") { return (.done, .good) }
      if entry.event.contains(" waived") { return (.cancelled, .muted) }
      return (.warning, .warning)
    case .document, .person: return nil
    }
  }
}

extension TimelineEntry {
  /// The time as the document has it, without a day to hold it to; blanks where that is longer than
  /// a clock.
  fileprivate var shortWords: String {
    let words = words?.trimmed ?? ""
    return TextWidth.width(of: words) <= 5 ? words.padded(5) : String(repeating: " ", count: 5)
  }
}
