import Records
import Vocabulary

/// What makes a title, a row or an entry a risk, and what its ratings and states mean in any
/// language.
enum RiskWords {
  /// "Risk 2: x", or a block with a likelihood or a mitigation of its own.
  static func isRisk(_ group: Group) -> Bool {
    let fields =
      group.elements.flatMap { element -> [String] in
        switch element.content {
        case .field(let label, _): [label]
        case .list(let items): items.compactMap { $0.field?.label }
        default: []
        }
      } + group.groups.map(\.title)
    let kinds = fields.compactMap { FieldWords.kind(of: $0) }
    if isNumbered(group.title) {
      return kinds.contains { isOwn($0) } || kinds.contains(.impact) || kinds.contains(.status)
    }
    return kinds.contains(.likelihood) || (kinds.contains(.mitigation) && kinds.contains(.impact))
  }

  private static func isOwn(_ kind: FieldKind) -> Bool { kind == .likelihood || kind == .mitigation || kind == .action }

  static func isNumbered(_ title: String) -> Bool {
    let words = WordSplitting.words(of: title)
    let count = Lexicon.opening(.riskNouns, words: words)
    return count > 0 && words.count > count && words[count].first?.isNumber == true
  }

  static func title(_ title: String) -> String {
    let bare = Markup.plain(StateWords.withoutMark(title))
    if isNumbered(bare), let colon = bare.firstRange(of: ": ") ?? bare.firstRange(of: " - ") ?? bare.firstRange(of: "：")
    {
      return bare[colon.upperBound...].trimmed
    }
    return StepWords.title(bare)
  }

  static func status(_ value: String) -> Risk.Status? {
    let words = WordSplitting.allWords(of: StateWords.withoutMark(value))
    return Lexicon.current.riskStates.opening(words: words, in: Lexicon.languages)?.meaning
  }

  /// By English words and percentages first, as people mix them; then by the document's language, a
  /// figure of one to five, a colour.
  static func likelihood(_ words: String) -> Likelihood? {
    if let written = RatingWords.likelihood(words) { return written }
    if let rated = Lexicon.current.likelihoods.opening(words: spoken(words), in: Lexicon.languages) {
      return rated.meaning
    }
    return figure(words).flatMap(Likelihood.init(rawValue:))
  }

  static func impact(_ words: String) -> RiskImpact? {
    if let written = RatingWords.impact(words) { return written }
    if let rated = Lexicon.current.impacts.opening(words: spoken(words), in: Lexicon.languages) { return rated.meaning }
    return figure(words).flatMap(RiskImpact.init(rawValue:))
  }

  private static func spoken(_ words: String) -> [String] {
    let spoken = WordSplitting.allWords(of: words)
    guard spoken.isEmpty else { return spoken }
    for (mark, colour) in [
      ("🟩", "green"), ("🟢", "green"), ("🟨", "yellow"), ("🟡", "yellow"), ("🟧", "orange"), ("🟠", "orange"), ("🟥", "red"),
      ("🔴", "red"),
    ]
    where words.contains(mark) {
      return [colour]
    }
    return []
  }

  /// "4", "4/5", "4 (likely)".
  private static func figure(_ words: String) -> Int? {
    let digits = words.trimmed.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 1, let figure = Int(digits), (1...5).contains(figure) else { return nil }
    return figure
  }
}

/// Which columns of a table are a risk and its ratings.
struct RiskColumns {
  var title: Int
  private var likelihood: Int?
  private var impact: Int?
  private var mitigation: Int?
  private var status: Int?
  private var owner: Int?
  /// Columns that hold nothing of their own: numbers, and what follows from the ratings.
  private var derived: [Int]
  private let header: [String]

  var isRated: Bool { likelihood != nil || impact != nil }

