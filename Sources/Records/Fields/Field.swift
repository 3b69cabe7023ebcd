/// The one description of a member of an item. The edits in the journal, the JSON, the document
/// both ways, the import, search, the detail, the forms and the tests' dice are made from it. Each
/// kind of item has a table of them (`Todo.fields`).
package struct Field<Item>: Sendable {
  package typealias Path<Value> = any WritableKeyPath<Item, Value> & Sendable

  package enum Content: Sendable {
    /// One line that is always there.
    case title(Path<String>)
    /// Words that are always there.
    case text(Path<String>)
    case words(Path<String?>)
    /// An address, or what a ticket is called.
    case link(Path<String?>)
    /// A name on one line, as machines have it: a commit.
    case code(Path<String?>)
    /// Lines to the last blank: an error, a command.
    case block(Path<String?>)
    case statements(Path<[Statement]>)
    /// Names of one line each: files.
    case list(Path<[String]>)
    case moment(Path<Moment?>)
    case seconds(Path<Double?>)
    case flag(Path<Bool?>)
    case expectation(Path<Expectation?>)
    /// One of some words.
    case term(Term<Item>)
  }

  /// In the JSON and in the journal: "owner".
  package let name: String
  package let content: Content
  /// The name in the documents we write, and in the detail: "Owner". Nil where the layout of the
  /// item places the value by itself.
  package let label: String?
  package let places: FieldPlaces
  /// The name in a line of history.
  let alias: String
  /// What a line of history says of a new value, or of none, instead of the field's name and the
  /// value.
  let told: (@Sendable (String?) -> String)?
  /// Whether a person who edits the field has to give it a value.
  package let isRequired: Bool

  init(
    _ name: String, _ content: Content, label: String? = nil, in places: FieldPlaces = [], isRequired: Bool = false,
    alias: String? = nil, told: (@Sendable (String?) -> String)? = nil
  ) {
    self.name = name
    self.content = content
    self.label = label
    self.places = places
    self.alias = alias ?? name
    self.told = told
    self.isRequired = isRequired
  }
}

/// Where a field appears besides the journal and the documents we write.
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
  /// Looked for in other people's documents, by the words that the vocabulary has for it.
  package static let documents = FieldPlaces(rawValue: 32)
  /// Asked for where a person changes the item's words.
  package static let form = FieldPlaces(rawValue: 16)
  /// Held against what it was, word by word, in a review of two sessions.
  package static let review = FieldPlaces(rawValue: 64)
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

  /// The words of the fields in a place, in the table's order; lists come after what stands alone.
  package func texts(in place: FieldPlaces) -> [String] {
    let values = Self.fields(in: place).map { $0.value(of: self) }
    return values.compactMap(\.text) + values.flatMap(\.list)
  }

  package func value(of name: String) -> FieldValue { Self.field(name)?.value(of: self) ?? .nothing }
}

/// What a field holds.
package enum FieldValue: Hashable, Sendable {
  case nothing
  case words(String)
  case list([String])
  case moment(Moment)
  case seconds(Double)
  case flag(Bool)
  case expectation(Expectation)

  package init(_ words: String?) { self = words.map(FieldValue.words) ?? .nothing }
  package init(_ moment: Moment?) { self = moment.map(FieldValue.moment) ?? .nothing }
  package init(_ expectation: Expectation?) { self = expectation.map(FieldValue.expectation) ?? .nothing }

  /// As a person reads it; nil for nothing, for no, and for a list.
  package var text: String? {
    switch self {
    case .nothing, .list, .flag(false): nil
    case .words(let words): words
    case .moment(let moment): "\(moment.day.iso) \(moment.clock) UTC"
    case .seconds(let seconds): "\(seconds) s"
    case .flag(true): "yes"
    case .expectation(let expectation): expectation.text
    }
  }

  package var list: [String] { if case .list(let list) = self { list } else { [] } }
}

extension Field {
  package func value(of item: Item) -> FieldValue {
    switch content {
    case .title(let path), .text(let path): .words(item[keyPath: path])
    case .words(let path), .link(let path), .code(let path), .block(let path): FieldValue(item[keyPath: path])
    case .statements(let path): .list(item[keyPath: path].map(\.text))
    case .list(let path): .list(item[keyPath: path])
    case .moment(let path): FieldValue(item[keyPath: path])
    case .seconds(let path): item[keyPath: path].map(FieldValue.seconds) ?? .nothing
    case .flag(let path): .flag(item[keyPath: path] ?? false)
    case .expectation(let path): FieldValue(item[keyPath: path])
    case .term(let term): FieldValue(term.words(item))
    }
  }

  /// False where the value is none of the field's kind; nothing is changed then.
  @discardableResult
  package func set(_ value: FieldValue, in item: inout Item) -> Bool {
    switch (content, value) {
    case (.title(let path), .words(let words)), (.text(let path), .words(let words)): item[keyPath: path] = words
    case (.words(let path), .words), (.words(let path), .nothing), (.link(let path), .words),
      (.link(let path), .nothing), (.code(let path), .words), (.code(let path), .nothing), (.block(let path), .words),
      (.block(let path), .nothing):
      item[keyPath: path] = value.text
    case (.statements(let path), .list(let texts)): item[keyPath: path] = texts.map { Statement($0) }
    case (.list(let path), .list(let texts)): item[keyPath: path] = texts
    case (.moment(let path), .moment(let moment)): item[keyPath: path] = moment
    case (.moment(let path), .nothing): item[keyPath: path] = nil
    case (.seconds(let path), .seconds(let seconds)): item[keyPath: path] = seconds
    case (.seconds(let path), .nothing): item[keyPath: path] = nil
    case (.flag(let path), .flag(let flag)): item[keyPath: path] = flag ? true : nil
    case (.expectation(let path), .expectation(let expectation)): item[keyPath: path] = expectation
    case (.expectation(let path), .nothing): item[keyPath: path] = nil
    case (.term(let term), .words), (.term(let term), .nothing): return term.set(&item, value.text)
    case (.title, _), (.text, _), (.words, _), (.link, _), (.code, _), (.block, _), (.statements, _), (.list, _),
      (.moment, _), (.seconds, _), (.flag, _), (.expectation, _), (.term, _):
      return false
    }
    return true
  }
}
