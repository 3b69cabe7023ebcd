import Records

/// Something still in motion that whoever has the baton must know of, and can settle.
enum OpenMatter: Equatable, Sendable {
  case silence(Silence)
  /// With its place among the investigations, counted from 1.
  case investigation(Int, String)
  case ask(Int, String)
  case question(Comment)

  var reference: ItemReference {
    switch self {
    case .silence(let silence): ItemReference(.silence, silence.number)
    case .investigation(let place, _): ItemReference(.investigation, place)
    case .ask(let place, _): ItemReference(.ask, place)
    case .question(let comment): ItemReference(.comment, comment.number)
    }
  }

  /// What a person types to say which one is meant.
  static let kinds = "investigation 1, ask 1, silence 1"
}

extension State {
  /// Asks first, for they are what somebody waits for; then questions, what is looked into, and the
  /// silenced alerts.
  var openMatters: [OpenMatter] {
    guard let record else { return [] }
    func counted(_ statements: [Statement], _ make: (Int, String) -> OpenMatter) -> [OpenMatter] {
      statements.enumerated().map { make($0.offset + 1, $0.element.text) }
    }
    let questions = record.comments.filter(\.isOpenQuestion).map(OpenMatter.question)
    return counted(record.inFlight.asks, OpenMatter.ask) + questions
      + counted(record.inFlight.investigations, OpenMatter.investigation)
      + record.inFlight.silences.map(OpenMatter.silence)
  }

  /// "in flight 3"; nil where nothing is.
  var inFlightHint: String? {
    let count = openMatters.count
    return count == 0 ? nil : "in flight \(count)"
  }

  /// The open question about the selected item, else the oldest.
  var openQuestion: Comment? {
    let open = record?.comments.filter(\.isOpenQuestion) ?? []
    return open.first { $0.about != nil && $0.about == subject } ?? open.first
  }

  /// Asks what came of it.
  mutating func settle(_ matter: OpenMatter) -> [Effect] {
    switch matter {
    case .question(let question): return ask(question.answering, "")
    case .silence(let silence):
      return settle(matter, "Silence of \(silence.alert) lifted", "why it may be heard again")
    case .investigation(_, let text): return settle(matter, "Investigated", "what came of it: \(text)")
    case .ask(_, let text): return settle(matter, "Done as asked", "what came of it: \(text)")
    }
  }

  private mutating func settle(_ matter: OpenMatter, _ title: String, _ suggestion: String) -> [Effect] {
    let item = matter.reference
    let form = Form.single(
      title, name: "settle \(item)", restsOn: [item], suggestion: suggestion, done: "Settled"
    ) {
      .settle(item, outcome: $0)
    }
    return ask(form, "")
  }
}

extension Comment {
  var answering: Form {
    let number = number
    return .single(
      "Answer", name: "answer \(number)", restsOn: [ItemReference(.comment, number)], suggestion: "\(by) asks: \(text)",
      isForSealed: true, done: "Answered"
    ) { .answer(number, text: $0) }
  }
}
