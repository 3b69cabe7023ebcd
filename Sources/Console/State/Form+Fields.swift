import Records

extension Form {
  /// Asks for the fields that a person changes an item's words by, beginning with what they hold.
  static func fields<Item: Fielded>(of item: Item, _ reference: ItemReference, _ title: String) -> Form {
    let fields = Item.fields(in: .form)
    return editing(
      reference, fields.map(\.name), title,
      fields.map { field in
        Field(
          label: field.question, editor: LineEditor(item.answer(to: field.name) ?? ""), isRequired: field.isRequired)
      })
  }

  /// Asks for fields of an item, by their names in its table.
  static func editing(_ reference: ItemReference, _ names: [String], _ title: String, _ fields: [Field]) -> Form {
    Form(
      title, name: "edit \(names)", about: reference, fields,
      holding: Holding(answers: { state in
        state.record?.fields(of: reference).map { item in names.map { item.answer(to: $0) } }
      })
    ) { state, form throws(Unusable) in
      guard let item = state.record?.fields(of: reference) else { return .effects([]) }
      let values = try item.values(of: names, typed: form.answers, in: state)
      guard let command = Command.edit(reference, values) else { return .effects([]) }
      let what = reference.description.prefix(1).uppercased() + reference.description.dropFirst()
      return .command(command, names.count == 1 ? "\(what): \(item.historyLine(of: values))" : "\(what) changed")
    }
  }
}

extension Fielded {
  /// What a field holds, as a form takes it.
  func answer(to name: String) -> String? {
    switch value(of: name) {
    case .moment(let moment): "\(moment.day.iso) \(moment.clock)"
    case .list(let texts): texts.joined(separator: "\n")
    case let value: value.text
    }
  }

  fileprivate func values(
    of names: [String], typed answers: [String], in state: State
  ) throws(Form.Unusable) -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    for (name, answer) in zip(names, answers) {
      guard let field = Self.field(name) else { continue }
      let value = try field.value(typed: answer) { words throws(Form.Unusable) in try state.time(words) ?? state.now }
      guard let value else { throw Form.Unusable(reason: "“\(answer)” can't be the \(field.question)") }
      values[name] = value
    }
    return values
  }
}
