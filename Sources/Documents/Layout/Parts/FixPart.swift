import Records

extension PartLayout {
  static let fixes = PartLayout(.fixes) { writing in
    writing.record.fixes.flatMap { fix in
      [.heading(3, NumberedTitle.text("Fix", fix.number, fix.title))] + FieldRule.write(Fix.rules, fix, writing)
        + writing.corrections(of: ItemReference(.fix, fix.number))
    }
  } read: { blocks, reading in
    for group in HeadedBlocks.parted(blocks, at: 3).groups {
      guard let (number, title) = NumberedTitle.read("Fix", group.title) else { continue }
      var fix = Fix(number: number, title: title)
      fix.lines = group.lines
      reading.item = ItemReference(.fix, number)
      FieldRule.read(Fix.rules, group.body, &fix, &reading)
      reading.claim(group.heading)
      reading.record.fixes.append(fix)
    }
  }
}

extension Fix {
  fileprivate static let rules: [FieldRule<Fix>] =
    FieldRule.table + [
      .nested(
        "Checked", \.provenance, [.required("Detail", \.detail), .moment("At", \.at)],
        { finding, _ in "\(finding.question.displayText): \(finding.answer.rawValue)" },
        { text, _ in ProvenanceFinding(text) })
    ]
}

extension ProvenanceFinding {
  fileprivate init?(_ text: String) {
    let parts = text.parted(by: ": ")
    guard parts.count == 2, let question = Question.allCases.first(where: { $0.displayText == parts[0] }),
      let answer = Answer(rawValue: parts[1])
    else { return nil }
    self.init(question: question, answer: answer, detail: "", at: Moment(milliseconds: 0))
  }
}

extension ProvenanceFinding.Question {
  fileprivate var displayText: String {
    switch self {
    case .commitOnRemote: "the commit is on the remote"
    case .treeClean: "nothing was left uncommitted"
    case .buildSourceIsCommit: "the build was made from the commit"
    case .runningIsNewerThanBuild: "what runs is newer than the build"
    }
  }
}
