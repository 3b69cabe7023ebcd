import Records
import Vocabulary

/// What one place of a document says of a fix; the parts that speak of the same commit or build
/// become one fix.
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
  /// What is said of its other fields.
  var others = Fix(title: "")
  var lines: LineSpan?
  /// The commit's message and its line, for a title where nothing better is said.
  var message: (text: String, lines: LineSpan)?

  var isNamed: Bool { commit != nil || build != nil }
}

extension Reading {
  /// A section on the one fix, on several with a heading or a list entry each, or on the resolution
  /// in a paragraph.
  mutating func readFix(_ group: Group) -> Bool {
    let titled = group.groups.filter { $0.isHeading && (FixWords.isNumbered($0.title) || FixWords.isOneFix($0)) }
    guard titled.isEmpty else {
      readFixItems(in: group, isFixSection: true)
      for child in group.groups where !titled.contains(where: { $0.head == child.head }) || !readTitledFix(child) {
        visit(child, within: .fix)
      }
      return false
    }
    let count = fixParts.count
    readFixItems(in: group, isFixSection: true)
    if !isGuide, FixWords.isResolution(group.title), fixParts.count == count { readMeasures(in: group) }
    var part = FixPart(lines: group.head.map { LineSpan($0.from, max($0.to, group.end)) })
    part.commit = FixWords.saidCommit(in: group.title)
    if part.commit != nil, let head = group.head { claim(head) }
    collect(group, into: &part, isItemwise: fixParts.count > count)
    if part.tellsSomething {
      fixParts.append(part)
    } else if fixParts.count == count, FixWords.isResolution(group.title), let (text, lines) = onlyParagraph(of: group)
    {
      fixParts.append(FixPart(title: text, commit: FixWords.saidCommit(in: text), lines: lines))
      claim(lines)
    } else if !isGuide, fixParts.count == count, let (code, lines) = onlyFence(of: group) {
      // What was run to mend it is all that is told.
      fixParts.append(
        FixPart(
          title: code.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init) ?? code, after: code,
          lines: lines))
      claim(lines)
    }
    return false
  }

  /// What ended it, an entry each, where nothing more is said of any.
  private mutating func readMeasures(in group: Group) {
    let lists = group.elements.compactMap { element -> [Item]? in
      if case .list(let items) = element.content { items } else { nil }
    }
    guard lists.count == 1, lists[0].allSatisfy({ $0.items.isEmpty && $0.isTicked == nil && !$0.text.isEmpty }),
      !lists[0].contains(where: { $0.field.map { FixWords.isField($0.label) } ?? false })
    else { return }
    for item in lists[0] where StateWords.mark(of: item.text) != .failed {
      let text = Markup.plain(StateWords.withoutMark(item.text))
      fixParts.append(FixPart(title: text, commit: FixWords.saidCommit(in: item.text), lines: item.head))
      claim(item.head)
    }
  }

  private func onlyFence(of group: Group) -> (code: String, lines: LineSpan)? {
    guard group.groups.isEmpty, group.elements.count == 1, let element = group.elements.first,
      case .code(let code) = element.content, let fence = CommandFence(code)
    else { return nil }
    return (fence.command, element.lines)
  }

  /// A heading of its own for one fix; false, and nothing read, where it tells too little.
  mutating func readTitledFix(_ group: Group) -> Bool {
    let said = FixWords.namesFix(group.title) ? FixWords.saidCommit(below: group) : nil
    let isDone = FixWords.namesFix(group.title) && StateWords.mark(of: String(group.title.suffix(1))) == .done
    guard FixWords.tellsOfFix(group) || said != nil || isDone else { return false }
    let title = StateWords.read(StepWords.withoutTrailingMark(FixWords.bare(group.title)))
    var part = FixPart(title: FixWords.isPart(group.title) ? nil : title.text)
    part.lines = group.head.map { LineSpan($0.from, max($0.to, group.end)) }
    collect(group, into: &part)
    part.commit = part.commit ?? said
    if part.status == nil, let words = title.written {
      part.status = FixWords.status(words)
      part.statusWords = words
    }
    fixParts.append(part)
    if let head = group.head { claim(head) }
    return true
  }

  func onlyParagraph(of group: Group) -> (text: String, lines: LineSpan)? {
    guard group.groups.isEmpty, group.elements.count == 1, let element = group.elements.first,
      case .prose(let text) = element.content, text.utf8.count <= 400
    else { return nil }
    return (Markup.prose(text), element.lines)
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

  /// A list of fixes or commits, with their fields one level down; or a heading for each.
  mutating func readFixList(_ group: Group) -> Bool {
    readFixItems(in: group, isFixSection: false)
    for child in group.groups {
      if let (commit, title) = FixWords.titledCommit(child.title), let head = child.head {
        fixParts.append(FixPart(title: title, commit: commit, lines: LineSpan(head.from, max(head.to, child.end))))
        claim(head)
      } else if !child.isHeading || !readTitledFix(child) {
        visit(child, within: .fixList)
      }
    }
    return false
  }

  private mutating func readFixItems(in group: Group, isFixSection: Bool) {
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items { readFixItem(item, isFixSection: isFixSection) }
    }
  }

  /// Outside a section on the fix an entry must name its commit or its build.
  private mutating func readFixItem(_ item: Item, isFixSection: Bool) {
    var part = FixPart(lines: item.lines)
    var claims = [item.head]
    if let (commit, title) = FixWords.leadingCommit(item.text) {
      part.commit = commit
      part.title = title
    } else {
      let state = StateWords.read(item.text)
      part.title = state.text.hasSuffix(":") ? String(state.text.dropLast()) : state.text
      part.commit = FixWords.saidCommit(in: item.text)
      if let words = state.written {
        part.status = FixWords.status(words)
        part.statusWords = words
      }
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
    let hasFields = item.items.contains { $0.field.map { FixWords.isField($0.label) } ?? false }
    let tells = part.isNamed || (isFixSection && hasFields && (part.status != nil || !part.files.isEmpty))
    guard tells, part.title?.isEmpty == false else { return }
    for span in claims { claim(span) }
    fixParts.append(part)
  }

  /// Tables with a column for the fix and one for its commit or build.
  mutating func readFixTables(in group: Group) {
    for element in group.elements {
      guard case .table(let table) = element.content, let columns = FixColumns(table.header) else { continue }
      var read = 0
      for row in table.rows {
        let span = LineSpan(row.line, row.line)
        guard let part = columns.part(row.cells, header: table.header, lines: span, in: self) else {
          continue
        }
        fixParts.append(part)
        claim(span)
        read += 1
      }
      if read > 0 { claim(table.head) }
    }
  }

  /// - Parameter isItemwise: the entries of its lists are fixes themselves, so their fields are not
  ///   the group's.
  private mutating func collect(_ group: Group, into part: inout FixPart, isItemwise: Bool = false) {
    for element in group.elements {
      switch element.content {
      case .field(let label, let value): readFixField(label, value, element.lines, into: &part)
      case .list(let items) where !isItemwise:
        for item in items {
          guard let field = item.field, FixWords.isField(field.label) else { continue }
          readFixField(field.label, field.value, item.head, into: &part)
        }
      default: break
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
      if let lines, ["commit message", "message"].contains(WordSplitting.words(of: label).joined(separator: " ")) {
        part.message = (Markup.bare(plain), lines)
      }
      isRead = readField(label, value, into: &part.others)
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
    statements(in: group).filter { FileWords.namesFile($0.text) }.map { FixWords.path($0.text) }
  }
}

extension FixPart {
  fileprivate var tellsSomething: Bool {
    isNamed || before != nil || after != nil || status != nil || (!files.isEmpty && !rationale.isEmpty)
  }
}
