import Records

/// A question is bound to what it was asked about. Where that has changed at the moment of the
/// answer nothing is written, and it is asked anew of what stands there by then.
extension State {
  func grounds(about items: [ItemReference], isWhole: Bool = false) -> Grounds {
    Grounds(incident, record, about: items, isWhole: isWhole, sequence: sequence)
  }

  /// Binds the form to what stands there now, where it is not bound yet.
  func bound(_ form: Form) -> Form {
    guard form.writes, form.grounds == nil else { return form }
    var form = form
    form.grounds = grounds(about: form.items)
    return form
  }

  /// What has changed of what the form was asked about; nil where nothing has.
  func change(under form: Form) -> String? { form.grounds?.change(incident, record) }

  /// The form with what was typed, saying what has changed, and asked of what stands there now.
  func askedAnew(_ form: Form, _ change: String) -> Form {
    let words = change.prefix(1).uppercased() + change.dropFirst()
    guard var fresh = fresh(form) else {
      var kept = form
      kept.error = "\(words). It can't be done like this any more: Esc keeps what you typed"
      return kept
    }
    fresh.error = "\(words). Enter takes yours all the same, Esc leaves it"
    return fresh
  }

  /// The same question put to the present record; nil where it can't be.
  private func fresh(_ form: Form) -> Form? {
    guard var fresh = form.again == nil ? form : form.again?(self), fresh.isSame(as: form) else { return nil }
    if form.again == nil {
      guard form.grounds?.incident == incident?.key, form.grounds?.session == record?.session.number,
        form.asked.allSatisfy({ record?.holds($0) == true })
      else { return nil }
    } else {
      fresh.take(form)
    }
    fresh.grounds = grounds(about: fresh.asked)
    fresh.basis = fresh.held(in: self)
    return fresh
  }

  /// What this console did itself is no news to who answers.
  mutating func keepGroundsOfOwnActs() {
    func renewed(_ form: Form) -> Form {
      var form = form
      form.grounds = form.grounds?.renewed(incident, record, sequence: sequence)
      return form
    }
    form = form.map(renewed)
    if case .decision(var preview) = overlay {
      preview.grounds = preview.grounds.renewed(incident, record, sequence: sequence)
      overlay = .decision(preview)
    }
    returned = returned.map(renewed)
  }

  /// Who has the baton, where that is somebody else and the command is an act of it.
  func holderToAsk(for command: Command) -> String? {
    Situation(incident: incident, record: record, actor: actor, at: now, now: now).holderToAsk(for: command)
  }

  /// Asks why it is done for who has the baton, with their name: in the form where there is one.
  mutating func askWhy(
    _ holder: String, _ title: String, in form: Form?, on grounds: Grounds? = nil, _ submit: @escaping Form.Submit
  ) {
    guard var form else {
      var asked = Form(
        title, name: "for the holder: \(title)", [.because(holder)], isForSealed: true, submit: submit)
      asked.grounds = grounds
      present(asked)
      return
    }
    form.fields.removeAll { $0.holder != nil }
    form.fields.append(.because(holder))
    form.current = form.fields.count - 1
    form.error = nil
    self.form = form
  }

  /// Opens the editor on what the record says of these items.
  mutating func openEditor(_ text: String, for purpose: EditPurpose, about items: [ItemReference]) -> [Effect] {
    if let refused = frozen() { return refused }
    edited = grounds(about: items)
    return [.openEditor(text: text, purpose)]
  }

  /// What was written in the editor was not taken: nothing of it is lost.
  mutating func offerAgain(_ text: String, _ purpose: EditPurpose, _ reason: String) {
    overlay = .question(
      .init(
        text: reason.prefix(1).uppercased() + reason.dropFirst() + ". What you wrote is kept.",
        answers: [
          .init(key: "e", title: "open it again") { state in
            state.edited = state.grounds(about: state.edited?.items ?? [])
            return [.openEditor(text: text, purpose)]
          },
          .init(key: "x", title: "drop it") { _ in [] },
        ]))
  }
}

extension Form {
  /// All that it is about.
  var items: [ItemReference] { restsOn + [about].compactMap(\.self) }

  /// The same, with what its command was about where it only asks why that is done.
  var asked: [ItemReference] { items.isEmpty ? grounds?.items ?? [] : items }

  /// Why it is done for whoever has the baton; nil where nobody asked.
  var because: String? {
    fields.firstIndex { $0.holder != nil }.flatMap { self[$0].isEmpty ? nil : self[$0] }
  }

  /// Takes what was typed in the form of before. What belongs to no field of this one by its label is
  /// at hand with ^Y.
  fileprivate mutating func take(_ former: Form) {
    for (place, field) in former.fields.enumerated() where field.holder == nil && former.isTyped(place) {
      if let same = fields.firstIndex(where: { $0.label == field.label }) {
        fields[same].editor = field.editor
      } else if fields.indices.contains(place) {
        fields[place].editor.offer(former[place])
      }
    }
    current = min(former.current, fields.count - 1)
  }
}

extension Form.Field {
  static func because(_ holder: String) -> Form.Field {
    var field = Form.Field(label: "\(holder) has the baton; for them, because")
    field.holder = holder
    return field
  }
}
