import Records

/// The title of a page: `Session 9 handoff, 2025-11-04 01:16-01:40 UTC: Validate the fix`.
enum PageTitle {
  static func block(_ writing: PageWriting) -> MarkdownBlock {
    let session = writing.record.session
    let hours: String? =
      switch (session.from, session.until) {
      case (let from?, let until?): "\(writing.time.cell(from, until: until)) UTC"
      case (let from?, nil): "from \(writing.time.text(from))"
      case (nil, let until?): "until \(writing.time.text(until))"
      case (nil, nil): nil
      }
    let when = [session.date?.iso, hours].compactMap(\.self).joined(separator: " ")
    let title = session.title.isEmpty ? "" : ": \(session.title)"
    return .heading(1, "Session \(session.number) handoff\(when.isEmpty ? "" : ", " + when)\(title)")
  }

  /// The session as the title tells it; nil where it names none.
  static func session(_ text: String) -> Session? {
    if let (number, title) = HeadPart.parsed(text) { return Session(number: number, title: title) }
    guard text.begins(with: "Session ") else { return nil }
    let parts = text.dropping(first: 8).parted(by: " handoff, ")
    guard parts.count > 1, let number = SessionNumber(parts[0]) else { return nil }
    let rest = parts.dropFirst().joined(separator: " handoff, ")
    var session = Session(number: number)
    let day = Day(iso: String(decoding: rest.utf8.prefix(10), as: UTF8.self))
    session.date = day
    let behind = day == nil ? rest : rest.dropping(first: 10).trimmedBlanks
    let time = LayoutTime(day: day)
    let hours = behind.parted(by: " UTC")
    if hours.count > 1, let (from, until) = Self.hours(hours[0], time) {
      (session.from, session.until) = (from, until)
      session.title = Self.title(hours.dropFirst().joined(separator: " UTC"))
    } else {
      session.title = Self.title(behind)
    }
    return session
  }

  private static func title(_ rest: String) -> String {
    rest.begins(with: ":") ? rest.dropping(first: 1).trimmedBlanks : rest.trimmedBlanks
  }

  private static func hours(_ words: String, _ time: LayoutTime) -> (from: Moment?, until: Moment?)? {
    if words.begins(with: "from ") { return time.moment(words.dropping(first: 5)).map { ($0, nil) } }
    if words.begins(with: "until ") { return time.moment(words.dropping(first: 6)).map { (nil, $0) } }
    guard let range = time.range(words), let until = range.until else { return nil }
    return (range.from, until)
  }
}

extension PagePart {
  /// Where things stand, in a paragraph; the status leads it.
  static let summary = PagePart(.summary) { writing in
    let session = writing.record.session
    let status = session.status
    guard let summary = session.summary else {
      return status.map { [MarkdownBlock(.paragraph("**\($0)**"))] } ?? []
    }
    let isPlain = !MarkdownText.holdsBlocks(summary) && !summary.begins(with: "**")
    let leads = status.map { !$0.utf8.contains(10) && $0.parted(by: "**").count == 1 } ?? false
    if let status, isPlain, leads { return [MarkdownBlock(.paragraph("**\(status):** \(summary)"))] }
    let above = status.map { [MarkdownBlock(.paragraph("**\($0)**"))] } ?? []
    return above + [MarkdownBlock(isPlain ? .paragraph(summary) : .quote(summary))]
  } read: { blocks, reading in
    for block in blocks {
      switch block.content {
      case .paragraph(let text) where text.begins(with: "**"):
        let parts = text.dropping(first: 2).parted(by: ":** ")
        if parts.count > 1 {
          reading.record.session.status = parts[0]
          reading.record.session.summary = parts.dropFirst().joined(separator: ":** ").orNil
        } else if text.ends(with: "**") {
          reading.record.session.status = text.dropping(first: 2).dropping(last: 2).orNil
        } else {
          reading.record.session.summary = text
        }
      case .quote(let text), .paragraph(let text):
        reading.record.session.summary = [reading.record.session.summary, text].compactMap(\.self).joined(
          separator: "\n\n")
      default: continue
      }
      reading.claim(block)
    }
  }
}
