import Records

/// A JSON value that keeps its members in the order they were written, so that the contract's shapes come out as documented.
public enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Equatable, Sendable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  public init(_ text: String?) { self = text.map(JSON.string) ?? .null }
  public init(_ number: Int?) { self = number.map(JSON.integer) ?? .null }
  /// ISO 8601, UTC.
  public init(_ moment: Moment?) { self = .init(moment?.iso) }
  public init(_ statements: [Statement]) { self = .array(statements.map { .string($0.text) }) }
  public init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }

  /// This object with `"lines": [from, to]` where it came from a document; without the member where it did not.
  func at(_ lines: LineSpan?) -> JSON {
    guard let lines, case .object(let members) = self else { return self }
    return .object(members + [Member("lines", JSON(lines))])
  }

  public init(_ lines: LineSpan) { self = [.integer(lines.from), .integer(lines.to)] }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}
