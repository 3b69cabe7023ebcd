import Foundation
import Records

/// The key of the incident that a first import creates.
enum IncidentKey {
  /// Lower case letters, digits and hyphens, at most 40; nil where nothing of that kind is left. A
  /// Latin letter loses its marks, so that every keyboard has it; letters of other scripts stay what
  /// their readers know.
  static func folded(_ words: some StringProtocol) -> String? {
    let parts = plain(words.lowercased()).split { !($0.isLetter || $0.isNumber) }
    var key = ""
    for part in parts where key.isEmpty || key.count + part.count < 40 { key += key.isEmpty ? part : "-\(part)" }
    return key.isEmpty ? nil : String(key.prefix(40))
  }

  private static let letters: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]

  private static func plain(_ words: String) -> String {
    var plain = ""
    for character in words {
      if let other = letters[character] {
        plain += other
      } else if let first = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first, first.isASCII {
        plain.unicodeScalars.append(first)
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  /// What the document calls its incident, else the service that its commands name most often, else
  /// what stands before "SESSION" in the file's name, else the first words of the title, else
  /// "incident".
  static func derived(
    from record: SessionRecord, named name: String? = nil, file: String, part: String? = nil
  ) -> String {
    name.flatMap { folded($0) } ?? service(in: record) ?? prefix(of: file) ?? part.flatMap { folded($0) }
      ?? title(record.session.title) ?? "incident"
  }

  /// The project, namespace or service that the session's commands name most often.
  static func service(in record: SessionRecord) -> String? {
    let marks = ["--project=", "--project ", "--namespace=", "--namespace ", "--app=", "--service="]
    var counts: [String: Int] = [:]
    for command in record.steps.compactMap(\.command) {
      for mark in marks {
        for rest in command.components(separatedBy: mark).dropFirst() {
          let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
          if let key = withoutPlace(name) { counts[key, default: 0] += 1 }
        }
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// "shop" of "shop-dev-eu": what stands before the word for a place to run.
  private static func withoutPlace(_ name: some StringProtocol) -> String? {
    let places: Set<Substring> = ["dev", "development", "prod", "production", "staging", "stage", "test", "qa", "uat"]
    guard let key = folded(name) else { return nil }
    let parts = key.split(separator: "-")
    let named = parts.prefix { !places.contains($0) }
    return named.isEmpty ? key : named.joined(separator: "-")
  }

  /// What stands before "session" in the file's name.
  static func prefix(of file: String) -> String? {
    guard let place = file.range(of: "session", options: .caseInsensitive), place.lowerBound > file.startIndex else {
      return nil
    }
    return folded(file[..<place.lowerBound])
  }

  private static func title(_ title: String) -> String? {
    let subject = title.split(separator: ":", maxSplits: 1).last ?? ""
    return folded(subject.split(separator: " ").prefix(4).joined(separator: " "))
  }
}
