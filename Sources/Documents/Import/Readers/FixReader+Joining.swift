import Records

/// What several places of a document say of the same commit or build becomes one fix.
extension Reading {
  mutating func finishFixes() {
    if fixParts.isEmpty { readFixesOfTimeline() }
    var fixes: [FixPart] = []
    for part in fixParts where part.title != nil { join(part, into: &fixes) }
    var current: Int?
    for part in fixParts where part.title == nil && part.isNamed { current = join(part, into: &fixes) }
    for part in fixParts where part.title == nil && !part.isNamed {
      let last = fixes.lastIndex { $0.status != .validated } ?? fixes.indices.last
      if let target = current ?? (fixes.count == 1 ? 0 : last) {
        FixWords.join(part, into: &fixes[target])
      } else {
        fixes.append(part)
      }
    }
    for part in fixes {
      var fix = part.others
      fix.number = record.fixes.count + 1
      fix.title = part.title ?? part.message?.text ?? record.session.title
      if part.title == nil, let message = part.message { claim(message.lines) }
      fix.commit = part.commit
      fix.build = part.build
      fix.status = part.status ?? (part.commit == nil ? .unknown : .committed)
      fix.statusWords = part.statusWords
      fix.statusAt = part.statusAt
      fix.files = part.files.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      fix.before = part.before
      fix.after = part.after
      fix.rationale = part.rationale
      fix.lines = part.lines
      record.fixes.append(fix)
    }
  }

  /// Where nothing else tells of a fix: entries that call what was done one, or say that all is
  /// well after it.
  private mutating func readFixesOfTimeline() {
    guard !isGuide else { return }
    let done = record.timeline.filter {
      !Lexicon.has(.planning, in: $0.event) && !Lexicon.has(.never, in: $0.event)
    }
    let called = done.filter { Lexicon.has(.remedies, in: $0.event) }
    let last = done.last { FixWords.tellsRestored($0.event) }
    for entry in called.isEmpty ? last.map({ [$0] }) ?? [] : called {
      let words = StateWords.read(entry.event).text
      fixParts.append(FixPart(title: words, commit: FixWords.saidCommit(in: words), lines: entry.lines))
    }
  }

  @discardableResult
  private func join(_ part: FixPart, into fixes: inout [FixPart]) -> Int {
    let place = fixes.firstIndex {
      FixWords.isSame($0.commit, part.commit) || FixWords.isSame($0.build, part.build)
    }
    guard let place else {
      fixes.append(part)
      return fixes.count - 1
    }
    FixWords.join(part, into: &fixes[place])
    return place
  }
}
