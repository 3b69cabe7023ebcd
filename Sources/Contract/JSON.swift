import Records

/// A JSON value that keeps its members in the order they were written, so that the contract's
/// shapes come out as documented.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  package init(_ text: String?) { self = text.map(JSON.string) ?? .null }
  package init(_ number: Int?) { self = number.map(JSON.integer) ?? .null }
  /// ISO 8601, UTC.
  package init(_ moment: Moment?) { self = .init(moment?.iso) }
  package init(_ statements: [Statement]) { self = .array(statements.map { .string($0.text) }) }
  package init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }

  /// This object with `"lines": [from, to]` where it came from a document; without the member where
  /// it did not.
  func at(_ lines: LineSpan?) -> JSON {
    guard let lines, case .object(let members) = self else { return self }
    return .object(members + [Member("lines", JSON(lines))])
  }

  package init(_ lines: LineSpan) { self = [.integer(lines.from), .integer(lines.to)] }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
}
