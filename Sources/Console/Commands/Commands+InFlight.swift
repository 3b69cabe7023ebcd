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
    ) { state, answer in
      state.ask(
        .silence, "Silenced alert",
        [
          .init(label: "alert", suggestion: "its name, as the alerting system has it"),
          .init(label: "until", suggestion: "06:00 (UTC), +4h; empty where nobody said", isRequired: false),
          .init(label: "because", isRequired: false),
        ], answer)
    },
    NamedCommand(
      "investigation.add", "Note what is being looked into", ["i"], .baton, in: "flight.show", argument: "TEXT",
      when: { $0.record?.isSealed == false }
    ) { state, answer in
      state.ask(
        .statement(.investigation), "Being looked into", [.init(label: "", suggestion: "the question still open")],
        answer
      )
    },
    NamedCommand(
      "ask.add", "Ask something of the next person", ["a"], .baton, in: "flight.show", argument: "TEXT",
      when: { $0.record?.isSealed == false }
    ) { state, answer in
      state.ask(
        .statement(.ask), "Asked of the next person", [.init(label: "", suggestion: "what they are to do")], answer)
    },
    NamedCommand(
      "flight.settle", "Say what came of an investigation, an ask or a silence", [], .baton, argument: "ITEM",
      when: { $0.record.map { !$0.isSealed && $0.inFlight != InFlight() } == true }
    ) { state, answer in
      state.ask(
        .settle(nil), "Settled",
        [.init(label: "which", suggestion: OpenMatter.kinds), .init(label: "what came of it")], answer)
    },
  ]
}
