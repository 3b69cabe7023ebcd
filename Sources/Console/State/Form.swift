import Records

/// One or more lines asked for, on the row of the item they are about or at the bottom of the
/// screen: what is asked, what can be answered, and what is done with it.
struct Form: Sendable {
  struct Field: Sendable {
    var label: String
    /// What may be typed, shown while the field is empty.
    var suggestion = ""
    var editor = LineEditor()
    /// Enter is refused while it is empty.
    var isRequired = true
    /// A file's path: Tab completes it.
    var isPath = false
    /// It asks why an act of the baton is done for this holder.
    var holder: String?
    /// Enter goes past it; Tab leads to it.
    var isByTab = false
    /// What is picked by its first letters or its place, counted from 1.
    var choices: [String] = []
    /// The letters by which the choice that stands there was picked.
    var picked = ""
    /// A pattern: blanks at its ends are part of it.
    var keepsBlanks = false
    /// Why an answer can't be used, where that is known before the others are; nil where it can.
    var problem: @Sendable (String) -> String? = { _ in nil }

    /// Picks the choice that begins with the letters typed so far; where none does, they are the
    /// person's own words.
    mutating func pick(_ character: Character) {
      let isFresh = picked.isEmpty && (editor.isProposal || editor.characters.isEmpty)
      guard isFresh || !picked.isEmpty else {
        editor.insert(String(character))
        return
      }
      let typed = picked + String(character).lowercased()
      if isFresh, let place = character.wholeNumberValue, choices.indices.contains(place - 1) {
        editor = LineEditor(proposal: choices[place - 1])
      } else if let choice = choices.first(where: { $0.hasPrefix(typed) }) {
        (editor, picked) = (LineEditor(proposal: choice), typed)
      } else {
        let words = picked
        (editor, picked) = (LineEditor(words), "")
        editor.insert(String(character))
      }
    }

    var answer: String { keepsBlanks ? editor.text : editor.text.trimmed }
  }

  /// What the answers come to.
  enum Outcome {
    /// A change of the record, and what is said once it is done.
    /// `at` is when it happened, where a person said so.
    case command(Command, String, at: Moment? = nil)
    case effects([Effect])
  }

  /// Why answers can't be used.
  struct Unusable: Error { var reason: String }

  /// What the record holds of what the form changes, as its fields say it.
  struct Holding: Sendable {
    var answers: @Sendable (State) -> [String?]?
    /// Where the answers are what the record holds already there is nothing to do.
    var isAll = true
  }

  typealias Submit = @Sendable (inout State, Form) throws(Unusable) -> Outcome

  /// With what it is about, this tells it from every other form: what was typed in one comes back
  /// in that one. The command's that asks it, where none is given.
  var name: String
  let title: String
  /// The item on whose row it is typed; nil where it makes a new one, or is about none of a list.
  let about: ItemReference?
  var fields: [Field]
  /// Items besides that what is asked rests on.
  let restsOn: [ItemReference]
  /// It changes the record.
  let writes: Bool
  /// It stands beside the record, or is about the incident.
  let isForSealed: Bool
  /// What becomes one more of the record's items; nil where nothing does that is selected then.
  let adds: ItemReference.Kind?
  let submit: Submit
  private let holding: Holding?
  var current = 0
  /// Why the last try did not work; what was typed is still here.
  var error: String?
  /// The answers it began with.
  private let begun: [String]
  /// What it was asked about, as it stood then.
  var grounds: Grounds?
  /// Asks the same of the record as it is; nil where the form itself does.
  var again: (@Sendable (State) -> Form?)?
  /// What the record held of what it changes when it was asked, or when a change by somebody else
  /// was told; nil where it changes nothing that is there.
  var basis: [String]?

  init(
    _ title: String, name: String = "", about: ItemReference? = nil, restsOn: [ItemReference] = [], _ fields: [Field],
    writes: Bool = true,
    isForSealed: Bool = false, adds: ItemReference.Kind? = nil, holding: Holding? = nil,
    submit: @escaping Submit
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.fields = fields
    self.restsOn = restsOn
    self.writes = writes
    self.isForSealed = isForSealed
    self.adds = adds
    self.holding = holding
    self.submit = submit
    begun = fields.map(\.answer)
  }

  /// Asks for one thing that must be said.
  static func single(
    _ title: String, name: String = "", about: ItemReference? = nil, restsOn: [ItemReference] = [],
    suggestion: String = "", isForSealed: Bool = false, done: String, _ command: @escaping @Sendable (String) -> Command
  ) -> Form {
    Form(
      title, name: name, about: about, restsOn: restsOn, [Field(label: "", suggestion: suggestion)],
      isForSealed: isForSealed
    ) { .command(command($1[0]), done) }
  }

  var answers: [String] { fields.map(\.answer) }

  /// The answer at a place, without blanks around it but in a pattern.
  subscript(place: Int) -> String { fields[place].answer }

  /// The same; nil where nothing was answered, or not asked.
  func given(_ place: Int) -> String? {
    fields.indices.contains(place) && !self[place].isEmpty ? self[place] : nil
  }

  /// There is something in it that would be lost with it.
  var holdsWords: Bool { answers != begun && answers.contains { !$0.isEmpty } }

  /// Something was typed at the place.
  func isTyped(_ place: Int) -> Bool { !begun.indices.contains(place) || self[place] != begun[place] }

  /// It asks for the same, whatever was known when it was asked.
  func isSame(as other: Form) -> Bool { name == other.name && about == other.about }

  func held(in state: State) -> [String]? {
    holding?.answers(state)?.map { LineEditor($0 ?? "").text.trimmed }
  }

  /// Its answers are what the record held when it was asked.
  var changesNothing: Bool { holding?.isAll == true && basis == answers }

  func problem(with field: Int) -> String? { self[field].isEmpty ? nil : fields[field].problem(self[field]) }
}

extension Form.Field {
  static func likelihood(_ editor: LineEditor = LineEditor(), isRequired: Bool = true) -> Form.Field {
    Form.Field(
      label: "likelihood", suggestion: "v l m h c or 1 to 5: very low, low, medium, high, certain", editor: editor,
      isRequired: isRequired, choices: Likelihood.allCases.map(\.displayText)
    ) { answer in
      RatingWords.typedLikelihood(answer) == nil
        ? "“\(answer)” is no likelihood: write very low, low, medium, high or certain" : nil
    }
  }

  static func impact(_ editor: LineEditor = LineEditor(), isRequired: Bool = true) -> Form.Field {
    Form.Field(
      label: "impact", suggestion: "v l m h c or 1 to 5: very low, low, medium, high, critical", editor: editor,
      isRequired: isRequired, choices: RiskImpact.allCases.map(\.displayText)
    ) { answer in
      RatingWords.typedImpact(answer) == nil
        ? "“\(answer)” is no impact: write very low, low, medium, high or critical" : nil
    }
  }
}
