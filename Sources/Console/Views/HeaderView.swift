import Records
import Screen

extension State {
  /// Who has it, where we are, what is on fire, when the next thing is due: never more than two
  /// lines.
  func drawHeader(on frame: inout Frame, in rect: Rect) {
    guard rect.height > 0 else { return }
    frame.fill(rect, style: Style(.text, on: .header))
    let room = rect.width - 2
    drawFirstLine(
      on: &frame, y: rect.y,
      Part.fitted([incidentPart, sessionPart, holderPart, ribbonPart, clockPart], width: room, gap: 2))
    guard rect.height > 1 else { return }
    drawSecondLine(
      on: &frame, y: rect.y + 1, Part.fitted([fixPart, checkpointPart, ratePart, livePart], width: room, gap: 2))
  }

  /// Three parts from the left, two from the right, as far apart as there is room for.
  private func drawFirstLine(on frame: inout Frame, y: Int, _ parts: [[Span]]) {
    let used = parts.reduce(0) { $0 + $1.width }
    let free = frame.size.width - 2 - used
    let gap = free >= 3 * parts.count ? 3 : 2
    var x = 1
    for part in parts.prefix(3) where part.width > 0 {
      x += frame.put(part, x: x, y: y, width: frame.size.width - x, on: .header) + gap
    }
    var right = frame.size.width - 1
    for part in parts.suffix(2).reversed() where part.width > 0 {
      frame.put(part, x: right - part.width, y: y, width: part.width, on: .header)
      right -= part.width + (free >= 20 ? 6 : gap)
    }
  }

  /// Checkpoint and log keep their columns where they fit, so that a countdown does not push its
  /// neighbours.
  private func drawSecondLine(on frame: inout Frame, y: Int, _ parts: [[Span]]) {
    let width = frame.size.width
    let live = parts[3]
    let anchors = [1, width * 41 / 100, width * 69 / 100, width - 1 - live.width]
    let holds = (0..<3).allSatisfy { parts[$0].width == 0 || anchors[$0] + parts[$0].width + 2 <= anchors[$0 + 1] }
    let used = parts.reduce(0) { $0 + $1.width }
    let gap = width - 2 - used >= 9 ? 3 : 2
    var x = 1
    for place in 0..<3 where parts[place].width > 0 {
      if holds { x = anchors[place] }
      x += frame.put(parts[place], x: x, y: y, width: width - x, on: .header) + gap
    }
    if live.width > 0 { frame.put(live, x: anchors[3], y: y, width: live.width, on: .header) }
  }
}

// MARK: - First line

extension State {
  private var incidentPart: Part {
    if isLogAlone {
      let names = TextWidth.truncated(logNames.joined(separator: ", "), to: max(8, size.width - 30))
      return Part((50, [Span(names, bold: true)]))
    }
    guard let incident else { return Part((50, [Span("Baton", bold: true)])) }
    let key = [Span(TextWidth.truncated(incident.key, to: 24), bold: true)]
    guard let severity = incident.severity else { return Part((50, key)) }
    let bad = key + [Span(" " + TextWidth.truncated(severity, to: 10), incident.severityRole, bold: true)]
    let standing = incident.standing.map { [Span(" \($0.rawValue)", .muted)] } ?? []
    return standing.isEmpty ? Part((45, bad), (50, key)) : Part((9, bad + standing), (45, bad), (50, key))
  }

  private var sessionPart: Part {
    guard let record else { return .nothing }
    return Part((40, [Span("Session \(record.session.number)")]), (70, [Span("S\(record.session.number)")]))
  }

  private var holderPart: Part {
    guard let record else { return .nothing }
    if incident?.offeredTo == actor, knownAt == nil {
      return Part(
        (60, [Span("the baton is offered to you", .alarm, bold: true)]),
        (95, [Span("offered to you", .alarm, bold: true)]))
    }
    if let offered = incident?.offeredTo {
      return Part((80, [Span("offered to \(TextWidth.truncated(offered, to: 20))", .warning)]))
    }
    guard let holder = incident?.holder ?? record.session.holder else {
      return Part((30, [Span("nobody has the baton", .warning)]), (80, [Span("no holder", .warning)]))
    }
    if holder == actor {
      return Part((30, [Span("you have the baton", bold: true)]), (80, [Span("you", bold: true)]))
    }
    return Part(
      (30, [Span("\(TextWidth.truncated(holder, to: 20)) has the baton")]),
      (80, [Span(TextWidth.truncated(holder, to: 12))]))
  }

