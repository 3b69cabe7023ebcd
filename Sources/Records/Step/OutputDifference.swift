/// What each of two outputs has that the other has not: whole lines, in their order.
public struct OutputDifference: Equatable, Sendable {
  public var new: [String]
  public var gone: [String]

  public init(from before: [String], to after: [String]) {
    let (old, present) = (Set(before), Set(after))
    new = after.filter { !old.contains($0) }
    gone = before.filter { !present.contains($0) }
  }

  public var isEmpty: Bool { new.isEmpty && gone.isEmpty }
}
