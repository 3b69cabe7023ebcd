import Records

/// What one place of a document says of a fix; the parts that speak of the same commit or build become one fix.
struct FixPart {
  var title: String?
  var commit: String?
  var build: String?
  var status: Fix.Status?
  var statusWords: String?
  var statusAt: Moment?
  var files: [String] = []
  var before: String?
  var after: String?
  var rationale: [Statement] = []
  var lines: LineSpan?
  /// The commit's message and its line, for a title where nothing better is said.
  var message: (text: String, lines: LineSpan)?

  var isNamed: Bool { commit != nil || build != nil }
}

extension Reading {
  /// A section on the one fix, or with a numbered heading for each.
  mutating func readFix(_ group: Group) -> Bool {
    let numbered = group.groups.filter { $0.isHeading && FixWords.isNumbered($0.title) }
    readListedFixes(group)
    if numbered.isEmpty {
      var part = FixPart(lines: group.head.map { LineSpan($0.from, max($0.to, group.end)) })
      collect(group, into: &part)
      if part.tellsSomething { fixParts.append(part) }
    } else {
      for child in group.groups {
        guard child.isHeading, FixWords.isNumbered(child.title) else {
          visit(child, within: .fix)
          continue
        }
        var part = FixPart(title: FixWords.bare(child.title))
        part.lines = child.head.map { LineSpan($0.from, max($0.to, child.end)) }
        collect(child, into: &part)
        guard part.tellsSomething else { continue }
        fixParts.append(part)
        if let head = child.head { claim(head) }
      }
    }
    return false
  }

  /// Commit, build and status of the fix that is on its way.
  mutating func readDeployment(_ group: Group) {
    var part = FixPart(lines: group.head)
    for element in group.elements {
      guard case .field(let label, let value) = element.content else { continue }
      readFixField(label, value, element.lines, into: &part)
    }
    guard part.isNamed else { return }
    part.lines = LineSpan(part.lines?.from ?? 1, max(part.lines?.to ?? 1, group.end))
    fixParts.append(part)
  }

  /// A list of fixes or commits, with their fields one level down.
  mutating func readFixList(_ group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items { readFixItem(item) }
    }
  }

  /// The entries of a list in a section on the fix that have a commit or a build of their own.
  private mutating func readListedFixes(_ group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items {
        let kinds = item.items.compactMap { $0.field.flatMap { FieldWords.kind(of: $0.label) } }
        if kinds.contains(.commit) || kinds.contains(.build) { readFixItem(item) }
      }
    }
  }

  private mutating func readFixItem(_ item: Item) {
    var part = FixPart(lines: item.lines)
    var claims = [item.head]
    if let (commit, title) = FixWords.leadingCommit(item.text) {
      part.commit = commit
      part.title = title
    } else {
      let state = StateWords.read(item.text)
      part.title = state.text.hasSuffix(":") ? String(state.text.dropLast()) : state.text
      var rationale: [Statement] = []
      for child in item.items {
        guard let field = child.field, FixWords.isField(field.label) else {
          rationale.append(Statement(Markup.plain(child.text), lines: child.head))
          claims.append(child.head)
          continue
        }
        if readFixField(field.label, field.value, nil, into: &part) { claims.append(child.head) }
      }
      part.rationale = rationale
    }
    guard part.isNamed, part.title?.isEmpty == false else { return }
    for span in claims { claim(span) }
    fixParts.append(part)
  }

  private mutating func collect(_ group: Group, into part: inout FixPart) {
    for element in group.elements {
      if case .field(let label, let value) = element.content {
        readFixField(label, value, element.lines, into: &part)
      }
    }
    for child in group.groups {
      let before = ledger.claims
      switch FieldWords.kind(of: child.title) {
      case .before where part.before == nil: part.before = firstCode(in: child)
      case .after where part.after == nil: part.after = firstCode(in: child)
      case .rationale:
        part.rationale += statements(in: child)
        for label in child.groups where !label.isHeading && part.rationale.isEmpty {
          if FieldWords.kind(of: label.title) == .alternatives { continue }
          part.rationale += statements(in: label)
          if !part.rationale.isEmpty, let head = label.head,
            part.rationale.last?.lines.map({ $0.from > head.to }) == true
          {
            part.rationale.insert(Statement(Markup.plain(label.title), lines: head), at: 0)
            claim(head)
          }
        }
        for label in child.groups where FieldWords.kind(of: label.title) == .alternatives { visit(label, within: .fix) }
      case .files:
        part.files += filePaths(in: child)
      default:
        if StepTitle(child.title) != nil { continue }
        if let kind = HeadingWords.kind(of: child.title, within: .fix), kind != .fix, kind != .other {
          visit(child, within: .fix)
        } else {
          collect(child, into: &part)
        }
        continue
      }
      if ledger.claims > before, let head = child.head { claim(head) }
    }
  }

  @discardableResult
  private mutating func readFixField(_ label: String, _ value: String, _ lines: LineSpan?, into part: inout FixPart)
    -> Bool
  {
    let plain = Markup.plain(value)
    var isRead = true
    switch FieldWords.kind(of: label) {
    case .commit where part.commit == nil:
      part.commit = FixWords.commit(in: plain)
      isRead = part.commit != nil
    case .build where part.build == nil:
      part.build = FixWords.build(in: plain)
      isRead = part.build != nil
    case .status where part.status == nil, .buildStatus where part.status == nil:
      part.status = FixWords.status(plain)
      part.statusWords = Markup.plain(StateWords.withoutMark(plain))
      let words = TimeWords(plain)
      part.statusAt = words.moments(on: day, offset: offset).from
      isRead = part.status != nil
    case .files where !value.isEmpty:
      let files = value.split(separator: ",").map(\.trimmed).filter(FileWords.namesFile).map(FixWords.path)
      guard !files.isEmpty else { return false }
      part.files += files
    default:
      if let lines, Phrases<Int>.words(of: label) == ["commit", "message"] {
        part.message = (Markup.bare(plain), lines)
      }
      return false
    }
    if isRead, let lines { claim(lines) }
    return isRead
  }

  private mutating func firstCode(in group: Group) -> String? {
    for element in group.elements {
      guard case .code(let code) = element.content else { continue }
      claim(element.lines)
      return code.text
    }
    return nil
  }

  private mutating func filePaths(in group: Group) -> [String] {
    statements(in: group).map { FixWords.path($0.text) }
  }

  // MARK: - Joining the parts

  mutating func finishFixes() {
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
      var fix = Fix(number: record.fixes.count + 1, title: part.title ?? part.message?.text ?? record.session.title)
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

extension FixPart {
  fileprivate var tellsSomething: Bool {
    isNamed || before != nil || after != nil || status != nil || (!files.isEmpty && !rationale.isEmpty)
  }
}
