import Records

extension PartLayout {
  /// Grouped by what became of them, the live ones first.
  static let risks = PartLayout(.risks) { writing in
    RiskGroup.all.flatMap { group -> [MarkdownBlock] in
      let risks = writing.record.risks.filter { $0.status == group.status }
      guard !risks.isEmpty else { return [] }
      return [.heading(3, group.heading)]
        + risks.flatMap { risk in
          [.heading(4, NumberedTitle.text("Risk", risk.number, risk.title))]
            + FieldRule.write(Risk.rules, risk, writing) + writing.corrections(of: ItemReference(.risk, risk.number))
        }
    }
  } read: { blocks, reading in
    for group in HeadedBlocks.parted(blocks, at: 3).groups {
      guard let status = RiskGroup.all.first(where: { $0.heading == group.title })?.status else { continue }
      reading.claim(group.heading)
      for headed in HeadedBlocks.parted(group.body, at: 4).groups {
        guard let (number, title) = NumberedTitle.read("Risk", headed.title) else { continue }
        var risk = Risk(number: number, title: title, status: status)
        reading.item = ItemReference(.risk, number)
        risk.lines = headed.lines
        FieldRule.read(Risk.rules, headed.body, &risk, &reading)
        reading.claim(headed.heading)
        reading.record.risks.append(risk)
      }
    }
    reading.record.risks = reading.record.risks.inDocumentOrder
  }
}

extension [Risk] {
  /// By number; equal ones as they stand in the groups.
  var inDocumentOrder: [Risk] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.number != b.number { return a.number < b.number }
      let (x, y) = (RiskGroup.place(of: a.status), RiskGroup.place(of: b.status))
      return x == y ? left.offset < right.offset : x < y
    }.map(\.element)
  }
}

private struct RiskGroup {
  var status: Risk.Status
  var heading: String

  static let all = [
    RiskGroup(status: .materialised, heading: "Risks that came true"),
    RiskGroup(status: .open, heading: "Remaining risks"),
    RiskGroup(status: .accepted, heading: "Accepted risks"),
    RiskGroup(status: .mitigated, heading: "Mitigated risks"),
    RiskGroup(status: .closed, heading: "Closed risks"),
  ]

  static func place(of status: Risk.Status) -> Int { all.firstIndex { $0.status == status } ?? all.count }
}

extension Risk {
  /// The words as written; the rating beside them only where it is not what the words say.
  static let ratingRules: [FieldRule<Risk>] = [
    rated("Likelihood", \.likelihood, \.likelihoodWords, \.displayText, RatingWords.likelihood),
    rated("Impact", \.impact, \.impactWords, \.displayText, RatingWords.impact),
  ]

  fileprivate static let rules: [FieldRule<Risk>] = ratingRules + FieldRule.table

  private static func rated<Scale: Equatable & Sendable>(
    _ name: String, _ rating: any WritableKeyPath<Risk, Scale?> & Sendable,
    _ words: any WritableKeyPath<Risk, String?> & Sendable, _ plain: @escaping @Sendable (Scale) -> String,
    _ read: @escaping @Sendable (String) -> Scale?
  ) -> FieldRule<Risk> {
    FieldRule(name: name) { risk, _ in
      guard let text = risk[keyPath: words] else { return [] }
      let scale = risk[keyPath: rating]
      let beside: [MarkdownBlock] =
        scale == read(text) ? [] : [.item("**Rated:** \(scale.map(plain) ?? "not at all")")]
      return [.item("**\(name):** \(text)", beside)]
    } read: { field, risk, reading in
      guard !field.value.isEmpty else { return false }
      risk[keyPath: words] = field.value
      risk[keyPath: rating] = read(field.value)
      for case let beside? in field.children.map(LayoutField.init) where beside.name == "rated" {
        risk[keyPath: rating] = beside.value == "not at all" ? nil : read(beside.value)
        reading.claimOwn(beside.block)
      }
      return true
    }
  }
}
