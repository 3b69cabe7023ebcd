import Records

extension PartLayout {
  static let comments = PartLayout(.comments) { writing in
    writing.record.comments.map { comment in
      let kind = comment.isQuestion ? "Question" : "Comment"
      return .item("**\(kind) \(comment.number):** \(comment.text)", FieldRule.write(Comment.fields, comment, writing))
    }
  } read: { blocks, reading in
    for block in blocks {
      guard let field = LayoutField(block), !field.value.isEmpty else { continue }
      let words = field.name.parted(by: " ")
      guard words.count == 2, words[0] == "question" || words[0] == "comment", let number = Int(words[1]) else {
        continue
      }
      var comment = Comment(
        number: number, about: nil, by: "", at: Moment(milliseconds: 0), text: field.value,
        isQuestion: words[0] == "question")
      FieldRule.read(Comment.fields, field.children, &comment, &reading)
      reading.claimOwn(block)
      reading.record.comments.append(comment)
    }
  }
}

extension Comment {
  fileprivate static let fields: [FieldRule<Comment>] = [
    .value("About", \.about, \.description, { ItemReference(words: $0) }), .required("By", \.by), .moment("At", \.at),
    .text("Answer", \.answer), .text("Answered by", \.answeredBy),
  ]
}
