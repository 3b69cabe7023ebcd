import Records

extension Lint {
  /// Gaps of a record that stands in no document yet, or in another than `text`: the draft of its handoff is searched for secrets, links
  /// and the like, but lines that the record's items have from elsewhere say nothing of it.
  package static func gaps(
    inDraft record: SessionRecord, text: String, now: Moment, earlier: [SessionRecord] = [],
    fileExists: ((String) -> Bool)? = nil, secrets: ((String) -> [SecretFinding])? = nil
  ) -> [Gap] {
    var draft = record
    for index in draft.timeline.indices { draft.timeline[index].lines = nil }
    return gaps(
      in: draft, text: text, now: now, earlier: earlier, fileExists: fileExists, linkExists: fileExists,
      secrets: secrets)
  }
}
