import Foundation
import Records

/// An object of somebody else's JSON, asked by the names of its members.
struct AlertFields {
  let members: [String: Any]

  init(_ members: [String: Any]) { self.members = members }

  /// Nil where there is no such object, or one without members.
  func object(_ name: String) -> AlertFields? {
    (members[name] as? [String: Any]).flatMap { $0.isEmpty ? nil : AlertFields($0) }
  }

  func objects(_ name: String) -> [AlertFields] {
    (members[name] as? [Any] ?? []).compactMap { ($0 as? [String: Any]).map(AlertFields.init) }
  }

  /// Words and figures as text, without blanks around them; nil for nothing, and for what holds
  /// other values.
  func text(_ name: String) -> String? { AlertFields.text(of: members[name]) }

  /// The first of these that says something.
  func first(_ names: [String]) -> String? {
    for name in names { if let text = text(name) { return text } }
    return nil
  }

  static func text(of value: Any?) -> String? {
    switch value {
    case let text as String: text.trimmed.nonEmpty
    case let number as NSNumber: number.stringValue
    default: nil
    }
  }

  /// Every value in it with the names that lead there, in the order of the names.
  func flattened(_ path: String = "", depth: Int = 0) -> [Alert.Label] {
    members.sorted { $0.key < $1.key }.flatMap { name, value -> [Alert.Label] in
      let place = path.isEmpty ? name : "\(path).\(name)"
      return AlertFields.flattened(value, place, depth: depth)
    }
  }

  private static func flattened(_ value: Any, _ place: String, depth: Int) -> [Alert.Label] {
    if let text = text(of: value) { return [Alert.Label(place, text)] }
    guard depth < 8 else { return [] }
    if let object = value as? [String: Any] { return AlertFields(object).flattened(place, depth: depth + 1) }
    guard let list = value as? [Any] else { return [] }
    let texts = list.compactMap { text(of: $0) }
    if texts.count == list.count { return texts.isEmpty ? [] : [Alert.Label(place, texts.joined(separator: ", "))] }
    return list.enumerated().flatMap { flattened($0.element, "\(place).\($0.offset + 1)", depth: depth + 1) }
  }

  /// Names and values of an object of words, in the order of the names.
  func labels() -> [Alert.Label] { flattened() }

  /// ISO 8601, or a count since 1970 in seconds, milliseconds, microseconds or nanoseconds. Nil for
  /// anything else, and for the year 1, which Go writes for no time.
  func moment(_ name: String) -> Moment? {
    guard let text = text(name) else { return nil }
    if let moment = Moment(iso: text) { return moment.day.year > 1 ? moment : nil }
    guard let count = Double(text), count > 0 else { return nil }
    // The figures of a time since 2001 tell the unit.
    let milliseconds =
      switch count {
      case ..<1e11: count * 1000
      case ..<1e14: count
      case ..<1e17: count / 1000
      default: count / 1_000_000
      }
    return Int64(exactly: milliseconds.rounded()).map(Moment.init(milliseconds:))
  }

  func firstMoment(_ names: [String]) -> Moment? {
    for name in names { if let moment = moment(name) { return moment } }
    return nil
  }
}

extension String {
  /// An address that a person can open.
  var isWebAddress: Bool {
    (hasPrefix("https://") || hasPrefix("http://")) && !contains(where: \.isWhitespace) && utf8.count <= 2000
  }
}
