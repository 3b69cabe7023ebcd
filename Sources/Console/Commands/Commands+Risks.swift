import Records

extension NamedCommand {
  static let risks: [NamedCommand] = [
    NamedCommand("risk.rate", "Rate the risk", ["r"], .risks, on: { $0.selectedRisk }, hint: "rate") { risk, _ in
      Form(
        "Risk \(risk.number)", about: risk.reference,
        [
          .likelihood(LineEditor(proposal: risk.likelihood?.displayText ?? "")),
          .impact(LineEditor(proposal: risk.impact?.displayText ?? "")),
        ],
        holding: risk.holding { [$0.likelihood?.displayText, $0.impact?.displayText] }
      ) { _, form in
        .command(
          .risk(risk.number, .rate(likelihood: form.given(0), impact: form.given(1))), "Risk \(risk.number) rated")
      }
    },
    NamedCommand(
      "risk.mitigate", "Mark the risk mitigated", ["d"], .risks, on: { $0.selectedRisk }, hint: "mitigated",
      when: \.isLive
    ) { risk, _ in
      Form(
        "Risk \(risk.number) is mitigated by", about: risk.reference,
        [
          .init(
            label: "", suggestion: "what was done", editor: LineEditor(proposal: risk.mitigation ?? ""),
            isRequired: false)
        ],
        holding: risk.holding(isAll: false) { [$0.mitigation] }
      ) { _, form in
        .command(.risk(risk.number, .mitigate(mitigation: form.given(0))), "Risk \(risk.number) is mitigated")
      }
    },
    NamedCommand(
      "risk.materialise", "Record that the risk came true", ["!"], .risks, on: { $0.selectedRisk }, hint: "came true",
      when: { $0.status != .materialised }
    ) { risk, _ in
      Form(
        "Risk \(risk.number) came true", about: risk.reference,
        [.init(label: "", suggestion: "how it showed", isRequired: false)]
      ) { _, form in
        .command(.risk(risk.number, .materialise(because: form.given(0))), "Risk \(risk.number) came true")
      }
    },
    NamedCommand(
      "risk.accept", "Accept the risk, with a reason", ["w"], .risks, on: { $0.selectedRisk }, argument: "REASON",
      hint: "accept", when: \.isLive
    ) { risk, _ in
      .single(
        "Accept risk \(risk.number) because", about: risk.reference, done: "Risk \(risk.number) is accepted"
      ) { .risk(risk.number, .accept(because: $0)) }
    },
    NamedCommand(
      "risk.close", "Close the risk, with a reason", ["x"], .risks, on: { $0.selectedRisk }, argument: "REASON",
      when: { $0.status != .closed }
    ) { risk, _ in
      .single("Close risk \(risk.number) because", about: risk.reference, done: "Risk \(risk.number) is closed") {
        .risk(risk.number, .close(because: $0))
      }
    },
    NamedCommand(
      "risk.reopen", "Reopen the risk", ["R"], .risks, when: { $0.selectedRisk.map { !$0.isLive } == true }
    ) { state, _ in
      state.selectedRisk.map { risk in
        state.perform(.risk(risk.number, .reopen), done: "Risk \(risk.number) is open again")
      } ?? []
    },
    NamedCommand(
      "risk.add", "Add a risk", ["a"], .risks, argument: "TEXT", hint: "add", when: { $0.subjectPane == .risks }
    ) { _ in
      Form(
        "New risk",
        [
          .init(label: "what", suggestion: "what could go wrong"), .likelihood(isRequired: false),
          .impact(isRequired: false),
          .init(label: "mitigation", suggestion: "what keeps it small", isRequired: false),
        ], adds: .risk
      ) { _, form in
        .command(
          .addRisk(title: form[0], likelihood: form.given(1), impact: form.given(2), mitigation: form.given(3)),
          "Risk added")
      }
    },
    NamedCommand("risk.edit", "Change the risk's words", ["e"], .risks, on: { $0.selectedRisk }, hint: "edit") {
      risk, _ in .fields(of: risk, risk.reference, "Risk \(risk.number)")
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

extension Risk {
  fileprivate var reference: ItemReference { ItemReference(.risk, number) }

  fileprivate func holding(isAll: Bool = true, _ answers: @escaping @Sendable (Risk) -> [String?]) -> Form.Holding {
    Form.Holding(answers: { $0.record?.risk(number).map(answers) }, isAll: isAll)
  }
}
