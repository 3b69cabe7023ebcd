package enum CommentChange: Equatable, Sendable, Codable {
  case added(Comment)
  case answered(Int, by: String, text: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "commented"
    case answered = "commentAnswered"
  }

  var number: Int {
    switch self {
    case .added(let comment): comment.number
    case .answered(let number, _, _): number
    }
  }

  var historyLine: String {
    switch self {
    case .added(let comment): comment.isQuestion ? "question asked" : "comment added"
    case .answered: "question answered"
    }
  }
}

extension SessionRecord {
  mutating func apply(_ change: CommentChange) {
    switch change {
    case .added(let comment): comments.append(comment)
    case .answered(let number, let by, let text):
      guard let index = comments.firstIndex(where: { $0.number == number }) else { return }
      comments[index].answer = text
      comments[index].answeredBy = by
    }
  }

  func comment(
    about item: ItemReference?, text: String, isQuestion: Bool, in situation: Situation
  ) throws(Refusal) -> Change {
    .comment(
      .added(
        Comment(
          number: comments.nextNumber, about: item, by: situation.actor, at: situation.at,
          text: try Decider.text(text, "the comment's text"), isQuestion: isQuestion)))
  }

  func answer(_ comment: Int, text: String, in situation: Situation) throws(Refusal) -> Change {
    guard comments.contains(where: { $0.number == comment }) else { throw .notFound("there is no comment \(comment)") }
    return .comment(.answered(comment, by: situation.actor, text: try Decider.text(text, "the answer")))
  }
}
