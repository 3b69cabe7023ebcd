/// What each of two outputs has that the other has not: whole lines, in their order.
package struct OutputDifference: Equatable, Sendable {
  package var new: [String]
  package var gone: [String]

  package init(from before: [String], to after: [String]) {
    let (old, present) = (Set(before), Set(after))
    new = after.filter { !old.contains($0) }
    gone = before.filter { !present.contains($0) }
  }

  package var isEmpty: Bool { new.isEmpty && gone.isEmpty }
}
