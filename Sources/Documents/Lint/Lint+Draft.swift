import Records

extension Lint {
  /// The gaps of a record whose items do not come from `text`, such as one whose handoff is being
  /// drafted. The text is searched for secrets, links and the like. The line numbers of the
  /// record's items belong to another document, so they are not used.
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
