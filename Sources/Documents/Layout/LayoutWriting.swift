import Records

/// The record being written, with what its parts share.
struct LayoutWriting {
  let record: SessionRecord
  let time: LayoutTime
  /// The folder that most runs were in, which is written once above them. Nil where the folder of
  /// some run is unknown.
  let usualFolder: String?
  let corrections: [ItemReference?: [Correction]]

  init(_ record: SessionRecord, toTheMinute: Bool = false) {
    self.record = record
    time = LayoutTime(day: record.session.date, isToTheMinute: toTheMinute)
    usualFolder = record.usualRunFolder
    corrections = Dictionary(grouping: record.corrections) { record.place(of: $0) }
  }

  /// The corrections that concern an item, to stand with it.
  func corrections(of item: ItemReference?) -> [MarkdownBlock] {
    (corrections[item] ?? []).map { correction in
      .item("**Correction:** \(correction.text)", FieldRule.write(Correction.fields, correction, self))
    }
  }
}

extension SessionRecord {
  /// The folder that most runs were in; the first such folder where several share the lead.
  fileprivate var usualRunFolder: String? {
    let folders = steps.flatMap { $0.runs.map(\.folder) }
    let counts = Dictionary(folders.map { ($0, 1) }, uniquingKeysWith: +)
    guard counts[nil] == nil, let most = counts.values.max() else { return nil }
    return folders.first { counts[$0] == most } ?? nil
  }

  /// The item a correction concerns, where its words name one that is here, and only one.
  package func place(of correction: Correction) -> ItemReference? {
    let words = correction.about.lowercased().split(separator: " ")
    guard let kind = words.first.flatMap({ ItemReference.Kind(rawValue: String($0)) }) else { return nil }
    if kind == .monitoring, words.count == 1 { return monitoring == nil ? nil : ItemReference(.monitoring) }
    guard words.count == 2, let number = Int(words[1]) else { return nil }
    let isHere =
      switch kind {
      case .fix: fixes.count { $0.number == number } == 1
      case .step: steps.count { $0.number == number } == 1
      case .todo: todos.count { $0.number == number } == 1
      case .risk: risks.count { $0.number == number } == 1
      case .problem: problems.indices.contains(number - 1)
      case .timeline: timeline.count { $0.number == number } == 1
      default: false
      }
    return isHere ? ItemReference(kind, number) : nil
  }
}

extension Correction {
  static let fields: [FieldRule<Correction>] = [
    .required("By", \.by), .moment("At", \.at), .required("About", \.about),
  ]
}
