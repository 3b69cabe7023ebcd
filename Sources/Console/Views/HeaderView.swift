import Records
import Screen

extension State {
  /// Who has it, where we are, what is on fire, when the next thing is due: never more than two lines.
  func drawHeader(on frame: inout Frame, in rect: Rect) {
    guard rect.height > 0 else { return }
    frame.fill(rect, style: Style(.text, on: .header))
    let gap = rect.width >= 100 ? 3 : 2
    let room = rect.width - 2
    let left = [incidentPart, sessionPart, holderPart]
    let parts = Part.fitted(left + [ribbonPart, clockPart], width: room, gap: gap)
    putLeft(parts.prefix(3), gap: gap, y: rect.y, on: &frame)
    putRight(
      parts.suffix(2), gap: rect.width >= 100 ? 6 : gap, least: gap, left: parts.prefix(3), y: rect.y, on: &frame)
    guard rect.height > 1 else { return }
    drawSecondLine(on: &frame, y: rect.y + 1, room: room, gap: gap)
  }

  private func putLeft(_ parts: ArraySlice<[Span]>, gap: Int, y: Int, on frame: inout Frame) {
    var x = 1
    for part in parts where part.width > 0 {
      x += frame.put(part, x: x, y: y, width: frame.size.width - x, on: .header) + gap
    }
  }

  /// From the right edge leftwards; the wide gap is used where it fits.
  private func putRight(
    _ parts: ArraySlice<[Span]>, gap: Int, least: Int, left: ArraySlice<[Span]>, y: Int, on frame: inout Frame
  ) {
    let shown = parts.filter { $0.width > 0 }
    let leftWidth = left.filter { $0.width > 0 }.reduce(0) { $0 + $1.width + least }
    let total = shown.reduce(0) { $0 + $1.width }
    let wide = leftWidth + total + gap * max(0, shown.count - 1) <= frame.size.width - 2 ? gap : least
    var right = frame.size.width - 1
    for part in shown.reversed() {
      frame.put(part, x: right - part.width, y: y, width: part.width, on: .header)
      right -= part.width + wide
    }
  }

  /// Fix, checkpoint and log keep their columns where they fit, so that a countdown does not push its neighbours.
  private func drawSecondLine(on frame: inout Frame, y: Int, room: Int, gap: Int) {
    let parts = Part.fitted([fixPart, checkpointPart, ratePart, livePart], width: room, gap: gap)
    let anchors = [1, frame.size.width * 41 / 100, frame.size.width * 69 / 100]
    let ends = [anchors[1], anchors[2], frame.size.width - 1 - parts[3].width]
    let holds = (0..<3).allSatisfy { parts[$0].width == 0 || anchors[$0] + parts[$0].width + gap <= ends[$0] }
    var x = 1
    for place in 0..<3 where parts[place].width > 0 {
      if holds { x = anchors[place] }
      x += frame.put(parts[place], x: x, y: y, width: frame.size.width - x, on: .header) + gap
    }
    frame.put(
      parts[3], x: frame.size.width - 1 - parts[3].width, y: y, width: max(0, parts[3].width), on: .header)
  }

  // MARK: - The parts

  private var incidentPart: Part {
    guard let incident else { return Part(60, [[Span("Baton", bold: true)]]) }
    return Part(40, [[Span(TextWidth.truncated(incident.key, to: 24), bold: true)]])
  }

  private var sessionPart: Part {
    guard let record else { return .nothing }
    return Part(70, [[Span("Session \(record.session.number)")], [Span("S\(record.session.number)")]])
  }

  private var holderPart: Part {
    guard let record else { return .nothing }
    if incident?.offeredTo == actor, knownAt == nil {
      return Part(
        95, [[Span("the baton is offered to you", .alarm, bold: true)], [Span("offered to you", .alarm, bold: true)]])
    }
    if let offered = incident?.offeredTo { return Part(80, [[Span("offered to \(offered)", .warning)]]) }
    guard let holder = incident?.holder ?? record.session.holder else {
      return Part(80, [[Span("nobody has the baton", .warning)], [Span("no holder", .warning)]])
    }
    let isMine = holder == actor
    return Part(
      80,
      [
        [Span(isMine ? "you have the baton" : "\(holder) has the baton", bold: isMine)],
        [Span(isMine ? "you" : TextWidth.truncated(holder, to: 12), bold: isMine)],
      ])
  }

  private var ribbonPart: Part {
    guard let record else { return .nothing }
    let (stage, progress) = Ribbon.stage(of: record)
    let present = Span(stage.title.uppercased() + (progress.map { " \($0)" } ?? ""), .accent, bold: true)
    var whole: [Span] = []
    for other in Ribbon.allCases {
      if !whole.isEmpty { whole.append(Span(" \(Glyph.chevron.text()) ", .muted)) }
      whole.append(other == stage ? present : Span(other.title, other < stage ? .text : .muted))
    }
    return Part(90, [whole, [present], [Span(stage.title.uppercased(), .accent, bold: true)]])
  }

  private var clockPart: Part {
    guard showsClock else { return .nothing }
    return Part(50, [[Span("\(zone.clock(now)) \(zone.label)")], [Span(zone.clock(now))]])
  }

