import Records

extension DocumentDifference {
  /// What a person changed in a draft, to be taken into the record as it is by now: what others did
  /// since the draft was written is no edit, and neither is what the draft had offered beyond the
  /// record, or leaves out of it.
  package static func edits(
    from draft: SessionRecord, to edited: SessionRecord, on current: SessionRecord
  ) -> (difference: DocumentDifference, taken: Set<ItemDifference.ID>) {
    let difference = DocumentDifference(stored: current, document: current.taking(from: draft, to: edited))
    return (difference, Set(difference.items.map(\.id)))
  }
}
