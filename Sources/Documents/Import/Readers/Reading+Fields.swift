import Records
import Vocabulary

/// Labels of other people's documents that name a field of an item's table.
extension Reading {
  /// The field that a label names by one of the vocabulary's words for it.
  static func field<Item: Fielded>(_ label: some StringProtocol, of _: Item.Type = Item.self) -> Field<Item>? {
    guard let name = FieldWords.kind(of: label)?.field else { return nil }
    return Item.fields(in: .documents).first { $0.name == name }
  }

  /// False where no field is named, it has a value already, or the words are none for it.
  func readField<Item: Fielded>(_ label: some StringProtocol, _ words: String, into item: inout Item) -> Bool {
    guard let field: Field<Item> = Self.field(label), field.value(of: item) == .nothing else { return false }
    return read(words, as: field, into: &item)
  }

  func read<Item: Fielded>(_ words: String, as field: Field<Item>, into item: inout Item) -> Bool {
    let value: FieldValue? =
      switch field.content {
      case .title, .text, .words, .code, .block, .term: .words(Markup.bare(words))
      case .link: .words(Markup.address(words))
      case .moment:
        moment(in: words).map(FieldValue.moment)
      case .statements, .list: .list(words.split(separator: ",").map { Markup.bare($0).trimmed })
      case .seconds: Double(words.prefix { $0.isNumber || $0 == "." }).map(FieldValue.seconds)
      case .flag: .flag(StateWords.state(of: words) == .done)
      case .expectation: .expectation(Expectation(text: Markup.bare(words)))
      }
    return value.map { field.set($0, in: &item) } ?? false
  }
}

extension FieldKind {
  /// The name that a table of fields has for it: "rootCause".
  fileprivate var field: String {
    let words = rawValue.split(separator: "-")
    return ([String(words[0])] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined()
  }
}
