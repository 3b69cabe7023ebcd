import Records

/// The document's title, and the fields of the session below it.
enum HeadPart {
  static func write(_ writing: LayoutWriting) -> [MarkdownBlock] {
    let session = writing.record.session
    let title = session.title.isEmpty ? "" : ": \(session.title)"
    let fields = FieldRule<Session>.write(fields, session, writing)
    return [.heading(1, "Session \(session.number) handoff\(title)")] + fields
  }

  static func read(_ blocks: [MarkdownBlock], _ reading: inout LayoutReading) {
    guard let block = blocks.first, case .heading(1, let text) = block.content, let (number, title) = parsed(text)
    else {
      return
    }
    var session = Session(number: number, title: title)
    // The day first: times without one are of it.
    for case let field? in blocks.map(LayoutField.init) where field.name == "date" {
      session.date = Day(iso: field.value)
    }
    reading.record.session.date = session.date
    FieldRule.read(fields, blocks, &session, &reading)
    reading.claim(block)
    if let from = block.lines { session.lines = LineSpan(from.from, blocks.last?.lines?.to ?? from.to) }
    reading.record.session = session
  }

  static func parsed(_ text: String) -> (SessionNumber, title: String)? {
    guard text.begins(with: "Session ") else { return nil }
    let parts = text.dropping(first: 8).parted(by: " handoff")
    guard parts.count > 1, let number = SessionNumber(parts[0]) else { return nil }
    let rest = parts.dropFirst().joined(separator: " handoff")
    guard rest.isEmpty || rest.begins(with: ":") else { return nil }
    return (number, rest.dropping(first: 1).trimmedBlanks)
  }

  private static let fields: [FieldRule<Session>] =
    FieldRule.table("date") + [time] + FieldRule.table("status", "holder")
    + FieldRule.table(without: ["date", "status", "holder", "offeredTo"]) + [
      opening,
      .nested(
        "Declined", \.declines, [.required("By", \.by), .moment("At", \.at)], { decline, _ in decline.because },
        { text, _ in Decline(by: "", at: Moment(milliseconds: 0), because: text) }),
    ] + FieldRule.table("offeredTo")

  private static let time = FieldRule<Session>(name: "Time") { session, writing in
    let text: String? =
      switch (session.from, session.until) {
      case (let from?, let until?): writing.time.cell(from, until: until) + " UTC"
      case (let from?, nil): "from \(writing.time.text(from))"
      case (nil, let until?): "until \(writing.time.text(until))"
      case (nil, nil): nil
      }
    return text.map { [.item("**Time:** \($0)")] } ?? []
  } read: { field, session, reading in
    let text = field.value
    if text.begins(with: "from "), let from = reading.time.moment(text.dropping(first: 5)) {
      session.from = from
    } else if text.begins(with: "until "), let until = reading.time.moment(text.dropping(first: 6)) {
      session.until = until
    } else if let range = reading.time.range(text.ends(with: " UTC") ? text.dropping(last: 4) : text),
      let until = range.until
    {
      (session.from, session.until) = (range.from, until)
    } else {
      return false
    }
    return true
  }

  private static let opening = FieldRule<Session>(name: "Accepted") { session, writing in
    guard let opening = session.opening else { return [] }
    let from = opening.from.map { "from session \($0)" } ?? "as the first session"
    return [.item("**Accepted:** \(from)", FieldRule<Acceptance>.write(openingFields, opening, writing))]
  } read: { field, session, reading in
    let from = field.value.begins(with: "from session ") ? SessionNumber(field.value.dropping(first: 13)) : nil
    guard from != nil || field.value == "as the first session" else { return false }
    var opening = Acceptance(from: from, by: "", at: Moment(milliseconds: 0), readBack: "")
    FieldRule<Acceptance>.read(openingFields, field.children, &opening, &reading)
    session.opening = opening
    return true
  }

  private static let openingFields: [FieldRule<Acceptance>] = [
    .required("By", \.by), .moment("At", \.at), .required("Read-back", \.readBack),
    .text("Taken over because", \.takeOver),
  ]
}
