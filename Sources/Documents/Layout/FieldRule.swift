import Records

/// How one field of an item is written as `- **Name:** value`, and read back.
struct FieldRule<Subject>: Sendable {
  let name: String
  let write: @Sendable (Subject, LayoutWriting) -> [MarkdownBlock]
  /// False where the value says nothing to this rule; its lines are then kept as they are.
  let read: @Sendable (LayoutField, inout Subject, inout LayoutReading) -> Bool

  static func write(_ rules: [FieldRule], _ subject: Subject, _ writing: LayoutWriting) -> [MarkdownBlock] {
    rules.flatMap { $0.write(subject, writing) }
  }

  /// Reads the fields among the blocks; corrections and remarks go to the record.
  static func read(
    _ rules: [FieldRule], _ blocks: [MarkdownBlock], _ subject: inout Subject, _ reading: inout LayoutReading
  ) {
    for block in blocks {
      guard let field = LayoutField(block) else { continue }
      if field.name == "correction" {
        reading.readCorrection(field)
      } else if let comment = Comment(field) {
        reading.read(comment, field)
      } else if let rule = rules.first(where: { $0.name.lowercased() == field.name }),
        rule.read(field, &subject, &reading)
      {
        reading.claimOwn(block)
      }
    }
  }
}

// MARK: - The kinds of fields

extension FieldRule {
  typealias Path<Value> = any WritableKeyPath<Subject, Value> & Sendable

  /// A text of any length; one that holds lists or code of its own stands as a quote below its
  /// name.
  static func text(_ name: String, _ path: Path<String?>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      guard let text = subject[keyPath: path] else { return [] }
      return [LayoutField.block(name, text: text)]
    } read: { field, subject, reading in
      subject[keyPath: path] = field.text(&reading)
      return subject[keyPath: path] != nil
    }
  }

  /// A text that is always there; left out where it is empty.
  static func required(_ name: String, _ path: Path<String>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      subject[keyPath: path].isEmpty ? [] : [LayoutField.block(name, text: subject[keyPath: path])]
    } read: { field, subject, reading in
      guard let text = field.text(&reading) else { return false }
      subject[keyPath: path] = text
      return true
    }
  }

  static func code(_ name: String, _ path: Path<String?>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      subject[keyPath: path].map { [.item("**\(name):** \(CodeSpan.text($0))")] } ?? []
    } read: { field, subject, _ in
      guard !field.value.isEmpty else { return false }
      subject[keyPath: path] = CodeSpan.code(field.value)
      return true
    }
  }

  static func fence(_ name: String, _ path: Path<String?>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      subject[keyPath: path].map { [.item("**\(name):**", [MarkdownBlock(.fence(language: nil, $0))])] } ?? []
    } read: { field, subject, reading in
      guard let block = field.children.first, case .fence(_, let text) = block.content, field.value.isEmpty else {
        return false
      }
      subject[keyPath: path] = text
      reading.claim(block)
      return true
    }
  }

  static func statements(_ name: String, _ path: Path<[Statement]>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      subject[keyPath: path].isEmpty ? [] : [.item("**\(name):**", subject[keyPath: path].blocks)]
    } read: { field, subject, reading in
      guard field.value.isEmpty else {
        subject[keyPath: path].append(Statement(field.value, lines: field.block.ownLines))
        return true
      }
      subject[keyPath: path] += reading.statements(field.children)
      return true
    }
  }

  static func texts(_ name: String, _ path: Path<[String]>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      let items = subject[keyPath: path].map { MarkdownBlock.item($0) }
      return items.isEmpty ? [] : [.item("**\(name):**", items)]
    } read: { field, subject, reading in
      if !field.value.isEmpty { subject[keyPath: path].append(field.value) }
      subject[keyPath: path] += reading.statements(field.children).map(\.text)
      return true
    }
  }

  static func codes(_ name: String, _ path: Path<[String]>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      let items = subject[keyPath: path].map { MarkdownBlock.item(CodeSpan.text($0)) }
      return items.isEmpty ? [] : [.item("**\(name):**", items)]
    } read: { field, subject, reading in
      if !field.value.isEmpty { subject[keyPath: path].append(CodeSpan.code(field.value)) }
      subject[keyPath: path] += reading.statements(field.children).map { CodeSpan.code($0.text) }
      return true
    }
  }

  static func moment(_ name: String, _ path: Path<Moment>) -> FieldRule {
    FieldRule(name: name) { subject, writing in
      [.item("**\(name):** \(writing.time.text(subject[keyPath: path]))")]
    } read: { field, subject, reading in
      guard let moment = reading.time.moment(field.value) else { return false }
      subject[keyPath: path] = moment
      return true
    }
  }

  static func moment(_ name: String, _ path: Path<Moment?>) -> FieldRule {
    FieldRule(name: name) { subject, writing in
      subject[keyPath: path].map { [.item("**\(name):** \(writing.time.text($0))")] } ?? []
    } read: { field, subject, reading in
      guard let moment = reading.time.moment(field.value) else { return false }
      subject[keyPath: path] = moment
      return true
    }
  }

  /// A value with a text form of its own; left out where it is nil.
  static func value<Value>(
    _ name: String, _ path: Path<Value?>, _ text: @escaping @Sendable (Value) -> String,
    _ value: @escaping @Sendable (String) -> Value?
  ) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      subject[keyPath: path].map { [.item("**\(name):** \(text($0))")] } ?? []
    } read: { field, subject, _ in
      guard let value = value(field.value) else { return false }
      subject[keyPath: path] = value
      return true
    }
  }

  /// A list of things with fields of their own: each an item named `Name`, or `Name 2` where its
  /// text says more.
  static func nested<Element>(
    _ name: String, _ path: Path<[Element]>, _ fields: [FieldRule<Element>],
    _ text: @escaping @Sendable (Element, LayoutWriting) -> String,
    _ element: @escaping @Sendable (String, LayoutTime) -> Element?
  ) -> FieldRule {
    FieldRule(name: name) { subject, writing in
      subject[keyPath: path].map { element in
        .item("**\(name):** \(text(element, writing))", FieldRule<Element>.write(fields, element, writing))
      }
    } read: { field, subject, reading in
      guard var element = element(field.value, reading.time) else { return false }
      FieldRule<Element>.read(fields, field.children, &element, &reading)
      subject[keyPath: path].append(element)
      return true
    }
  }
}

