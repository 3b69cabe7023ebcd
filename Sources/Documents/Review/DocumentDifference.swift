import Records

/// The differences between the store and a newer version of a session's document, item by item,
/// each to be accepted or left.
package struct DocumentDifference: Sendable {
  package let stored: SessionRecord
  package let document: SessionRecord
  /// In the order of the record's parts; empty where both say the same.
  package let items: [ItemDifference]

  package init(stored: SessionRecord, document: SessionRecord) {
    self.stored = stored
    self.document = document
    items = ComparedList.all.flatMap { $0.differences(stored, document) }
  }

  /// The stored record with the accepted differences in it, and none of the others.
  package func applying(accepted: Set<ItemDifference.ID>) -> SessionRecord {
    var record = stored
    for list in ComparedList.all { list.apply(&record, document, accepted) }
    return record
  }
}

package struct ItemDifference: Equatable, Sendable, Identifiable {
  package enum Kind: String, Sendable { case added, removed, changed }

  /// Which item of which list, before and after.
  package struct ID: Hashable, Sendable {
    var list: String
    var before: Int?
    var after: Int?
  }

  package var id: ID
  /// The number of the item, or its place in its list counted from 1. The stored item's, where
  /// there is one.
  package var reference: ItemReference
  package var kind: Kind
  /// As the document would write it; nil where it is added.
  package var before: String?
  /// Nil where it is removed.
  package var after: String?

  /// Word by word, for a changed one.
  package var words: [WordChange] { WordChange.changes(from: before ?? "", to: after ?? "") }
}

/// One list of the record, as it is compared and changed.
private struct ComparedList: Sendable {
  let differences: @Sendable (SessionRecord, SessionRecord) -> [ItemDifference]
  let apply: @Sendable (inout SessionRecord, SessionRecord, Set<ItemDifference.ID>) -> Void

  static let all: [ComparedList] = [
    head, list("timeline", .timeline, .timeline, \.timeline), list("problems", .problem, .problem, \.problems),
    list("fixes", .fix, .fixes, \.fixes), list("alternatives", .alternative, .alternatives, \.alternatives),
    list("checks", .check, .checks, \.checks), list("steps", .step, .steps, \.steps),
    list("success", .branch, .success, \.branches.success), list("failure", .branch, .failure, \.branches.failure),
    monitoring, list("todos", .todo, .todos, \.todos), list("risks", .risk, .risks, \.risks),
    list("silences", .silence, .silences, \.inFlight.silences),
    list("investigations", .investigation, .investigations, \.inFlight.investigations),
    list("asks", .ask, .asks, \.inFlight.asks),
    list("lessons", .lesson, .lessons, \.lessons), list("insights", .insight, .insights, \.insights),
    list("achievements", .achievement, .achievements, \.achievements),
    list("before", .production, .production, \.production.before),
    list("after", .production, .production, \.production.after), list("metrics", .metric, .metrics, \.metrics),
    list("created", .file, .files, \.files.created), list("modified", .file, .files, \.files.modified),
    list("toUpdate", .file, .files, \.files.toUpdate),
    list("rounds", .round, .rounds, \.decisions, growsByDocument: false),
    list("corrections", .correction, .corrections, \.corrections),
    list("comments", .comment, .comments, \.comments), list("sections", .section, nil, \.sections),
  ]

