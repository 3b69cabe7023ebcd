import Records

extension JSON {
  /// The value as JSON text, indented by two blanks, without a final line end.
  ///
  /// Text stays UTF-8, but whatever could act on a terminal (controls, bidi overrides, zero-width
  /// characters) is escaped: the value is the same, and printing it is safe.
  package var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += JSON.digits(value)
    case .string(let value): JSON.quote(value, to: &text)
    case .array(let values) where values.allSatisfy(\.isInteger):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text, indent: indent)
      }
      text += "]"
    case .array(let values):
      JSON.list(values, "[", "]", to: &text, indent: indent) { $0.write(to: &$1, indent: indent + 2) }
    case .object(let members):
      JSON.list(members, "{", "}", to: &text, indent: indent) { member, text in
        JSON.quote(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent + 2)
      }
    }
  }

  private var isInteger: Bool {
    if case .integer = self { return true }
    return false
  }

  private static func list<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, indent: Int,
    item: (Item, inout String) -> Void
  ) {
    guard !items.isEmpty else {
      text += open + close
      return
    }
    let margin = String(repeating: " ", count: indent)
    text += open
    for (index, value) in items.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += margin + "  "
      item(value, &text)
    }
    text += "\n" + margin + close
  }

  /// JSON has no infinities: they become null.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if isHarmless(scalar) { text.unicodeScalars.append(scalar) } else { escape(scalar, to: &text) }
      }
    }
    text += "\""
  }

  /// A zero-width joiner stays: families and flags are made with it.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return false }
    if scalar.value < 0xAD || scalar.value == 0x200D { return true }
    return scalar.properties.generalCategory != .format && scalar.value != 0x2028 && scalar.value != 0x2029
  }

  private static func escape(_ scalar: Unicode.Scalar, to text: inout String) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
