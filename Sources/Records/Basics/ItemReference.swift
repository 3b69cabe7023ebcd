/// Names one item of a session's record.
package struct ItemReference: Hashable, Sendable, Codable, CustomStringConvertible {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case session, timeline, problem, fix, alternative, check, step, todo, risk, monitoring, lesson, insight,
      achievement, metric, section, correction, comment, file, branch, production, silence, investigation, ask, round
  }

  package var kind: Kind
  /// The item's number, or its place in its list counted from 1; 0 for kinds that have one item
  /// only.
  package var number: Int

  package init(_ kind: Kind, _ number: Int = 0) {
    self.kind = kind
    self.number = number
  }

  /// Reads its own description, and "todo:3"; nil for anything else.
  package init?(words: String) {
    let parts = words.split { $0 == " " || $0 == ":" }
    guard (1...2).contains(parts.count), let kind = Kind(rawValue: parts[0].lowercased()) else { return nil }
    guard let number = parts.count == 1 ? 0 : Int(parts[1]) else { return nil }
    self.init(kind, number)
  }

  package var description: String { number == 0 ? kind.rawValue : "\(kind.rawValue) \(number)" }
}
