import Foundation
import Records
import Screen
import TestSupport
import Testing

@testable import Console

/// Every question against every change that another writer can make while it is answered.
@Suite("Questions and other writers") struct GroundsDiceTests {
  /// `BATON_ROUNDS` says how many.
  private static let rounds = ProcessInfo.processInfo.environment["BATON_ROUNDS"].flatMap { UInt64($0) } ?? 400

  /// All that a question may rest on, as it stands: told apart without the program's own rule.
  private struct Ground: Equatable {
    var session: SessionNumber?
    var holder: String?
    var seal: Seal?
    var offer: [String?]
    var items: [String]

    init(_ duel: Duel, _ session: SessionNumber?, _ items: [ItemReference], isWhole: Bool) {
      let record = session.flatMap { duel.records[$0] }
      self.session = record?.session.successor
      holder = duel.incident?.holder
      seal = record?.session.seal
      offer = [record?.session.offeredTo] + (record?.session.declines.map(\.because) ?? [])
      self.items = items.map { item in
        guard let record else { return "" }
        switch item.kind {
        case .todo:
          return "\(String(describing: record.todo(item.number)))\(record.todo(item.number).map(record.state) as Any)"
        case .risk: return "\(String(describing: record.risk(item.number)))"
        case .step: return "\(String(describing: record.step(item.number)))"
        case .fix: return "\(String(describing: record.fix(item.number)))"
        case .timeline: return "\(record.timeline.first { $0.number == item.number } as Any)"
        case .monitoring: return "\(record.monitoring as Any)"
        case .comment: return "\(record.comments.first { $0.number == item.number } as Any)"
        case .ask, .investigation, .silence: return "\(record.inFlight)"
        case .session:
          return "\([record.session.title, record.session.status, record.session.next, record.session.summary])"
        default: return ""
        }
      }
      if isWhole { self.items.append("\(String(describing: record))") }
    }
  }

  /// Commands that lead out of the record, or into what is not asked about.
  private static let left: Set<String> = [
    "undo", "redo", "incident.another", "incident.attach", "log.add", "incident.postmortem",
  ]

  @Test("nothing is written on ground that has changed: the words stay, what changed is said, and it is asked anew")
  func dice() {
    var asked: [String: Int] = [:]
    var changed = 0
    for seed in 1...Self.rounds {
      var duel = Duel(seed: seed)
      var dice = Dice(seed: seed &+ 1_000_003)
      let commands = NamedCommand.all.filter { $0.writes && $0.applies(duel.state) && !Self.left.contains($0.name) }
      let command = dice.pick(commands)
      let effects = command.act(&duel.state, "")
      let story = "round \(seed), \(command.name) as \(duel.actor)"
      if let form = duel.state.form, form.writes {
        asked[command.name, default: 0] += 1
        if play(form, &duel, &dice, story) { changed += 1 }
      } else if case .decision = duel.state.overlay {
        asked[command.name, default: 0] += 1
        let items = duel.shown?.itemsOfDecision ?? []
        if answer(&duel, &dice, items, story, typed: [], { $0.state.press("Enter") }) { changed += 1 }
      } else if case .openEditor(let text, let purpose)? = effects.first, purpose != .field {
        asked[command.name, default: 0] += 1
        if edit(text, purpose, &duel, story) { changed += 1 }
      } else if let grounds = effects.lazy.compactMap(Self.grounds).first {
        asked[command.name, default: 0] += 1
        if answer(&duel, &dice, grounds.items, story, typed: [], { _ in effects }) { changed += 1 }
      }
    }
    #expect(changed * 10 > asked.values.reduce(0, +), "changes must matter to be tried")
    let all = NamedCommand.all.filter { $0.writes && !Self.left.contains($0.name) }.map(\.name)
    let missing = all.filter { asked[$0] == nil }
    let questions = asked.values.reduce(0, +)
    print("\(Self.rounds) rounds, \(questions) questions of \(asked.count) kinds, \(changed) on changed ground")
    print("never asked: \(missing)")
  }

  private static func grounds(_ effect: Effect) -> Grounds? {
    switch effect {
    case .perform(_, let grounds, _): grounds
    case .runStep(let order, _): order.grounds
    default: nil
    }
  }

