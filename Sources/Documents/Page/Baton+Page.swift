import Records

extension PagePart {
  /// Who has it, until when, and when to look next.
  static let baton = PagePart(.baton) { writing in
    FieldRule.write(Session.batonRules, writing.record.session, writing.layout) + writing.record.window(writing)
  } read: { blocks, reading in
    var session = reading.record.session
    FieldRule.read(Session.batonRules, blocks, &session, &reading)
    reading.record.session = session
    for block in blocks {
      guard let field = LayoutField(block) else { continue }
      switch field.name {
      case "monitoring": if !reading.readWindow(field) { continue }
      case "next checkpoint": break
      default: continue
      }
      reading.claimOwn(block)
    }
  }

  /// What is watched, and what was seen so far.
  static let monitoring = PagePart(.monitoring) { writing in
    guard let window = writing.record.monitoring else { return [] }
    let isRunning = window.stage == .running || window.stage == .planned
    let looked = window.checkpoints.filter { $0.outcome != nil }
    return (isRunning ? FieldRule.write(Monitoring.watched, window, writing.layout) : [])
      + looked.map { checkpoint in
        let by = checkpoint.by.map { ", by \(PageLine.flat($0, 40))" } ?? ""
        let note = checkpoint.note.map { ": \(PageLine.flat($0))" } ?? ""
        return .item(
          "**Looked at:** \(writing.time.text(checkpoint.due)), \(checkpoint.outcome?.rawValue ?? "")\(by)\(note)")
      }
      + window.resets.map { reset in
        .item(
          "**Begun anew:** \(writing.time.text(reset.at)) by \(PageLine.flat(reset.by, 40)): \(PageLine.flat(reset.because))"
        )
      }
      + writing.corrections(of: ItemReference(.monitoring))
  } read: { blocks, reading in
    var window = reading.record.monitoring ?? Monitoring(stage: .planned, start: nil)
    reading.item = ItemReference(.monitoring)
    FieldRule.read(Monitoring.watched, blocks, &window, &reading)
    for block in blocks {
      guard let field = LayoutField(block), field.name == "looked at" || field.name == "begun anew" else { continue }
      reading.claim(block)
    }
    reading.record.monitoring = window
  }

  /// Alerts that nobody hears now, and when they will be heard again.
  static let silences = PagePart(.silences) { writing in
    writing.record.inFlight.silences.filter { !$0.isOver(at: writing.now) }
      .sorted { ($0.until ?? Moment(milliseconds: .max)) < ($1.until ?? Moment(milliseconds: .max)) }
      .map { silence in
        var details = [silence.until.map { "until \(writing.time.text($0))" } ?? "nobody said until when"]
        var beside: [MarkdownBlock] = []
        if let by = silence.by {
          PageLine.fits(by) ? details.append("by \(by)") : beside.append(LayoutField.block("By", text: by))
        }
        if let because = silence.because {
          PageLine.fits(because)
            ? details.append("because \(because)") : beside.append(LayoutField.block("Because", text: because))
        }
        return PageLine.item("Silence \(silence.number)", silence.alert, details, beside)
      }
  }
}

extension Session {
  fileprivate static let batonRules: [FieldRule<Session>] =
    FieldRule.table("holder", "offeredTo") + [
      FieldRule(name: "Read on taking it") { session, _ in
        guard let opening = session.opening, let items = opening.read else { return [] }
        return [.item("**Read on taking it:** \(items.displayText), by \(PageLine.flat(opening.by, 40))")]
      } read: { _, _, _ in
        true
      },
      FieldRule(name: "Taken over") { session, _ in
        session.opening?.takeOver.map { [LayoutField.block("Taken over", text: $0)] } ?? []
      } read: { field, session, reading in
        guard let text = field.text(&reading) else { return false }
        var opening =
          session.opening ?? Acceptance(from: nil, by: session.holder ?? "", at: Moment(milliseconds: 0), readBack: "")
        opening.takeOver = text
        session.opening = opening
        return true
      },
      .nested(
        "Declined", \.declines, [.required("By", \.by), .moment("At", \.at)], { decline, _ in decline.because },
        { text, _ in Decline(by: "", at: Moment(milliseconds: 0), because: text) }),
    ]
}

extension Monitoring {
  fileprivate static let watched: [FieldRule<Monitoring>] = [
    .brief("Watch for", \.watches), .brief("Baseline", \.baseline),
  ]
}

extension SessionRecord {
  /// The window in a line, and the checkpoint that comes next in another.
  fileprivate func window(_ writing: PageWriting) -> [MarkdownBlock] {
    guard let window = monitoring, window.stage != .done else { return [] }
    let from = window.start.map { " from \(writing.time.text($0))" } ?? ""
    let until = window.stage == .running ? window.end.map { ", until \(writing.time.text($0))" } ?? "" : ""
    let line =
      "**Monitoring:** \(window.stage.rawValue), \(Quantity.hours(window.hours))\(from), a checkpoint every "
      + "\(Quantity.hours(window.every))\(until)"
    let next = window.stage == .running ? window.next(at: writing.now) : nil
    let isComing = next.map { window.state(of: $0, at: writing.now) == .due } ?? false
    return [.item(line)]
      + (isComing ? next.map { [.item("**Next checkpoint:** \(writing.time.text($0.due))")] } ?? [] : [])
  }
}

extension LayoutReading {
  /// `running, 24 hours from 01:18 UTC, a checkpoint every 4 hours, until 2025-11-05 01:18 UTC`
  fileprivate mutating func readWindow(_ field: LayoutField) -> Bool {
    let parts = field.value.parted(by: ", ")
    guard parts.count >= 3, let stage = Monitoring.Stage(rawValue: parts[0]) else { return false }
    let length = parts[1].parted(by: " from ")
    guard let hours = Quantity.read(length[0], "hour"),
      let every = parts[2].behind("a checkpoint every ").flatMap({ Quantity.read($0, "hour") })
    else { return false }
    var window = record.monitoring ?? Monitoring(stage: stage, start: nil)
    window.stage = stage
    (window.hours, window.every) = (hours, every)
    if length.count > 1 {
      guard let start = time.moment(length[1]) else { return false }
      window.start = start
      window.checkpoints = Monitoring.schedule(start: start, hours: hours, every: every)
    }
    window.lines = field.block.lines
    record.monitoring = window
    return true
  }

  mutating func readSilence(_ number: Int, _ field: LayoutField) -> Bool {
    var silence = Silence(number: number, alert: "", lines: field.block.lines)
    let time = time
    silence.alert = PageLine.read(field.value, into: &silence) { detail, silence in
      if detail == "nobody said until when" { return true }
      if let at = detail.behind("until ").flatMap({ time.moment($0) }) {
        silence.until = at
      } else if let words = detail.behind("by ") {
        silence.by = words
      } else if let words = detail.behind("because ") {
        silence.because = words
      } else {
        return false
      }
      return true
    }
    item = ItemReference(.silence, number)
    FieldRule.read(FieldRule.table("because", "by"), field.children, &silence, &self)
    record.inFlight.silences.append(silence)
    return true
  }
}