  /// - Parameters:
  ///   - part: the part that writes such items; nil for sections, which are their own text.
  ///   - growsByDocument: whether a document may add and take out such items, or only change their
  ///     words.
  static func list<Item: ReviewedItem>(
    _ name: String, _ kind: ItemReference.Kind, _ part: Template.Part?,
    _ path: any WritableKeyPath<SessionRecord, [Item]> & Sendable, growsByDocument: Bool = true
  ) -> ComparedList {
    @Sendable func words(_ item: Item, _ record: SessionRecord) -> String {
      if let section = item as? Section { return section.text }
      let writing = LayoutWriting(record.alone(path, [item]).asDocument())
      return MarkdownWriter.markdown(PartLayout.all.first { $0.part == part }?.write(writing) ?? []).trimmed
    }
    @Sendable func pairs(_ stored: SessionRecord, _ document: SessionRecord) -> [Int?] {
      ItemMatching.pairs(
        stored[keyPath: path], document[keyPath: path], number: (\.ownNumber, \.ownNumber), text: (\.ownText, \.ownText)
      )
    }
    return ComparedList { stored, document in
      let (old, new) = (stored[keyPath: path], document[keyPath: path])
      // Compared in the form a document has them in, so that what a document can't say is no
      // difference.
      let (plainOld, plainNew) = (stored.plain(path), document.plain(path))
      let pairs = pairs(stored, document)
      let kept = Set(pairs.compactMap(\.self))
      var differences: [ItemDifference] = []
      for index in old.indices where growsByDocument && !kept.contains(index) {
        differences.append(
          ItemDifference(
            id: .init(list: name, before: index, after: nil),
            reference: ItemReference(kind, old[index].ownNumber ?? index + 1), kind: .removed,
            before: words(old[index], stored), after: nil))
      }
      for (index, match) in pairs.enumerated() {
        if match == nil, !growsByDocument { continue }
        if let match, plainOld(old[match]) == plainNew(old[match].updated(from: new[index])) { continue }
        let number = match.map { old[$0].ownNumber ?? $0 + 1 } ?? new[index].ownNumber ?? index + 1
        differences.append(
          ItemDifference(
            id: .init(list: name, before: match, after: index), reference: ItemReference(kind, number),
            kind: match == nil ? .added : .changed, before: match.map { words(old[$0], stored) },
            after: words(new[index], document)))
      }
      return differences
    } apply: { record, document, accepted in
      let (old, new) = (record[keyPath: path], document[keyPath: path])
      let pairs = pairs(record, document)
      let kept = Set(pairs.compactMap(\.self))
      var merged = old.indices.map { index -> Item? in
        !kept.contains(index) && accepted.contains(.init(list: name, before: index, after: nil)) ? nil : old[index]
      }
      // An added item goes behind the one it follows in the document.
      var added: [Int: [Item]] = [:]
      var last = -1
      for (index, match) in pairs.enumerated() {
        if let match {
          last = match
          if accepted.contains(.init(list: name, before: match, after: index)) {
            merged[match] = old[match].updated(from: new[index])
          }
        } else if accepted.contains(.init(list: name, before: nil, after: index)) {
          added[last, default: []].append(new[index])
        }
      }
      record[keyPath: path] =
        (added[-1] ?? []) + merged.enumerated().flatMap { [$0.element].compactMap(\.self) + (added[$0.offset] ?? []) }
    }
  }

  /// Title, times, status, next session and summary, as one item.
  private static let head = single("head", ItemReference(.session)) { record in
    var session = record.session.asDocument
    (session.holder, session.opening, session.declines, session.offeredTo) = (nil, nil, [], nil)
    var one = SessionRecord(session: session)
    one.session.number = record.session.number
    let writing = LayoutWriting(one)
    return HeadPart.write(writing) + PartLayout.summary.write(writing)
  } take: { record, document in
    let (old, new) = (record.session, document.session)
    record.session = new
    record.session.number = old.number
    (record.session.opening, record.session.successor, record.session.seal) = (old.opening, old.successor, old.seal)
    (record.session.declines, record.session.offeredTo) = (old.declines, old.offeredTo)
    record.session.holder = new.holder ?? old.holder
  }

  private static let monitoring = single("monitoring", ItemReference(.monitoring)) { record in
    var one = record.asDocument()
    one.corrections = []
    return PartLayout.monitoring.write(LayoutWriting(one))
  } take: { record, document in
    record.monitoring = document.monitoring
  }

  private static func single(
    _ name: String, _ reference: ItemReference, write: @escaping @Sendable (SessionRecord) -> [MarkdownBlock],
    take: @escaping @Sendable (inout SessionRecord, SessionRecord) -> Void
  ) -> ComparedList {
    let id = ItemDifference.ID(list: name, before: 0, after: 0)
    return ComparedList { stored, document in
      let (old, new) = (write(stored), write(document))
      guard old != new else { return [] }
      func text(_ blocks: [MarkdownBlock]) -> String? {
        blocks.isEmpty ? nil : MarkdownWriter.markdown(blocks).trimmed
      }
      let kind: ItemDifference.Kind = old.isEmpty ? .added : new.isEmpty ? .removed : .changed
      return [ItemDifference(id: id, reference: reference, kind: kind, before: text(old), after: text(new))]
    } apply: { record, document, accepted in
      if accepted.contains(id) { take(&record, document) }
    }
  }
}

extension SessionRecord {
  /// A record that holds this list only, and the day that its times belong to.
  fileprivate func alone<Item>(
    _ path: any WritableKeyPath<SessionRecord, [Item]> & Sendable, _ items: [Item]
  ) -> SessionRecord {
    var alone = SessionRecord(session: Session(number: session.number, date: session.date))
    alone[keyPath: path] = items
    return alone
  }

  /// Brings an item of this list into the form a document has it in.
  fileprivate func plain<Item>(_ path: any WritableKeyPath<SessionRecord, [Item]> & Sendable) -> (Item) -> Item? {
    { self.alone(path, [$0]).asDocument()[keyPath: path].first }
  }
}