  /// A form: typed, disturbed, answered, and answered once more.
  private func play(_ form: Form, _ duel: inout Duel, _ dice: inout Dice, _ story: String) -> Bool {
    // What the title names the form rests on.
    for kind in ["Todo", "Risk", "Step", "Fix"] where form.title.hasPrefix("\(kind) ") {
      guard let number = form.title.split(separator: " ").dropFirst().first.flatMap({ Int($0.filter(\.isNumber)) })
      else {
        continue
      }
      let item = ItemReference(ItemReference.Kind(rawValue: kind.lowercased()) ?? .session, number)
      #expect(form.asked.contains(item), "\(story): “\(form.title)” does not rest on \(item)")
    }
    var typed = duel.type()
    if let place = duel.state.form?.fields.firstIndex(where: { $0.holder != nil }) { typed.append("f\(place)") }
    return answer(&duel, &dice, form.asked, story, typed: typed) { duel in
      var effects = duel.state.press("Alt-Enter")
      if effects.isEmpty,
        duel.state.form?.fields.contains(where: { $0.holder != nil && $0.editor.text.isEmpty }) == true,
        duel.state.form?.error == nil
      {
        _ = duel.state.type("because")
        effects = duel.state.press("Alt-Enter")
      }
      if effects.isEmpty, case .question = duel.state.overlay { effects = duel.state.press("y") }
      return effects
    }
  }

  /// Whether the ground had changed when the answer came.
  private func answer(
    _ duel: inout Duel, _ dice: inout Dice, _ items: [ItemReference], _ story: String, typed: [String],
    _ act: (inout Duel) -> [Effect]
  ) -> Bool {
    let session = duel.state.record?.session.number
    let before = Ground(duel, session, items, isWhole: false)
    let disturbance = dice.chance(6) ? nil : duel.disturb(items)
    let isSeen = dice.chance(2)
    if isSeen { duel.load() }
    let told = "\(story), \(disturbance ?? "undisturbed")\(isSeen ? ", seen" : "")"
    let hasChanged = Ground(duel, session, items, isWhole: false) != before
    duel.carryOut(act(&duel))
    if hasChanged {
      #expect(duel.written.isEmpty, "\(told): written all the same")
      if !typed.isEmpty { isKept(typed, duel, told) }
    } else if duel.written.isEmpty, !typed.isEmpty {
      // Refused for another reason, or it changes nothing.
      #expect(duel.state.form != nil || duel.state.notice != nil || duel.state.overlay != nil, "\(told): lost")
    }
    #expect(
      duel.written.allSatisfy { $0.session == nil || $0.session == session || opens($0.change) }, "\(told): elsewhere")
    // Asked anew, it is answered by who has seen what stands there now, or stays.
    if hasChanged, duel.state.form != nil, !typed.isEmpty {
      let now = duel.state.record?.session.number
      duel.carryOut(act(&duel))
      #expect(
        duel.written.allSatisfy { $0.session == nil || $0.session == now || opens($0.change) }, "\(told): beside it")
      if duel.written.isEmpty {
        #expect(
          duel.state.form != nil || duel.state.notice != nil || duel.state.overlay != nil, "\(told): lost at last")
      }
    }
    return hasChanged
  }

  private func opens(_ change: Change) -> Bool { if case .session(.opened) = change { true } else { false } }

  private func isKept(_ typed: [String], _ duel: Duel, _ told: String) {
    guard let form = duel.state.form else {
      Issue.record("\(told): the form is gone")
      return
    }
    #expect(form.error != nil, "\(told): nothing is said")
    let first = typed.first ?? ""
    let isThere = form.answers.contains { $0.contains(first) }
    #expect(isThere, "\(told): “\(first)” is gone from \(form.answers)")
  }

  /// Text from the editor is kept where its ground has changed.
  private func edit(_ text: String, _ purpose: EditPurpose, _ duel: inout Duel, _ story: String) -> Bool {
    guard purpose != .draft else { return false }
    let session = duel.state.record?.session.number
    let items: [ItemReference] =
      if case .stepCommand(let number) = purpose { [ItemReference(.step, number)] } else { [ItemReference(.session)] }
    let before = Ground(duel, session, items, isWhole: false)
    let disturbance = duel.disturb(items)
    duel.load()
    let hasChanged = Ground(duel, session, items, isWhole: false) != before
    var effects = update(&duel.state, .edited(text + "\nmore", purpose))
    if effects.isEmpty, duel.state.form != nil {
      _ = duel.state.type("because")
      effects = duel.state.press("Enter")
    }
    duel.carryOut(effects)
    if hasChanged {
      let told = "\(story), \(disturbance ?? "")"
      #expect(duel.written.isEmpty, "\(told): written all the same")
      let isOffered =
        if case .question(let question) = duel.state.overlay { question.text.contains("is kept") } else { false }
      #expect(isOffered || duel.state.form != nil || duel.state.notice?.kind == .problem, "\(told): the text is gone")
    }
    return hasChanged
  }
}
