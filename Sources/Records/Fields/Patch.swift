/// New values for some fields of an item, by their names.
package struct Patch<Item: Fielded>: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  package let values: [String: FieldValue]

  package init(_ values: [String: FieldValue]) { self.values = values }
  package init(dictionaryLiteral elements: (String, FieldValue)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }

  /// In the order of the item's table.
  private var fields: [(field: Field<Item>, value: FieldValue)] {
    Item.fields.compactMap { field in values[field.name].map { (field, $0) } }
  }

  func apply(to item: inout Item) { for (field, value) in fields { field.set(value, in: &item) } }

  /// Without blanks around words and words that are none; refused where a text would be lost. `whose` is "the todo's".
  func checked(_ whose: String) throws(Refusal) -> Patch {
    var checked: [String: FieldValue] = [:]
    for (field, value) in fields {
      if case .text = field.content {
        checked[field.name] = .words(try Decider.text(value.text ?? "", "\(whose) \(field.name)"))
      } else if case .words(let words) = value {
        let words = words.trimmed
        if case .link = field.content, !words.isEmpty, !words.contains("://") || words.contains(where: \.isWhitespace) {
          throw .unusable("“\(words)” is no link; write it whole, as https://tickets.example/OPS-12")
        }
        checked[field.name] = FieldValue(words.nonEmpty)
      } else {
        checked[field.name] = value
      }
    }
    return Patch(checked)
  }

  /// For a history line: "assigned to ana"; "edited, title “…”" for fields that have no words of their own.
  package var words: String {
    let told = fields.compactMap { field, value in field.told?(value.text) }
    let others = fields.filter { $0.field.told == nil }
    guard told.isEmpty || !others.isEmpty else { return told.joined(separator: ", ") }
    return (told + [Change.told("edited", others.map { ($0.field.name, $0.value.text ?? "") })]).joined(separator: ", ")
  }
}

/// Beside the number of its item, each value under its field's name: words as text, a time in milliseconds, null for nothing.
extension Patch: Codable {
  package init(from decoder: any Decoder) throws { self = try Patch(decoder.container(keyedBy: WireKey.self)) }

  init(_ container: KeyedDecodingContainer<WireKey>) throws {
    var values: [String: FieldValue] = [:]
    for field in Item.fields where container.contains(WireKey(field.name)) {
      let key = WireKey(field.name)
      values[field.name] =
        if case .moment = field.content {
          FieldValue(try container.decodeIfPresent(Moment.self, forKey: key))
        } else {
          FieldValue(try container.decodeIfPresent(String.self, forKey: key))
        }
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
      case .moment(let moment): try container.encode(moment, forKey: key)
      }
    }
  }
}