extension FieldRule where Subject: Fielded {
  /// A rule for each field of the item's table that has a label.
  static var table: [FieldRule] { table(without: []) }

  static func table(_ names: String...) -> [FieldRule] {
    Subject.fields.filter { names.contains($0.name) }.compactMap(FieldRule.init)
  }

  static func table(without names: [String]) -> [FieldRule] {
    Subject.fields.filter { !names.contains($0.name) }.compactMap(FieldRule.init)
  }

  private init?(_ field: Field<Subject>) {
    guard let label = field.label else { return nil }
    self =
      switch field.content {
      case .title(let path), .text(let path): .required(label, path)
      case .words(let path), .link(let path): .text(label, path)
      case .code(let path): .code(label, path)
      case .block(let path): .fence(label, path)
      case .statements(let path): .statements(label, path)
      case .list(let path): .codes(label, path)
      case .moment(let path): .moment(label, path)
      case .seconds(let path): .value(label, path, Quantity.seconds(_:), { Quantity.read($0, "second") })
      case .flag(let path): .value(label, path, { $0 ? "yes" : "no" }, { $0 == "yes" })
      case .expectation(let path): .expectation(label, path)
      case .term: .term(label, field)
      }
  }

  private static func term(_ label: String, _ field: Field<Subject>) -> FieldRule {
    FieldRule(name: label) { subject, _ in
      field.value(of: subject).text.map { [.item("**\(label):** \($0)")] } ?? []
    } read: { layout, subject, _ in
      field.set(.words(layout.value), in: &subject)
    }
  }

  private static func expectation(_ label: String, _ path: Path<Expectation?>) -> FieldRule {
    FieldRule(name: label) { subject, _ in
      subject[keyPath: path].map { [LayoutField.block(label, text: $0.text)] } ?? []
    } read: { field, subject, reading in
      guard let text = field.text(&reading) else { return false }
      subject[keyPath: path] = Expectation(text: text, lines: field.block.lines)
      return true
    }
  }
}

extension LayoutField {
  static func block(_ name: String, text: String, marker: MarkdownItem.Marker = .bullet) -> MarkdownBlock {
    guard text.utf8.contains(10), MarkdownText.holdsBlocks(text) else {
      return .item("**\(name):** \(text)", marker: marker)
    }
    return .item("**\(name):**", marker: marker, [MarkdownBlock(.quote(text))])
  }

  /// The value, or the quote below the name.
  func text(_ reading: inout LayoutReading) -> String? {
    if !value.isEmpty { return value }
    guard let block = children.first, case .quote(let text) = block.content, !text.isEmpty else { return nil }
    reading.claim(block)
    return text
  }
}

extension LayoutReading {
  mutating func readCorrections(_ blocks: [MarkdownBlock]) {
    for case let field? in blocks.map(LayoutField.init) where field.name == "correction" { readCorrection(field) }
  }

  /// A remark's words, and who said them.
  func signed(_ value: String) -> (text: String, signature: Signature) {
    var signature = Signature()
    let text = PageLine.read(value, into: &signature) { $1.take(detail: $0, time) }
    return (text, signature)
  }

  /// One that names no item is about the item it stands below, and the journal says who wrote it
  /// and when.
  mutating func readCorrection(_ field: LayoutField) {
    guard !field.value.isEmpty else { return }
    var correction = Correction(
      by: "", at: Moment(milliseconds: 0), about: item?.description ?? "", text: field.value)
    if isPage {
      let signed = signed(field.value)
      correction.text = signed.text
      if let by = signed.signature.by { correction.by = by }
      if let at = signed.signature.at { correction.at = at }
      if let about = signed.signature.about { correction.about = about }
    }
    FieldRule.read(Correction.fields, field.children, &correction, &self)
    claimOwn(field.block)
    record.corrections.append(correction)
  }
}
