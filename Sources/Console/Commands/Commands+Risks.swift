import Records

extension NamedCommand {
  static let risks: [NamedCommand] = [
    NamedCommand("risk.rate", "Rate the risk", ["r"], .risks, hint: "rate", when: { $0.selectedRisk != nil }) {
      state, answer in
      state.onRisk { state, risk in
        state.ask(
          .rateRisk(risk.number), "Risk \(risk.number)",
          [
            .init(
              label: "likelihood", suggestion: "very low, low, medium, high, certain",
              editor: LineEditor(proposal: risk.likelihood?.words ?? "")),
            .init(
              label: "impact", suggestion: "very low, low, medium, high, critical",
              editor: LineEditor(proposal: risk.impact?.words ?? "")),
          ], answer)
      }
    },
    NamedCommand(
      "risk.mitigate", "Mark the risk mitigated", ["d"], .risks, hint: "mitigated",
      when: { $0.selectedRisk?.isLive == true }
    ) { state, answer in
      state.onRisk { state, risk in
        state.ask(
          .mitigateRisk(risk.number), "Risk \(risk.number) is mitigated by",
          [
            .init(
              label: "", suggestion: "what was done", editor: LineEditor(proposal: risk.mitigation ?? ""),
              isRequired: false)
          ],
          answer)
      }
    },
    NamedCommand(
      "risk.materialise", "Record that the risk came true", ["!"], .risks, hint: "came true",
      when: { $0.selectedRisk.map { $0.status != .materialised } == true }
    ) { state, answer in
      state.onRisk { state, risk in
        state.ask(
          .materialiseRisk(risk.number), "Risk \(risk.number) came true",
          [.init(label: "", suggestion: "how it showed", isRequired: false)], answer)
      }
    },
    NamedCommand(
      "risk.accept", "Accept the risk, with a reason", ["w"], .risks, argument: "REASON", hint: "accept",
      when: { $0.selectedRisk?.isLive == true }
    ) { state, answer in
      state.onRisk { state, risk in
        state.ask(.acceptRisk(risk.number), "Accept risk \(risk.number) because", [.init(label: "")], answer)
      }
    },
    NamedCommand(
      "risk.close", "Close the risk, with a reason", ["x"], .risks, argument: "REASON",
      when: { $0.selectedRisk.map { $0.status != .closed } == true }
    ) { state, answer in
      state.onRisk { state, risk in
        state.ask(.closeRisk(risk.number), "Close risk \(risk.number) because", [.init(label: "")], answer)
      }
    },
    NamedCommand(
      "risk.reopen", "Reopen the risk", ["R"], .risks, when: { $0.selectedRisk.map { !$0.isLive } == true }
    ) { state, _ in
      state.onRisk { state, risk in
        state.perform(.risk(risk.number, .reopen), done: "Risk \(risk.number) is open again")
      }
    },
    NamedCommand(
      "risk.add", "Add a risk", ["a"], .risks, argument: "TEXT", hint: "add", when: { $0.subjectPane == .risks }
    ) {
      state, answer in
      state.ask(
        .addRisk, "New risk",
        [
          .init(label: "what", suggestion: "what could go wrong"),
          .init(label: "likelihood", suggestion: "very low, low, medium, high, certain", isRequired: false),
          .init(label: "impact", suggestion: "very low, low, medium, high, critical", isRequired: false),
          .init(label: "mitigation", suggestion: "what keeps it small", isRequired: false),
        ], answer)
    },
    NamedCommand("risk.edit", "Change the risk's words", ["e"], .risks, hint: "edit", when: { $0.selectedRisk != nil })
    {
      state, answer in
      state.onRisk { state, risk in
        state.askFields(of: risk, ItemReference(.risk, risk.number), "Risk \(risk.number)", answer)
      }
    },
    NamedCommand(
      "risk.grid", "Show risks as a grid of likelihood and impact, or as a list", ["v"], .risks, writes: false,
      hinting: { $0.showsRiskGrid ? "list" : "grid" }, when: { $0.subjectPane == .risks }
    ) { state, _ in
      state.showsRiskGrid.toggle()
      return []
    },
    NamedCommand(
      "risk.calibration", "How well likelihoods were rated so far", ["H"], .risks, writes: false,
      when: { $0.subjectPane == .risks && $0.record != nil }
    ) { _, _ in [.loadCalibration] },
  ]
}

extension State {
  fileprivate mutating func onRisk(_ act: (inout State, Risk) -> [Effect]) -> [Effect] {
    guard let risk = selectedRisk else { return [] }
    return act(&self, risk)
  }
}
