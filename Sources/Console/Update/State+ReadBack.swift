import Records
import Screen

extension State {
  /// `y` says that the item was read, `?` asks about it, Enter that all were.
  mutating func handle(_ key: Key, isEntered: Bool, in walk: Overlay.ReadBack) -> [Effect] {
    var walk = walk
    func next() -> Int { walk.matters.indices.first { $0 > walk.index } ?? walk.index }
    if isEntered {
      walk.read = Set(walk.matters.indices.filter { walk.questions[$0] == nil })
      return takeBaton(walk)
    }
    if key == Key("y") || key == Key(" ") {
      walk.read.insert(walk.index)
      walk.questions[walk.index] = nil
      if walk.isDone { return takeBaton(walk) }
      walk.index = next()
    } else if key == Key("?") {
      overlay = nil
      return ask(question(in: walk), "")
    } else {
      walk.index =
        scrolled(walk.index, key, letters: true).map { min($0, max(0, walk.matters.count - 1)) } ?? walk.index
    }
    overlay = .readBack(walk)
    return []
  }

  /// Asks for the read-back once everything was gone through.
  private mutating func takeBaton(_ walk: Overlay.ReadBack) -> [Effect] {
    overlay = nil
    guard let form = acceptForm(walk) else { return [] }
    return ask(form, "")
  }

  private func question(in walk: Overlay.ReadBack) -> Form {
    let matter = walk.matters[walk.index]
    return Form(
      "Ask about \(matter.item)", name: "read-back \(matter.item)",
      [Form.Field(label: "", suggestion: matter.text)], writes: false, isForSealed: true
    ) { state, form in
      var walk = walk
      walk.questions[walk.index] = form[0]
      walk.read.remove(walk.index)
      if walk.isDone { return .effects(state.takeBaton(walk)) }
      walk.index = walk.matters.indices.first { $0 > walk.index } ?? walk.index
      state.overlay = .readBack(walk)
      return .effects([])
    }
  }

  /// What was understood, in a line or two; the last thing before the baton is taken.
  func acceptForm(_ walk: Overlay.ReadBack) -> Form? {
    guard let record else { return nil }
    let suggestion = "what you understood, in a line or two: what is broken, what you do first"
    var fields = [Form.Field(label: "read-back", suggestion: suggestion)]
    if let reason = takeOverReason { fields.append(.init(label: "take over although \(reason), because")) }
    let read = walk.read.sorted().map { walk.matters[$0].item }
    let questions = walk.questions.sorted { $0.key < $1.key }.map { place, text in
      Command.comment(about: walk.matters[place].item, text: text, isQuestion: true)
    }
    return Form("Accept session \(record.session.number)", name: "baton.accept", fields, isForSealed: true) {
      state, form in
      let asked = questions.flatMap { state.perform($0, done: "Asked") }
      let accept = Command.session(.accept(readBack: form[0], takeOver: form.given(1), reading: read))
      guard !asked.isEmpty else { return .command(accept, "You have the baton") }
      return .effects(asked + state.perform(accept, done: "You have the baton", form: form))
    }
  }
}
