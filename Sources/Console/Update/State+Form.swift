import Patterns
import Records
import Screen

extension State {
  /// Does what the form was for. Answers that can't be used bring it back with the reason.
  mutating func submit(_ form: Form) -> [Effect] {
    if let missing = form.fields.firstIndex(where: { $0.isRequired && $0.answer.isEmpty }) {
      let label = form.fields[missing].label
      return refuse(form, label.isEmpty ? "Something must be typed here" : "“\(label)” is needed", at: missing)
    }
    for field in form.fields.indices {
      if let problem = form.problem(with: field) { return refuse(form, problem, at: field) }
    }
    if let change = change(under: form) {
      self.form = askedAnew(form, change)
      return []
    }
    self.form = nil
    forget(form)
    if form.changesNothing {
      say("Nothing is changed", .done)
      return []
    }
    do throws(Form.Unusable) {
      switch try form.submit(&self, form) {
      case .effects(let effects): return effects
      case .command(let command, let done, let time):
        let effects = perform(command, done: done, form: form, at: time)
        adding = effects.isEmpty ? nil : form.adds
        return effects
      }
    } catch {
      return refuse(form, error.reason, at: form.current)
    }
  }

  /// Goes back to the field whose answer can't be used as it is, and says why.
  mutating func refuse(_ form: Form, _ reason: String, at field: Int) -> [Effect] {
    var again = form
    again.current = field
    again.error = reason
    self.form = again
    return []
  }

  /// The time of something to come, as the shell reads it too; nil for nothing.
  func time(_ words: String?) throws(Form.Unusable) -> Moment? {
    try words.map { words throws(Form.Unusable) in
      guard let moment = TypedTime.coming(words, on: record?.day, now: now) else {
        throw Form.Unusable(reason: "“\(words)” is no time; write 05:20, +4h, tomorrow 09:00 or 2025-11-05 09:00 (UTC)")
      }
      return moment
    }
  }

  /// The time of something that happened, as the shell reads it too; nil for nothing.
  func pastTime(_ words: String?) throws(Form.Unusable) -> Moment? {
    try words.map { words throws(Form.Unusable) in
      guard let moment = TypedTime.past(words, on: record?.day, now: now) else {
        throw Form.Unusable(
          reason: "“\(words)” is no time; write 01:15, -10m, yesterday 22:00 or 2025-11-05 09:00 (UTC)")
      }
      guard moment <= now else { throw Form.Unusable(reason: "\(zone.clock(moment, from: now)) has not come yet") }
      return moment
    }
  }
}

extension Form {
  /// A regular expression; case counts only where it has a capital letter.
  static func pattern(_ text: String) throws(Unusable) -> Pattern {
    do throws(PatternError) { return try Pattern(text) } catch {
      throw Form.Unusable(reason: "“\(text)” can't be searched for: \(error.message)")
    }
  }

  /// Refuses, where it is given, a pattern that could never be asked.
  static func check(_ patterns: [String]) throws(Unusable) {
    do throws(PatternError) { try Pattern.check(patterns) } catch {
      throw Form.Unusable(reason: "This can't be asked: \(error.message)")
    }
  }
}

extension Blocker.On {
  /// `todo:4` or `4`, `validation`, `monitoring`, `risk:1`, else outside words.
  static func read(_ answer: String) -> (on: Blocker.On, words: String) {
    let folded = answer.lowercased()
    func number(after prefix: String) -> Int? {
      guard folded.hasPrefix(prefix) else { return nil }
      return Int(folded.dropFirst(prefix.count).drop { $0 == ":" || $0 == " " })
    }
    if let number = number(after: "todo") ?? Int(folded) { return (.todo(number), "todo \(number)") }
    if let number = number(after: "risk") { return (.risk(number), "risk \(number)") }
    if folded == "validation" { return (.validation, "validation") }
    if folded == "monitoring" { return (.monitoring, "monitoring") }
    return (.outside, answer)
  }
}