  private var ribbonPart: Part {
    guard let record, let phase else { return .nothing }
    switch end {
    case .takenOver, .followed:
      let words = end?.displayText ?? ""
      return Part((12, [Span(words, .warning)]), (92, [Span(TextWidth.truncated(words, to: 20), .warning)]))
    case .handedOff, nil: break
    }
    let (stage, progress, isTroubled) = Ribbon.stage(of: record, in: phase)
    let name = stage.title.uppercased()
    let trouble = isTroubled ? [Span(" " + Glyph.failed.text(), .alarm, bold: true)] : []
    let short = [Span(name, .accent, bold: true)] + trouble
    let present = [Span(name + (progress.map { " \($0)" } ?? ""), .accent, bold: true)] + trouble
    var whole: [Span] = []
    for other in Ribbon.allCases {
      if !whole.isEmpty { whole.append(Span(" \(Glyph.chevron.text()) ", .muted)) }
      whole += other == stage ? present : [Span(other.title, other < stage ? .text : .muted)]
    }
    // On a narrow screen the words beside it are worth more room than what comes next.
    let next = size.width < 100 ? nil : Ribbon(rawValue: stage.rawValue + 1)
    let following = next.map { present + [Span(" \(Glyph.chevron.text()) \($0.title)", .muted)] } ?? present
    return Part((10, whole), (12, following), (90, present), (92, short))
  }

  private var clockPart: Part {
    guard showsClock else { return .nothing }
    let story = isStoryTime ? [Span("demo ", .muted)] : []
    let clock = [Span("\(zone.clock(now)) \(zone.label)")]
    return Part((29, story + clock), (35, clock), (55, [Span(zone.clock(now))]))
  }
}

// MARK: - Second line

extension State {
  /// The newest fix that is not proven, else the newest.
  private var fixPart: Part {
    guard let fix = fixInQuestion ?? record?.fixes.last else { return .nothing }
    let name = fix.commit.map { String($0.prefix(8)) } ?? "fix \(fix.number)"
    if let finding = fix.provenance.first(where: { $0.answer == .no }), fix.status != .validated {
      let glyph = Glyph.failed.text()
      return Part(
        (25, [Span("\(glyph) \(TextWidth.truncated(finding.detail, to: 48))", .alarm)]),
        (75, [Span("\(glyph) \(name) is not what runs", .alarm)]))
    }
    let built = fix.build.map { " as \($0.prefix(8))" } ?? ""
    let (glyph, long, short): (Glyph, String, String) =
      switch fix.status {
      case .validated: (.done, "\(name) validated", "\(name) validated")
      case .failed: (.failed, "\(name) failed validation", "\(name) failed")
      case .unknown, .committed: (.warning, "\(name) committed, not proven", "\(name) not proven")
      case .pushed: (.warning, "\(name) pushed, not proven", "\(name) not proven")
      case .building: (.active, "\(name) building\(built)", "\(name) building")
      case .built: (.warning, "\(name) built\(built), not proven", "\(name) not proven")
      case .deployed: (.warning, "\(name) deployed\(built), not proven", "\(name) not proven")
      }
    return Part(
      (20, [Span(glyph.text() + " " + long, glyph.role)]), (60, [Span(glyph.text() + " " + short, glyph.role)]))
  }

  /// What those outside were promised, where it comes before the checkpoint: an overdue one is loud.
  private var updatePart: Part? {
    guard let next = incident?.nextUpdate, knownAt == nil else { return nil }
    let left = next.since(now)
    if left <= 0 {
      let glyph = Glyph.failed.text()
      return Part(
        (62, [Span("\(glyph) update overdue by \(Length.text(seconds: -left))", .alarm, bold: true)]),
        (96, [Span("\(glyph) update overdue", .alarm, bold: true)]))
    }
    if let due = record?.monitoring?.next(at: now)?.due, due < next { return nil }
    let length = Length.text(seconds: left)
    return Part(
      (22, [Span("update \(zone.clock(next, from: now)), in \(length)")]), (65, [Span("update in \(length)")]))
  }

