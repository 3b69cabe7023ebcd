import Documents
import Records

/// What came of one document.
package struct ImportReport {
  package enum Outcome: String { case imported, unchanged, differs, updated }

  package var file: String
  package var record: SessionRecord
  package var outcome: Outcome
  /// The key of the incident it went into.
  package var incident = ""
  /// Why that one; nil where a person named it, or the document was there before.
  package var because: String?
  /// What a changed document says otherwise, item by item.
  package var differences: [ItemDifference] = []
  /// Which of them the record has taken; all, where the whole document was.
  package var accepted: Set<ItemDifference.ID> = []
  /// Lines of a document that Baton wrote and somebody edited which no item of the record can take.
  package var unread: [String] = []
  /// The session can't take any of them.
  package var isSealed = false
  /// Who read what, and why the rest was kept.
  package var explanation = Explanation()

  package func isTaken(_ item: ItemDifference) -> Bool {
    outcome == .updated && (accepted.isEmpty || accepted.contains(item.id))
  }
}
