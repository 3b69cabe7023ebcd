extension SessionRecord {
  /// Says who wrote what was typed into the document without a name, and when: remarks, answers and
  /// corrections that `former` did not have. A remark gets a number that no other has.
  func signed(by actor: String, at time: Moment, since former: SessionRecord) -> SessionRecord {
    var signed = self
    var taken = Set(former.comments.map(\.number))
    for (index, comment) in comments.enumerated() where !former.comments.contains(comment) {
      if comment.by.isEmpty { signed.comments[index].by = actor }
      if comment.at.milliseconds == 0 { signed.comments[index].at = time }
      if comment.answer != nil, comment.answeredBy == nil { signed.comments[index].answeredBy = actor }
      let isChanged = former.comments.contains { $0.number == comment.number && $0.by == comment.by }
      if !isChanged, !taken.insert(comment.number).inserted {
        signed.comments[index].number = (taken.max() ?? 0) + 1
        taken.insert(signed.comments[index].number)
      }
    }
    for (index, correction) in corrections.enumerated() where !former.corrections.contains(correction) {
      if correction.by.isEmpty { signed.corrections[index].by = actor }
      if correction.at.milliseconds == 0 { signed.corrections[index].at = time }
    }
    return signed
  }
}
