/// One member of an item, described once: the journal's edits, the JSON, the document both ways, the import, search, the detail, the forms
/// and the tests' dice are made of it. An item's table stands beside the item (`Todo.fields`).
package struct Field<Item>: Sendable {
  package typealias Path<Value> = any WritableKeyPath<Item, Value> & Sendable

  package enum Content: Sendable {
    /// Words that are always there.
    case text(Path<String>)
    case words(Path<String?>)
    /// An address, or what a ticket is called.
    case link(Path<String?>)
    case moment(Path<Moment?>)
    case session(Path<SessionNumber?>)
    case likelihood(Path<Likelihood?>)
  }

  /// In the JSON and in the journal: "owner".
  package let name: String
  package let content: Content
  /// In documents we write, and in the detail: "Owner". Nil where the item's own line says it.
  package let label: String?
  package let places: FieldPlaces
  /// What a line of history says of a new value, or of none.
  let told: (@Sendable (String?) -> String)?

  init(
    _ name: String, _ content: Content, label: String? = nil, in places: FieldPlaces = [],
    told: (@Sendable (String?) -> String)? = nil
  ) {
    self.name = name
    self.content = content
    self.label = label
    self.places = places
    self.told = told
  }
}

/// Where a field is met beside the journal and the documents we write.
package struct FieldPlaces: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// A member of the item's JSON.
  package static let json = FieldPlaces(rawValue: 1)
  package static let search = FieldPlaces(rawValue: 2)
  /// A line of the item's detail.
  package static let detail = FieldPlaces(rawValue: 4)
  /// Said with the item where it is copied.
  package static let copy = FieldPlaces(rawValue: 8)
}

/// An item with a table of fields.
package protocol Fielded: Equatable, Sendable {
  static var fields: [Field<Self>] { get }
}

extension Fielded {
  package static func field(_ name: String) -> Field<Self>? { fields.first { $0.name == name } }

  package static func fields(in place: FieldPlaces) -> [Field<Self>] { fields.filter { $0.places.contains(place) } }

  /// Every time among its fields.
  package var times: [Moment] {
    Self.fields.compactMap { field in if case .moment(let moment) = field.value(of: self) { moment } else { nil } }
  }

  /// The words of the fields in a place, in the table's order.
  package func texts(in place: FieldPlaces) -> [String] {
    Self.fields(in: place).compactMap { $0.value(of: self).text }
  }
}

/// What a field holds.
package enum FieldValue: Hashable, Sendable {
  case nothing
  case words(String)
  case moment(Moment)

  package init(_ words: String?) { self = words.map(FieldValue.words) ?? .nothing }
  package init(_ moment: Moment?) { self = moment.map(FieldValue.moment) ?? .nothing }

  /// As a person reads it; nil for nothing.
  package var text: String? {
    switch self {
    case .nothing: nil
    case .words(let words): words
    case .moment(let moment): "\(moment.day.iso) \(moment.clock) UTC"
    }
  }
}

extension Field {
  package func value(of item: Item) -> FieldValue {
    switch content {
    case .text(let path): .words(item[keyPath: path])
    case .words(let path), .link(let path): FieldValue(item[keyPath: path])
    case .moment(let path): FieldValue(item[keyPath: path])
    case .session(let path): FieldValue(item[keyPath: path]?.text)
    case .likelihood(let path): FieldValue(item[keyPath: path]?.words)
    }
  }

  /// A value of another kind than the field's changes nothing.
  package func set(_ value: FieldValue, in item: inout Item) {
    switch (content, value) {
    case (.text(let path), .words(let words)): item[keyPath: path] = words
    case (.words(let path), .words(let words)), (.link(let path), .words(let words)): item[keyPath: path] = words
    case (.words(let path), .nothing), (.link(let path), .nothing): item[keyPath: path] = nil
    case (.moment(let path), .moment(let moment)): item[keyPath: path] = moment
    case (.moment(let path), .nothing): item[keyPath: path] = nil
    case (.session(let path), _): item[keyPath: path] = value.text.flatMap { SessionNumber($0) }
    case (.likelihood(let path), _): item[keyPath: path] = value.text.flatMap { RatingWords.likelihood($0) }
    case (.text, _), (.words, .moment), (.link, .moment), (.moment, .words): break
    }
  }
}
