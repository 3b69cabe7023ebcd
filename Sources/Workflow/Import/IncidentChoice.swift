import Documents
import Foundation
import Records

/// Which of a store's incidents a document belongs to, by what it names: its incident, its service,
/// the project of its commands, what its file's name begins with, the folder it lies in.
struct IncidentChoice {
  /// What is known of an incident that is there.
  struct Candidate {
    var incident: Incident
    /// Its newest sessions, for what they name.
    var records: [SessionRecord]
  }

  enum Chosen: Equatable {
    case known(key: String, because: String)
    /// None of those that are there.
    case new(because: String)
  }

  /// What a document names, and what it calls it.
  private struct Name {
    var kind: String
    var key: String
  }

  private let names: [Name]
  private let text: String

  /// - Parameter part: the folder that the document lies in, where another part of it holds a
  ///   document of the same name.
  init(
    of record: SessionRecord, _ hint: IncidentHint, file: String, part: String?, text: String
  ) {
    let named: [(String, String?)] = [
      ("incident", hint.name.flatMap { IncidentKey.folded($0) }),
      ("service", hint.service.flatMap { IncidentKey.folded($0) }), ("project", IncidentKey.service(in: record)),
      ("file", IncidentKey.prefix(of: file)), ("folder", part.flatMap { IncidentKey.folded($0) }),
    ]
    names = named.compactMap { kind, key in key.map { Name(kind: kind, key: $0) } }
    self.text = text.lowercased()
  }

  /// The incident of one of these; the newest stands last.
  func among(_ candidates: [Candidate]) -> Chosen {
    guard let newest = candidates.last else { return .new(because: "it is the first here") }
    for name in names {
      if let found = candidates.last(where: { $0.names.contains { IncidentChoice.isSame($0, name.key) } }) {
        return .known(key: found.incident.key, because: "it names the \(name.kind) \(name.key)")
      }
    }
    if let found = candidates.last(where: { speaks(of: $0) }) {
      return .known(key: found.incident.key, because: "it speaks of \(found.incident.key)")
    }
    let others = candidates.count == 1 ? "which \(newest.incident.key) does not" : "which no incident here does"
    if let name = names.first,
      candidates.allSatisfy({ $0.isNamed }) || ["incident", "service", "folder"].contains(name.kind)
    {
      return .new(because: "it names the \(name.kind) \(name.key), \(others)")
    }
    return candidates.count == 1
      ? .known(key: newest.incident.key, because: "the only incident here")
      : .known(key: newest.incident.key, because: "the newest of \(candidates.count) incidents; it names none")
  }

  /// The incident's key or service stands in the text as a word of its own.
  private func speaks(of candidate: Candidate) -> Bool {
    [candidate.incident.key, candidate.incident.service?.lowercased()].compactMap(\.self).contains { name in
      name.count >= 4 && name != "incident" && text.containsWord(name)
    }
  }

  /// "shop" and "shop-checkout" are of one name.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || left.hasPrefix(right + "-") || right.hasPrefix(left + "-")
  }
}

extension IncidentChoice.Candidate {
  fileprivate var names: [String] {
    [incident.key] + (incident.service.flatMap { IncidentKey.folded($0) }.map { [$0] } ?? [])
      + records.flatMap { record in
        [IncidentKey.service(in: record), record.source.flatMap { IncidentKey.prefix(of: $0.name) }].compactMap(\.self)
      }
  }

  /// It is known by more than a title.
  fileprivate var isNamed: Bool {
    incident.service != nil
      || records.contains {
        IncidentKey.service(in: $0) != nil || $0.source.flatMap { IncidentKey.prefix(of: $0.name) } != nil
      }
  }
}

extension String {
  fileprivate func containsWord(_ word: String) -> Bool {
    var rest = self[...]
    while let found = rest.range(of: word) {
      let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
      let after = found.upperBound == endIndex ? nil : self[found.upperBound]
      let stands = [before, after].allSatisfy { character in
        character.map { !$0.isLetter && !$0.isNumber } ?? true
      }
      if stands { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}
