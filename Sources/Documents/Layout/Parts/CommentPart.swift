import Records

extension PartLayout {
  static let comments = PartLayout(.comments) { writing in
    writing.record.comments.map { comment in
      let kind = comment.isQuestion ? "Question" : "Comment"
      return .item("**\(kind) \(comment.number):** \(comment.text)", FieldRule.write(Comment.fields, comment, writing))
    }
  } read: { blocks, reading in
    for block in blocks {
      if let field = LayoutField(block) {
        if let comment = Comment(field) { reading.read(comment, field) }
      } else if case .item(let item) = block.content, !item.text.isEmpty {
        reading.read(Comment(typed: item.text), item.children, block)
      }
    }
  }
}

extension Comment {
  fileprivate static let fields: [FieldRule<Comment>] = [
    .value("About", \.about, \.description, { ItemReference(words: $0) }), .required("By", \.by), .moment("At", \.at),
    .text("Answer", \.answer), .text("Answered by", \.answeredBy),
  ]

  /// `**Question 2:** …`; without a number where somebody typed it into the document. Nil for other
  /// fields.
  init?(_ field: LayoutField) {
    let words = field.name.parted(by: " ")
    guard words.count <= 2, words[0] == "question" || words[0] == "comment", !field.value.isEmpty else { return nil }
    guard let number = words.count == 1 ? 0 : Int(words[1]) else { return nil }
    self.init(typed: field.value)
    self.number = number
    isQuestion = words[0] == "question" || (words.count == 1 && isQuestion)
  }

  /// As somebody typed it: a question ends with a question mark, and the journal says who wrote it
  /// and when.
  fileprivate init(typed text: String) {
    self.init(about: nil, by: "", at: Moment(milliseconds: 0), text: text, isQuestion: text.hasSuffix("?"))
  }
}

extension LayoutReading {
  mutating func read(_ comment: Comment, _ field: LayoutField) { read(comment, field.children, field.block) }

  /// One typed below an item is about that item.
  fileprivate mutating func read(_ comment: Comment, _ children: [MarkdownBlock], _ block: MarkdownBlock) {
    var comment = comment
    comment.about = item
    if isPage {
      let signed = signed(comment.text)
      comment.text = signed.text
      if let by = signed.signature.by { comment.by = by }
      if let at = signed.signature.at { comment.at = at }
      if let about = signed.signature.about.flatMap({ ItemReference(words: $0) }) { comment.about = about }
    }
    FieldRule.read(Comment.fields, children, &comment, &self)
    if comment.number == 0 { comment.number = (record.comments.map(\.number).max() ?? 0) + 1 }
    claimOwn(block)
    record.comments.append(comment)
  }
}
