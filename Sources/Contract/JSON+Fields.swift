import Records

/// The members that an item's table of fields gives it.
extension JSON {
  /// The item's fields in the order of its table, between members that come from elsewhere. `own`
  /// replaces the values of some fields.
  static func object<Item: Fielded>(
    _ first: KeyValuePairs<String, JSON> = [:], of item: Item, _ own: [String: JSON] = [:],
    then last: KeyValuePairs<String, JSON> = [:]
  ) -> JSON {
    let fields = Item.fields(in: .json).map { ($0.name, own[$0.name] ?? JSON($0.value(of: item))) }
    return .object((Array(first) + fields + Array(last)).map { Member($0, $1) })
  }

  private init(_ value: FieldValue) {
    self =
      switch value {
      case .nothing: .null
      case .words(let words): .string(words)
      case .list(let texts): JSON(texts)
      case .moment(let moment): JSON(moment)
      case .seconds(let seconds): .number(seconds)
      case .flag(let flag): .bool(flag)
      case .expectation(let expectation):
        ["text": .string(expectation.text), "rule": JSON(expectation.rule.map { "\($0)" })]
      }
  }
}
