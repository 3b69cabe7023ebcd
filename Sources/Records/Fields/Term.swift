/// The value of a field whose words follow a rule: one of a set such as a state or a rating, or of
/// a form such as a session's number.
package struct Term<Item>: Sendable {
  /// All values, or examples where there is no end of them.
  package let values: [String]
  /// The value that goes without saying: a table in which all items have it leaves the column out.
  package let usual: String?
  let knows: @Sendable (String) -> Bool
  let words: @Sendable (Item) -> String?
  /// Sets the value in an item; false where the words are no value.
  let set: @Sendable (inout Item, String?) -> Bool
}

extension Field.Content {
  /// A state, by its name in the JSON.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ path: Field.Path<Value>, usual: Value? = nil
  ) -> Self {
    let usual = usual?.rawValue
    return .term(
      Term(values: Value.allCases.map(\.rawValue), usual: usual) {
        Value(rawValue: $0) != nil
      } words: {
        $0[keyPath: path].rawValue
      } set: { item, words in
        guard let value = (words ?? usual).flatMap({ Value(rawValue: $0) }) else { return false }
        item[keyPath: path] = value
        return true
      })
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(_ path: Field.Path<Value?>) -> Self {
    term(path, Array(Value.allCases), \.rawValue) { Value(rawValue: $0) }
  }

  static func session(_ path: Field.Path<SessionNumber?>) -> Self {
    term(path, ["7", "8b", "11 part 3"], \.text) { SessionNumber($0) }
  }

  static func likelihood(_ path: Field.Path<Likelihood?>) -> Self {
    term(path, Likelihood.allCases, \.displayText) { RatingWords.likelihood($0) }
  }

  static func day(_ path: Field.Path<Day?>) -> Self {
    term(path, [Day(year: 2025, month: 11, day: 4)], \.iso) { Day(iso: $0) }
  }

  static func count(_ path: Field.Path<Int?>) -> Self { term(path, [1, 12], \.description) { Int($0) } }

  private static func term<Value: Sendable>(
    _ path: Field.Path<Value?>, _ values: [Value], _ words: @escaping @Sendable (Value) -> String,
    _ read: @escaping @Sendable (String) -> Value?
  ) -> Self {
    .term(
      Term(values: values.map(words), usual: nil) {
        read($0) != nil
      } words: {
        $0[keyPath: path].map(words)
      } set: { item, words in
        let value = words.flatMap(read)
        guard value != nil || words == nil else { return false }
        item[keyPath: path] = value
        return true
      })
  }
}
