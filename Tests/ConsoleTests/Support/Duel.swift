import Records
import Screen
import TestSupport

@testable import Console

/// A console and another writer on one store, by dice: somebody is asked something, another changes
/// the record meanwhile, and the answer comes.
struct Duel {
  private(set) var dice: Dice
  var state: State
  private(set) var incident: Incident?
  private(set) var records: [SessionNumber: SessionRecord] = [:]
  private var sequence: Int64 = 40
  /// What the console's person has had written, each with its session.
  private(set) var written: [(session: SessionNumber?, change: Change)] = []
  let actor: String

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    var snapshot = Duel.night(&dice)
    actor = dice.pick(["ops-2", "ops-3", "ops-3"])
    if snapshot.record?.isSealed == true { snapshot.incident?.offeredTo = snapshot.record?.session.offeredTo }
    state = Example.console(dice.pick([120, 200]), 50, actor: actor, snapshot: snapshot)
    incident = snapshot.incident
    for number in ["7", "8"] as [SessionNumber] {
      records[number] = SessionRecord(session: Session(number: number))
      records[number]?.session.successor = number.next
    }
    records["9"] = snapshot.record
    _ = state.press(dice.pick(["1", "2", "3", "4", "6", "7"]))
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    for _ in 0..<dice.roll(0...4) { _ = state.press("j") }
    if dice.chance(3) { _ = state.press("Tab") }
    state.look()
  }

  /// Session 9 at one of its hours.
  private static func night(_ dice: inout Dice) -> Snapshot {
    var snapshot = Example.snapshot
    guard var record = snapshot.record else { return snapshot }
    record.comments = [
      Comment(number: 1, about: nil, by: "ops-4", at: Example.at(1, 30), text: "Which build?", isQuestion: true)
    ]
    record.inFlight.asks = ["Read the log", "Call the vendor"]
    record.inFlight.investigations = ["Why twice?"]
    record.inFlight.silences = [Silence(number: 1, alert: "QueueDepth")]
    if dice.chance(2) {
      record.monitoring?.stage = .running
    }
    if dice.chance(3) { Shot.settled(&snapshot, &record) }
    if dice.chance(4) {
      record.session.seal = Seal(by: "ops-2", at: Example.at(1, 36), hash: "00", file: "S9.md")
      record.session.offeredTo = dice.pick(["ops-3", "ops-5", nil])
    }
    snapshot.record = record
    return snapshot
  }

  /// The session that the console shows: the newest.
  var shown: SessionRecord? { incident?.sessions.last.flatMap { records[$0] } }

  private mutating func append(
    _ command: Command, on session: SessionNumber?, as name: String
  ) throws(Refusal) -> [Draft] {
    let number = session ?? incident?.sessions.last
    let at = state.now.adding(seconds: 1)
    let situation = Situation(
      incident: incident, record: number.flatMap { records[$0] }, actor: name, at: at, now: at)
    let drafts = try Decider.decide(command, in: situation)
    for draft in drafts {
      sequence += 1
      let event = Event(
        sequence: sequence, batch: 0, incident: "vividly", session: draft.session, at: draft.at ?? at, recordedAt: at,
        actor: name, host: "", basedOn: 0, change: draft.change)
      Fold.apply(event, to: &incident)
      if let number = draft.session { Fold.apply(event, to: &records[number]) }
    }
    return drafts
  }

  /// The record as it is reaches the console.
  mutating func load() { _ = update(&state, .loaded(Snapshot(incident: incident, record: shown, sequence: sequence))) }

  /// What a person has had written so far.
  private mutating func own(_ command: Command, on grounds: Grounds) throws(Refusal) {
    let record = grounds.session.flatMap { records[$0] }
    if let change = grounds.change(incident, record) { throw .conflict(change) }
    written += try append(command, on: grounds.session, as: actor).map { ($0.session, $0.change) }
  }

  /// Carries out what the console wants done in the store, as its handler does.
  mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      do throws(Refusal) {
        switch effect {
        case .perform(let command, let grounds, let ticket):
          try done(ticket) { (duel: inout Duel) throws(Refusal) in try duel.own(command, on: grounds) }
        case .performDated(let command, _, let grounds, let ticket):
          try done(ticket) { (duel: inout Duel) throws(Refusal) in try duel.own(command, on: grounds) }
        case .runStep(let order, let ticket):
          guard let grounds = order.grounds else { continue }
          let run = Command.step(order.step, .startRun(command: order.command)).forHolder(because: order.because)
          try done(ticket) { (duel: inout Duel) throws(Refusal) in try duel.own(run, on: grounds) }
        case .seal(let order, let ticket):
          let seal = Seal(by: actor, at: state.now, hash: "00", file: "S9.md")
          let command = Command.session(.seal(seal, to: order.receiver)).forHolder(because: order.because)
          try done(ticket) { (duel: inout Duel) throws(Refusal) in try duel.own(command, on: order.grounds) }
        default: break
        }
      } catch {
        Duel.ticket(of: effect).map { ticket in
          load()
          _ = update(&state, .failed(ticket: ticket, error.message))
        }
      }
    }
  }

  private mutating func done(_ ticket: Int, _ act: (inout Duel) throws(Refusal) -> Void) throws(Refusal) {
    try act(&self)
    load()
    _ = update(&state, .performed(ticket: ticket))
  }

  private static func ticket(of effect: Effect) -> Int? {
    switch effect {
    case .perform(_, _, let ticket), .performDated(_, _, _, let ticket), .runStep(_, let ticket), .seal(_, let ticket):
      ticket
    default: nil
    }
  }

  /// Another writer does something, half the time to one of these items or to the baton; what it
  /// was, and nil where they could not.
  mutating func disturb(_ items: [ItemReference]) -> String? {
    guard let record = shown else { return nil }
    let numbers = items.map(\.number).filter { $0 > 0 }
    let item = numbers.isEmpty || dice.chance(3) ? dice.roll(1...5) : dice.pick(numbers)
    let commands: [Command] = [
      .note(event: "Seen elsewhere", impact: nil, tags: [], source: .person, until: nil),
      .addTodo(text: "Elsewhere", owner: nil, due: nil), .todo(item, .edit(["text": .words("Reworded \(item)")])),
      .todo(item, .edit(["owner": .words("ops-9")])), .todo(item, .start), .todo(item, .finish),
      .todo(item, .cancel(because: "elsewhere")), .todo(item, .block(.outside, text: "the vendor")),
      .risk(item, .edit(["title": .words("Another risk")])), .risk(item, .accept(because: "rare")),
      .risk(item, .materialise(because: "seen")), .step(item, .edit(["command": .words("rm -rf /srv")])),
      .step(item, .startRun(command: "true")), .step(item, .pass(because: "seen")),
      .step(item, .fail(because: "seen")), .fix(1, .edit(["title": .words("Another fix")])),
      .fix(1, .setStatus(.deployed, commit: nil, build: "b9", because: nil)), .monitoring(.start(hours: 12, every: 3)),
      .monitoring(.reset(because: "elsewhere")), .monitoring(.checkpoint(.trouble, note: "down", evidence: nil)),
      .session(.describe(["title": .words("Another night")])), .session(.describe(["summary": .words("Summed up")])),
      .session(.accept(readBack: "mine now", takeOver: "they are gone")),
      .session(.accept(readBack: "mine now", takeOver: "they are gone")),
      .session(
        .seal(Seal(by: "ops-9", at: state.now, hash: "00", file: "S9.md"), to: dice.pick(["ops-3", "ops-5", nil]))),
      .session(.decline(because: "which build?")), .answer(1, text: "e7e5acae"),
      .comment(about: ItemReference(.todo, item), text: "Why?", isQuestion: true),
      .addStatement(.ask, "One more"), .settle(ItemReference(.ask, 1), outcome: "done"),
      .settle(ItemReference(.silence, 1), outcome: "over"),
    ]
    let near = commands.filter { command in
      if case .session(let command) = command, command != .describe(["title": .words("Another night")]) { return true }
      return command.subject.map(items.contains) == true
    }
    let command = dice.pick(dice.chance(2) ? commands : near)
    let name = dice.pick(["ops-9", "ops-5"])
    let before = sequence
    do throws(Refusal) {
      _ = try append(command.forHolder(because: "they asked"), on: record.session.number, as: name)
    } catch { return nil }
    return sequence == before ? nil : "\(name): \("\(command)".prefix(90))"
  }

  /// Types something into every field that is still empty, and more into the others; what was typed.
  mutating func type() -> [String] {
    guard var form = state.form else { return [] }
    var typed: [String] = []
    for place in form.fields.indices {
      form.current = place
      let field = form.fields[place]
      let words: String? =
        switch field.label {
        case "likelihood": "low"
        case "impact": field.suggestion.hasPrefix("very low") ? "high" : "it hurts"
        case "until", "due": "+4h"
        case "hours", "a checkpoint every … hours", "pattern", "commit", "build": nil
        case "which": "ask 1"
        case "about": nil
        default: form.title.hasPrefix("Fix ") && place == 0 ? "deployed" : nil
        }
      let isTimed = form.title.contains(" is due") || form.title.contains("snoozed")
      let isStep = form.title.contains("runs step") || form.title.contains("run step")
      let answer = words ?? (isTimed ? "+5h" : isStep ? "4" : "word\(dice.roll(100...999))")
      if field.label.hasPrefix("hours") || field.label.hasPrefix("a checkpoint every") { continue }
      form.fields[place].editor = LineEditor(answer)
      typed.append(answer)
    }
    form.current = 0
    state.form = form
    return typed
  }
}

extension Shot {
  fileprivate static func settled(_ snapshot: inout Snapshot, _ record: inout SessionRecord) {
    snapshot.record = record
    Shot.settled(&snapshot)
    record = snapshot.record ?? record
  }
}
