import Records

extension DocumentDifference {
  /// What a person changed in a draft, to be taken into the record as it is by now: what others did
  /// since the draft was written is no edit, and neither is what the draft had offered beyond the
  /// record.
  package static func edits(
    from draft: SessionRecord, to edited: SessionRecord, on current: SessionRecord
  ) -> (difference: DocumentDifference, taken: Set<ItemDifference.ID>) {
    let difference = DocumentDifference(stored: current, document: edited)
    let known = DocumentDifference(stored: current, document: draft).items.map(Said.init)
    let own = difference.items.filter { !known.contains(Said($0)) }
    return (difference, Set(own.map(\.id)))
  }

  /// A difference by what it says, since places shift with every edit.
  private struct Said: Equatable {
    var reference: ItemReference
    var kind: ItemDifference.Kind
    var before: String?
    var after: String?

    init(_ item: ItemDifference) {
      // Behind an item that was taken out, those without numbers of their own move up.
      reference = item.kind == .added ? ItemReference(item.reference.kind) : item.reference
      (kind, before, after) = (item.kind, item.before, item.after)
    }
  }
}
