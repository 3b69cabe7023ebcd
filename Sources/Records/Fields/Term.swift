/// A field's value that is one of some words, or has words of its own form: a state, a rating, a session's number.
package struct Term<Item>: Sendable {
  /// Every value, or some where they have no end.
  package let values: [String]
  /// What a table of items leaves out where all have it; nil where that is no value.
  package let usual: String?
  let knows: @Sendable (String) -> Bool
  let words: @Sendable (Item) -> String?
  /// False where the words are none of its values.
  let take: @Sendable (inout Item, String?) -> Bool
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
      } take: { item, words in
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
    term(path, Likelihood.allCases, \.words) { RatingWords.likelihood($0) }
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
      } take: { item, words in
        let value = words.flatMap(read)
        guard value != nil || words == nil else { return false }
        item[keyPath: path] = value
        return true
      })
  }
}
