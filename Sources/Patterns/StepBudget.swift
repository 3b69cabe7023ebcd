/// How much work patterns may make in all, counted in steps: a step tries one item of a pattern at
/// one place, and ten million of them are about a tenth of a second. A whole judgement, a whole
/// search has one, so that a pattern which is slow on each of many lines ends as soon as one that
/// is slow on a single line. It counts and looks at no clock: the same pattern on the same text
/// always comes as far.
package struct StepBudget: Sendable, Equatable {
  /// Below zero where it was not enough.
  package private(set) var steps: Int

  /// Steps that each byte of a text adds: several times what a search for ordinary words takes.
  private static let stepsOfByte = 4

  /// What is granted beside what the texts add: for a search of everything.
  package static let ofSearch = StepBudget(steps: 10_000_000)
  /// For what comes thirty times a second, as lines of a log do.
  package static let ofGlance = StepBudget(steps: 1_000_000)
  /// For one of the lines of a picture, which may be drawn at every key.
  package static let ofMark = StepBudget(steps: 50_000)

  package init(steps: Int) { self.steps = steps }

  /// The pattern took too long.
  package var isSpent: Bool { steps < 0 }

  /// Once spent it stays so.
  mutating func grow(by bytes: Int) { if !isSpent { steps += bytes * Self.stepsOfByte } }
  mutating func leave(_ left: Int) { steps = left }
}
