/// New values for some fields of an item, by their names.
package struct Patch<Item: Fielded>: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  package let values: [String: FieldValue]

  package init(_ values: [String: FieldValue]) { self.values = values }
  package init(dictionaryLiteral elements: (String, FieldValue)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }

  /// A patch of the fields that have words here; nil leaves a field as it is.
  package init(saying words: KeyValuePairs<String, String?>) {
    self.init(Dictionary(words.compactMap { name, words in words.map { (name, .words($0)) } }) { _, last in last })
  }

  /// The values in the order of the item's table.
  private var fields: [(field: Field<Item>, value: FieldValue)] {
    Item.fields.compactMap { field in values[field.name].map { (field, $0) } }
  }

  func apply(to item: inout Item) { for (field, value) in fields { field.set(value, in: &item) } }

  /// The patch with blanks trimmed and empty words taken as nothing. A value that the field can't
  /// hold is refused, as is an empty one where the field has to say something. `whose` begins the
  /// refusal: "the todo's".
  func checked(_ whose: String) throws(Refusal) -> Patch {
    var checked: [String: FieldValue] = [:]
    for (field, value) in fields {
      checked[field.name] =
        switch field.content {
        case .title, .text:
          .words(
            field.isRequired
              ? try Decider.text(value.text ?? "", "\(whose) \(field.name)") : value.text?.trimmed ?? "")
        case .words, .code: FieldValue(value.text?.trimmed.nonEmpty)
        case .link: FieldValue(try Patch.link(value.text?.trimmed ?? "").nonEmpty)
        case .block: FieldValue(value.text?.nonEmpty)
        case .term(let term): FieldValue(try Patch.oneOf(term, value.text?.trimmed.nonEmpty, field.name))
        case .statements, .list, .moment, .seconds, .flag, .expectation: value
        }
    }
    return Patch(checked)
  }

  private static func link(_ words: String) throws(Refusal) -> String {
    guard words.contains(where: \.isWhitespace) else { return words }
    throw .unusable("“\(words)” is no link; write a ticket's name or address without blanks, as OPS-12")
  }

  private static func oneOf(_ term: Term<Item>, _ words: String?, _ name: String) throws(Refusal) -> String? {
    guard let words, !term.knows(words) else { return words }
    throw .unusable("“\(words)” is no \(name), such as \(term.values.joined(separator: ", "))")
  }

  /// For a history line: "assigned to ana"; "edited, title “…”" for fields that have no words of
  /// their own.
  package var historyLine: String {
    let told = fields.compactMap { field, value in field.told?(value.text) }
    let others = fields.filter { $0.field.told == nil }
    guard told.isEmpty || !others.isEmpty else { return told.joined(separator: ", ") }
    return (told + [Change.told("edited", others.map { ($0.field.alias, $0.value.text ?? "") })]).joined(
      separator: ", ")
  }
}

/// Each value is written under its field's name, beside the item's number; null takes a value away.
extension Patch: Codable {
  package init(from decoder: any Decoder) throws { self = try Patch(decoder.container(keyedBy: WireKey.self)) }

  init(_ container: KeyedDecodingContainer<WireKey>) throws {
    var values: [String: FieldValue] = [:]
    for field in Item.fields where container.contains(WireKey(field.name)) {
      values[field.name] = try FieldValue(from: container, WireKey(field.name), as: field.content) ?? .nothing
    }
    self.init(values)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WireKey.self)
    try encode(to: &container)
  }

  func encode(to container: inout KeyedEncodingContainer<WireKey>) throws {
    for (name, value) in values {
      let key = WireKey(name)
      switch value {
      case .nothing: try container.encodeNil(forKey: key)
      case .words(let words): try container.encode(words, forKey: key)
      case .list(let list): try container.encode(list, forKey: key)
      case .moment(let moment): try container.encode(moment, forKey: key)
      case .seconds(let seconds): try container.encode(seconds, forKey: key)
      case .flag(let flag): try container.encode(flag, forKey: key)
      case .expectation(let expectation): try container.encode(expectation, forKey: key)
      }
    }
  }
}

extension FieldValue {
  fileprivate init?<Item>(
    from container: KeyedDecodingContainer<WireKey>, _ key: WireKey, as content: Field<Item>.Content
  ) throws {
    func read<Value: Decodable>(_ make: (Value) -> FieldValue) throws -> FieldValue? {
      try container.decodeIfPresent(Value.self, forKey: key).map(make)
    }
    let value =
      switch content {
      case .title, .text, .words, .link, .code, .block, .term: try read(FieldValue.words)
      case .statements, .list: try read(FieldValue.list)
      case .moment: try read(FieldValue.moment)
      case .seconds: try read(FieldValue.seconds)
      case .flag: try read(FieldValue.flag)
      case .expectation: try read(FieldValue.expectation)
      }
    guard let value else { return nil }
    self = value
  }
}