  private var fixPart: Part {
    guard let fix = record?.fixes.last(where: { $0.status != .validated }) ?? record?.fixes.last else {
      return .nothing
    }
    let name = fix.commit.map { String($0.prefix(8)) } ?? "fix \(fix.number)"
    if let finding = fix.provenance.first(where: { $0.answer == .no }), fix.status != .validated {
      return Part(
        60,
        [
          [Span("\(Glyph.failed.text()) \(finding.detail)", .alarm)],
          [Span("\(Glyph.failed.text()) \(name) does not run", .alarm)],
        ])
    }
    let built = fix.build.map { " as \($0.prefix(8))" } ?? ""
    let (glyph, role, long, short): (Glyph, Role, String, String) =
      switch fix.status {
      case .validated: (.done, .good, "\(name) validated", "\(name) validated")
      case .failed: (.failed, .alarm, "\(name) failed validation", "\(name) failed")
      case .unknown, .committed: (.warning, .warning, "\(name) committed, not proven", "\(name) not proven")
      case .pushed: (.warning, .warning, "\(name) pushed, not proven", "\(name) not proven")
      case .building: (.active, .active, "\(name) building\(built)", "\(name) building")
      case .built: (.warning, .warning, "\(name) built\(built), not proven", "\(name) not proven")
      case .deployed: (.warning, .warning, "\(name) deployed\(built), not proven", "\(name) not proven")
      }
    return Part(60, [[Span(glyph.text() + " " + long, role)], [Span(glyph.text() + " " + short, role)]])
  }

  private var checkpointPart: Part {
    guard let window = record?.monitoring, let next = window.next(at: now) else {
      return record?.monitoring?.stage == .done
        ? Part(50, [[Span("\(Glyph.done.text()) monitoring complete", .good)], [Span("monitored", .good)]]) : .nothing
    }
    let clock = zone.clock(next.due, from: now)
    let left = next.due.since(now)
    if left > 0 {
      let length = Length.words(seconds: left)
      return Part(
        70, [[Span("checkpoint \(clock), in \(length)")], [Span("checkpoint in \(length)")], [Span("in \(length)")]])
    }
    guard window.stage == .running else {
      return Part(40, [[Span("monitoring not started", .muted)], [Span("not monitored", .muted)]])
    }
    let late = Length.words(seconds: -left)
    let glyph = Glyph.failed.text()
    return Part(
      96,
      [
        [Span("\(glyph) checkpoint \(clock) overdue by \(late)", .alarm, bold: true)],
        [Span("\(glyph) checkpoint overdue \(late)", .alarm, bold: true)],
        [Span("\(glyph) overdue", .alarm, bold: true)],
      ])
  }

  private var ratePart: Part {
    guard !log.files.isEmpty else { return .nothing }
    let counts = log.errorsPerMinute(last: 8, now: now)
    let perMinute = counts.last ?? 0
    let role: Role = perMinute > 0 ? .alarm : .muted
    let (long, short) = (Sparkline.text(counts, columns: 8), Sparkline.text(counts, columns: 5))
    return Part(
      55,
      [
        [Span("log ", .muted), Span(long + " ", role), Span("\(perMinute) errors/min", role)],
        [Span("log ", .muted), Span(short + " ", role), Span("\(perMinute) err/min", role)],
        [Span("\(perMinute) err/min", role)],
      ])
  }

  private var livePart: Part {
    if let knownAt {
      let clock = zone.clock(knownAt, from: now)
      return Part(
        99,
        [
          [Span("as known at \(clock), Esc returns", .warning, bold: true)],
          [Span("as known at \(clock)", .warning, bold: true)], [Span("at \(clock)", .warning, bold: true)],
        ])
    }
    if let offline {
      return Part(
        97,
        [
          [Span("offline: \(TextWidth.truncated(offline, to: 40))", .alarm, bold: true)],
          [Span("offline", .alarm, bold: true)],
        ])
    }
    if !tripped.isEmpty {
      return Part(
        94,
        [
          [Span("\(Glyph.finding.text()) watch “\(tripped.last ?? "")” tripped", .alarm, bold: true)],
          [Span("\(Glyph.finding.text()) tripped", .alarm, bold: true)],
        ])
    }
    if isReadOnly { return Part(65, [[Span("read-only", .muted)]]) }
    if opened != nil {
      return Part(92, [[Span("an earlier session, Esc returns", .warning)], [Span("earlier", .warning)]])
    }
    return Part(30, [[Span("\(Glyph.live.text()) live", .good)], [Span(Glyph.live.text(), .good)]])
  }
}

/// The stages at the top of the console.
enum Ribbon: Int, CaseIterable, Comparable {
  case review, accept, validate, decide, monitor, handOff

  static func < (left: Ribbon, right: Ribbon) -> Bool { left.rawValue < right.rawValue }

  var title: String {
    switch self {
    case .review: "Review"
    case .accept: "Accept"
    case .validate: "Validate"
    case .decide: "Decide"
    case .monitor: "Monitor"
    case .handOff: "Hand off"
    }
  }

  /// What is to be done now, and how much of it is.
  static func stage(of record: SessionRecord) -> (Ribbon, String?) {
    let (settled, total) = record.validationProgress
    switch record.phase {
    case .review: return (.review, nil)
    case .accepted, .validating:
      if record.branchDue != nil { return (.decide, nil) }
      return total == 0 ? (.monitor, nil) : (.validate, "\(settled) of \(total)")
    case .decided: return record.monitoring?.stage == .done ? (.handOff, nil) : (.monitor, nil)
    case .monitoring:
      let checkpoints = record.monitoring?.checkpoints ?? []
      return (.monitor, "\(checkpoints.count { $0.outcome != nil }) of \(checkpoints.count)")
    case .handedOff: return (.handOff, "done")
    }
  }
}