  private var checkpointPart: Part {
    if let updatePart { return updatePart }
    guard let window = record?.monitoring else { return .nothing }
    let count = window.missed(at: now).count
    let missed = count == 0 ? "" : "\(count) missed"
    guard let next = window.next(at: now) else {
      guard window.stage == .done else { return .nothing }
      guard missed.isEmpty else {
        return Part((40, [Span("\(Glyph.warning.text()) monitoring complete, \(missed)", .warning)]))
      }
      return Part((40, [Span("\(Glyph.done.text()) monitoring complete", .good)]))
    }
    let clock = zone.clock(next.due, from: now)
    let left = next.due.since(now)
    if left > 0 {
      let length = Length.text(seconds: left)
      return Part(
        (22, [Span("checkpoint \(clock), in \(length)")] + (count == 0 ? [] : [Span(", \(missed)", .warning)])),
        (65, [Span("checkpoint in \(length)")]),
        (75, [Span("in \(length)")]))
    }
    guard window.stage == .running else { return Part((40, [Span("monitoring not started", .muted)])) }
    let late = Length.text(seconds: -left)
    let glyph = Glyph.failed.text()
    return Part(
      (62, [Span("\(glyph) checkpoint \(clock) overdue by \(late)", .alarm, bold: true)]),
      (96, [Span("\(glyph) checkpoint overdue", .alarm, bold: true)]),
      (98, [Span("\(glyph) overdue", .alarm, bold: true)]))
  }

  /// The last whole minute's errors, or this one's where they are more already.
  private var ratePart: Part {
    guard !log.files.isEmpty else { return .nothing }
    let counts = log.errorsPerMinute(last: 8, now: now)
    let rate = counts.suffix(2).max() ?? 0
    let role: Role = rate > 0 ? .alarm : .muted
    return Part(
      (
        28,
        [
          Span("log ", .muted), Span(Sparkline.text(counts, columns: 8), role),
          Span(" \(rate) \(rate == 1 ? "error" : "errors")/min", role),
        ]
      ),
      (50, [Span("log ", .muted), Span(Sparkline.text(counts, columns: 5), role), Span(" \(rate) err/min", role)]),
      (56, [Span("\(rate) err/min", role)]))
  }

  /// Whether what is shown is true now, and why not.
  private var livePart: Part {
    if let knownAt {
      let clock = zone.exactClock(knownAt, from: now)
      return Part(
        (61, [Span("as known at \(clock), \(keyWords("back")) returns", .warning, bold: true)]),
        (97, [Span("as known at \(clock)", .warning, bold: true)]), (99, [Span("at \(clock)", .warning, bold: true)]))
    }
    if let offline {
      return Part(
        (58, [Span("offline: \(TextWidth.truncated(offline, to: 40))", .alarm, bold: true)]),
        (97, [Span("offline", .alarm, bold: true)]))
    }
    if isSaving { return Part((58, [Span("not saved yet", .warning)]), (97, [Span("unsaved", .warning)])) }
    if let running { return runningPart(running) }
    if let rule = tripped.last {
      return Part(
        (
          58, [Span("\(Glyph.finding.text()) watch “\(TextWidth.truncated(rule, to: 24))” tripped", .alarm, bold: true)]
        ),
        (94, [Span("\(Glyph.finding.text()) tripped", .alarm, bold: true)]))
    }
    if isReadOnly, !isLogAlone { return Part((57, [Span("read-only", .muted)])) }
    if opened != nil {
      return Part(
        (58, [Span("an earlier session, \(keyWords("back")) returns", .warning)]), (92, [Span("earlier", .warning)]))
    }
    return Part((45, [Span("\(Glyph.live.text()) live", .good)]), (46, [Span(Glyph.live.text(), .good)]))
  }

  /// In every view, so that nobody leaves, or starts another, not knowing of it.
  private func runningPart(_ running: Running) -> Part {
    let glyph = Glyph.active.text()
    let length = Length.text(seconds: now.since(running.since))
    let step = "\(glyph) step \(running.step)"
    let elsewhere = running.elsewhere.map { " elsewhere (\(TextWidth.truncated($0, to: 16)))" }
    let silent = running.isSilent ? [Span(", silent", .warning)] : []
    return Part(
      (47, [Span("\(step) runs\(elsewhere ?? ""), \(length)", .active)] + silent),
      (93, [Span("\(step)\(elsewhere == nil ? "" : " elsewhere"), \(length)", .active)]))
  }
}
