import Records

extension PagePart {
  /// What could still go wrong, the worst first; then what was accepted.
  static let risks = PagePart(.risks) { writing in
    let live = writing.record.risks.filter(\.isLive) + writing.record.risks.filter { $0.status == .accepted }
    let ranked = live.enumerated().sorted { left, right in
      let (a, b) = (left.element.pageRank, right.element.pageRank)
      return a == b ? left.offset < right.offset : a > b
    }
    return ranked.map { $0.element.pageLine(writing) }
  }
}

extension Risk {
  /// What came true stands above what only could, and that above what was accepted.
  fileprivate var pageRank: Int {
    (exposure ?? 12) + (status == .materialised ? 100 : 0) - (status == .accepted ? 100 : 0)
  }

  func pageLine(_ writing: PageWriting) -> MarkdownBlock {
    var details: [String] = []
    var beside: [MarkdownBlock] = []
    let isSettled = !isLive && status != .accepted
    if status != .open {
      let at = status == .materialised ? materialisedAt.map { " at \(writing.time.text($0))" } : nil
      details.append(status.displayText + (at ?? ""))
    }
    if !isSettled {
      if let ratings = ratingDetail {
        details += ratings
      } else {
        beside += FieldRule.write(Risk.ratingRules, self, writing.layout)
      }
      if let owner {
        PageLine.fits(owner) ? details.append("owner \(owner)") : beside.append(LayoutField.block("Owner", text: owner))
      }
    }
    if let mitigation { beside.append(LayoutField.block("Mitigation", text: mitigation)) }
    if status != .open, status != .mitigated, let because { beside.append(LayoutField.block("Because", text: because)) }
    return PageLine.item(
      "Risk \(number)", title, details, neutral: "open", beside + writing.corrections(of: ItemReference(.risk, number)))
  }

  /// "likelihood low × impact high"; nil where the ratings and their words can't be said in so few.
  private var ratingDetail: [String]? {
    let words = [likelihoodWords, impactWords].compactMap(\.self)
    if words.isEmpty { return likelihood == nil && impact == nil ? [] : nil }
    guard let first = likelihoodWords, let second = impactWords, PageLine.fits(first), PageLine.fits(second),
      first.parted(by: " × ").count == 1, second.parted(by: " × ").count == 1,
      RatingWords.likelihood(first) == likelihood, RatingWords.impact(second) == impact
    else { return nil }
    return ["likelihood \(first) × impact \(second)"]
  }

  fileprivate mutating func take(detail: String, _ time: LayoutTime) -> Bool {
    if detail == "open" { return true }
    if let said = Status.allCases.first(where: {
      detail == $0.displayText || detail.begins(with: $0.displayText + " at ")
    }) {
      status = said
      if let at = detail.behind(said.displayText + " at ") {
        guard let moment = time.moment(at) else { return false }
        materialisedAt = moment
      }
      return true
    }
    if let words = detail.behind("owner ") {
      owner = words
      return true
    }
    guard let ratings = detail.behind("likelihood ")?.parted(by: " × impact "), ratings.count == 2 else { return false }
    (likelihoodWords, likelihood) = (ratings[0], RatingWords.likelihood(ratings[0]))
    (impactWords, impact) = (ratings[1], RatingWords.impact(ratings[1]))
    return true
  }
}

extension LayoutReading {
  mutating func readRisk(_ number: Int, _ field: LayoutField) -> Bool {
    var risk = Risk(number: number, title: "")
    let time = time
    risk.title = PageLine.read(field.value, into: &risk) { $1.take(detail: $0, time) }
    risk.lines = field.block.lines
    item = ItemReference(.risk, number)
    FieldRule.read(Risk.ratingRules + FieldRule.table("owner", "mitigation", "because"), field.children, &risk, &self)
    record.risks.append(risk)
    return true
  }
}