  /// Nil unless the table rates, counters or closes what one of its columns names.
  /// - Parameter isRegister: The heading says that these are risks.
  init?(_ table: Table, isRegister: Bool) {
    header = table.header
    let names = table.header.map { String(Markup.plain($0).prefix { $0 != "(" && $0 != "（" }).trimmed }
    func columns(_ kind: ColumnKind) -> [Int] { names.indices.filter { Lexicon.isColumn(kind, names[$0]) } }
    let risks = columns(.risk)
    let likelihoods = columns(.likelihood)
    let impacts = columns(.impact).filter { !likelihoods.contains($0) }
    guard
      let title = risks.first(where: { column in
        !likelihoods.contains(column) && !impacts.contains(column) && RiskColumns.reads(table, column)
      })
    else { return nil }
    derived = names.indices.filter {
      let name = names[$0]
      return name.isEmpty || name == "#" || name == "№" || Lexicon.isColumn(.number, name) || Lexicon.isOne(.heat, name)
        || name.contains("×")
    }
    self.title = title
    var taken: Set<Int?> = [title]
    func first(_ columns: [Int]) -> Int? {
      let column = columns.first { !taken.contains($0) }
      taken.insert(column)
      return column
    }
    likelihood = first(likelihoods)
    impact = first(impacts)
    mitigation = first(columns(.mitigation))
    status = first(columns(.state))
    owner = first(columns(.owner))
    let saysRisk = Lexicon.has(.riskNouns, in: names[title])
    guard isRegister || saysRisk || likelihood != nil && impact != nil else { return nil }
    guard
      isRated && (mitigation != nil || status != nil || likelihood != nil && impact != nil)
        || mitigation != nil && (isRegister || saysRisk)
        || isRegister && saysRisk
    else { return nil }
  }

  /// Its cells are words and no figures.
  private static func reads(_ table: Table, _ column: Int) -> Bool {
    table.rows.contains { $0.cells.indices.contains(column) && $0.cells[column].count(where: \.isLetter) >= 2 }
  }

  func risk(_ row: Table.Row, kind: SectionKind?, in reading: Reading) -> Risk? {
    func cell(_ place: Int?) -> String? {
      guard let place, row.cells.indices.contains(place) else { return nil }
      let words = Markup.plain(row.cells[place].replacing("<br>", with: " ").replacing("<br/>", with: " "))
      return TimelineTable.isBlank(words) ? nil : words
    }
    guard let written = cell(title), !isTemplate(row) else { return nil }
    var risk = Risk(title: Markup.plain(StateWords.withoutMark(written)))
    if let words = cell(likelihood) { (risk.likelihoodWords, risk.likelihood) = (words, RiskWords.likelihood(words)) }
    if let words = cell(impact) { (risk.impactWords, risk.impact) = (words, RiskWords.impact(words)) }
    risk.mitigation = cell(mitigation)
    risk.owner = cell(owner)
    if let words = cell(status) {
      risk.statusWords = Markup.plain(StateWords.withoutMark(words))
      risk.status = RiskWords.status(words) ?? risk.status
    }
    let read = [title, likelihood, impact, mitigation, owner, status]
    for (place, words) in row.cells.enumerated() where !read.contains(place) && !derived.contains(place) {
      let plain = Markup.plain(words)
      guard !TimelineTable.isBlank(plain) else { continue }
      let label = header.indices.contains(place) ? header[place] : ""
      if kind == .mitigatedRisks, Lexicon.has(.reasons, in: label) {
        risk.because = plain
      } else if !reading.readField(Markup.plain(label), words, into: &risk) {
        risk.title += label.isEmpty ? " (\(plain))" : " (\(label): \(plain))"
      }
    }
    return risk
  }

  /// A row that shows how to fill one in: all ratings at once ("1-5", "high/medium/low"), or words
  /// of a form.
  private func isTemplate(_ row: Table.Row) -> Bool {
    func words(_ place: Int?) -> String {
      place.flatMap { row.cells.indices.contains($0) ? Markup.plain(row.cells[$0]) : nil } ?? ""
    }
    if PlaceholderCells.isPlaceholder(words(title)) { return true }
    return [likelihood, impact].contains { place in
      let cell = words(place)
      let parts = cell.split { "-–/|".contains($0) }.map(\.trimmed)
      if parts.count >= 2, parts.first == "1", parts.last == "5" { return true }
      if parts.count >= 3, cell.contains("/") { return true }
      return cell == "n" || cell == "x" || cell == "xxx"
    }
  }
}
