import Records

extension NamedCommand {
  static let inFlight: [NamedCommand] = [
    NamedCommand(
      "flight.show", "Show what is in flight: asks, questions, investigations, silenced alerts", ["O"], .baton,
      writes: false, hinting: { $0.place == .handoff ? $0.inFlightHint : nil }, when: { $0.record != nil }
    ) { state, _ in
      state.overlay = .inFlight(index: 0)
      return []
    },
    NamedCommand(
      "silence.add", "Note that an alert is silenced, and until when", ["s"], .baton, in: "flight.show",
      argument: "ALERT",
      when: { $0.record?.isSealed == false }
    ) { _ in
      Form(
        "Silenced alert",
        [
          .init(label: "alert", suggestion: "its name, as the alerting system has it"),
          .init(label: "until", suggestion: "06:00 (UTC), +4h; empty where nobody said", isRequired: false),
          .init(label: "because", isRequired: false),
        ]
      ) { state, form throws(Form.Unusable) in
        .command(
          .silenceAlert(form[0], until: try state.time(form.given(1)), because: form.given(2)),
          "\(form[0]) is noted as silenced")
      }
    },
    NamedCommand(
      "investigation.add", "Note what is being looked into", ["i"], .baton, in: "flight.show", argument: "TEXT",
      when: { $0.record?.isSealed == false }
    ) { _ in
      .single("Being looked into", suggestion: "the question still open", done: "Noted") {
        .addStatement(.investigation, $0)
      }
    },
    NamedCommand(
      "ask.add", "Ask something of the next person", ["a"], .baton, in: "flight.show", argument: "TEXT",
      when: { $0.record?.isSealed == false }
    ) { _ in
      .single("Asked of the next person", suggestion: "what they are to do", done: "Asked") { .addStatement(.ask, $0) }
    },
    NamedCommand(
      "flight.settle", "Say what came of an investigation, an ask or a silence", [], .baton, argument: "ITEM",
      when: { $0.record.map { !$0.isSealed && $0.inFlight != InFlight() } == true }
    ) { _ in
      Form(
        "Settled", restsOn: [ItemReference(.ask)],
        [.init(label: "which", suggestion: OpenMatter.kinds), .init(label: "what came of it")]
      ) {
        _, form throws(Form.Unusable) in
        guard let item = ItemReference(words: form[0]) else {
          throw Form.Unusable(reason: "“\(form[0])” names none of these; write \(OpenMatter.kinds)")
        }
        return .command(.settle(item, outcome: form[1]), "Settled")
      }
    },
  ]
}
