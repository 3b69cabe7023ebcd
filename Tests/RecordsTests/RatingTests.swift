import Records
import Testing

@Suite("Ratings")
struct RatingTests {
  @Test(
    "words for likelihood fall on the scale",
    arguments: [
      ("VERY LOW", Likelihood.veryLow), ("very-low", .veryLow), ("Low", .low), ("unlikely", .low), ("Medium", .medium),
      ("MODERATE (seen once)", .medium), ("HIGH", .high), ("likely", .high), ("very likely", .certain),
      ("very unlikely", .veryLow), ("CERTAIN (TODO exists)", .certain), ("almost certain", .certain),
      ("Low-Medium", .medium), ("LOW to MEDIUM", .medium), ("low / high", .high), ("10%", .low), ("~2 %", .veryLow),
      ("95%", .certain), ("LOW - high traffic only", .low), ("very high", .certain),
    ])
  func likelihood(_ words: String, _ expected: Likelihood) { #expect(RatingWords.likelihood(words) == expected) }

  @Test(
    "words for impact fall on the scale",
    arguments: [
      ("CRITICAL", RiskImpact.critical), ("Production-blocking", .critical), ("high", .high), ("major outage", .high),
      ("minor", .low), ("none", .veryLow), ("significant", .medium), ("severe", .critical),
    ])
  func impact(_ words: String, _ expected: RiskImpact) { #expect(RatingWords.impact(words) == expected) }

  @Test("other words are on no scale", arguments: ["", "banana", "lowly", "highway", "slow", "%", "???"])
  func none(_ words: String) {
    #expect(RatingWords.likelihood(words) == nil)
    #expect(RatingWords.impact(words) == nil)
  }

  @Test("exposure is likelihood times impact, and nothing until both are rated")
  func exposure() {
    var risk = Risk(title: "x", likelihood: .veryLow)
    #expect(risk.exposure == nil)
    risk.impact = .critical
    #expect(risk.exposure == 5)
    risk.likelihood = .certain
    #expect(risk.exposure == 25)
  }

  @Test("a rating typed by a person keeps its words, and one that is on no scale is refused")
  func typed() throws {
    var story = Story()
    try story.perform(.addRisk(title: "Disk fills", likelihood: "very likely", impact: "minor", mitigation: nil))
    #expect(story.record().risk(1)?.likelihood == .certain && story.record().risk(1)?.likelihoodWords == "very likely")
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.risk(1, .rate(likelihood: "banana", impact: nil))) }
    try story.perform(.risk(1, .rate(likelihood: "low", impact: nil)))
    #expect(story.record().risk(1)?.likelihood == .low && story.record().risk(1)?.impact == .low)
  }
}
