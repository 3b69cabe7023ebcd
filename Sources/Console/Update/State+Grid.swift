import Records

/// Moves in the grid of risks go where the eye goes: down is less likely, right is a greater
/// impact.
extension State {
  /// A risk that has a place in the grid.
  private struct Placed {
    /// In the list.
    let index: Int
    let number: Int
    let likelihood: Likelihood
    let impact: RiskImpact
  }

  /// As the grid is read: the likeliest first, the smaller impact first.
  private var placedRisks: [Placed] {
    rows.risks.enumerated().compactMap { index, row -> Placed? in
      guard row.risk.isLive, let likelihood = row.risk.likelihood, let impact = row.risk.impact else { return nil }
      return Placed(index: index, number: row.risk.number, likelihood: likelihood, impact: impact)
    }.sorted { ($1.likelihood, $0.impact, $0.number) < ($0.likelihood, $1.impact, $1.number) }
  }

  /// To the risk of the nearest impact, so many rows further down that hold any.
  mutating func moveInGrid(down step: Int) {
    let placed = placedRisks
    guard let first = placed.first else { return }
    guard let here = placed.first(where: { $0.index == selectedIndex(.risks) }) else {
      return setIndex(first.index, in: .risks)
    }
    var likelihoods: [Likelihood] = []
    for risk in placed where likelihoods.last != risk.likelihood { likelihoods.append(risk.likelihood) }
    let row = likelihoods.firstIndex(of: here.likelihood) ?? 0
    let target = likelihoods[max(0, min(likelihoods.count - 1, row.addingSaturated(step)))]
    guard target != here.likelihood else { return }
    let nearest = placed.filter { $0.likelihood == target }.min {
      abs($0.impact.rawValue - here.impact.rawValue) < abs($1.impact.rawValue - here.impact.rawValue)
    }
    if let nearest { setIndex(nearest.index, in: .risks) }
  }

  /// To the next risk of the same row; false where there is none on that side.
  mutating func moveInGrid(aside step: Int) -> Bool {
    let placed = placedRisks
    guard let here = placed.firstIndex(where: { $0.index == selectedIndex(.risks) }),
      placed.indices.contains(here + step), placed[here + step].likelihood == placed[here].likelihood
    else { return false }
    setIndex(placed[here + step].index, in: .risks)
    return true
  }
}
