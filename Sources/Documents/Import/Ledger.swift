import Records

/// Which lines became part of a typed item, by whom and why, and from that the sections that keep
/// all the others.
struct Ledger {
  private enum Use { case none, claimed, structure }

  /// A reader, and by what it knew what it took: "timeline", "a table whose column “When” holds
  /// times".
  struct Taker: Equatable {
    var reader: String
    var ground: String
  }

  private var uses: [Use]
  private var takers: [Taker] = [Taker(reader: "session", ground: "what stands at the head of the document")]
  /// For each line its taker.
  private var places: [Int32]
  private var current: Int32 = 0
  /// What readers looked at and left, and what was missing.
  private(set) var misses: [(lines: LineSpan, missing: String)] = []
  private let source: SourceText
  /// Non-blank lines claimed so far.
  private(set) var claims = 0

  init(_ source: SourceText) {
    self.source = source
    uses = Array(repeating: .none, count: source.count + 1)
    places = Array(repeating: 0, count: source.count + 1)
  }

  /// Names who takes the lines that are claimed from now on, and by what it knows them.
  mutating func taker(_ reader: String, by ground: String) {
    let taker = Taker(reader: reader, ground: ground)
    if takers[Int(current)] == taker { return }
    takers.append(taker)
    current = Int32(takers.count - 1)
  }

  func taker(of line: Int) -> Taker? {
    line >= 1 && line < uses.count && uses[line] == .claimed ? takers[Int(places[line])] : nil
  }

  func isClaimed(_ line: Int) -> Bool { line >= 1 && line < uses.count && uses[line] == .claimed }

  /// Says of lines that were looked at and left what was missing; the first thousand are kept.
  mutating func miss(_ span: LineSpan, _ missing: String) {
    if misses.count < 1000 { misses.append((span, missing)) }
  }

  mutating func claim(_ span: LineSpan) {
    for line in span.from...max(span.from, span.to) where line >= 1 && line < uses.count && !source.isBlank(line) {
      if uses[line] != .claimed {
        claims += 1
        places[line] = current
      }
      uses[line] = .claimed
    }
  }

  /// Marks a line that parts the document and says nothing.
  mutating func separate(_ span: LineSpan) {
    for line in span.from...span.to where line >= 1 && line < uses.count && uses[line] == .none {
      uses[line] = .structure
    }
  }

  /// The unclaimed lines as sections, each under one heading and unbroken by a claimed line.
  func sections(of outline: Group) -> [Section] {
    let headings = Headings(of: outline, lines: uses.count - 1)
    var sections: [Section] = []
    var run: LineSpan?
    func close() {
      guard let span = run else { return }
      sections.append(Section(heading: headings.path(span.from), lines: span, text: source.text(span)))
      run = nil
    }
    for line in 1..<uses.count where !source.isBlank(line) {
      if uses[line] == .claimed || run.map({ !headings.isSame($0.from, as: line) }) ?? false { close() }
      guard uses[line] == .none else { continue }
      run = LineSpan(run?.from ?? line, line)
    }
    close()
    return sections
  }

  /// Counted from the claims and from the spans of `sections`, each by itself.
  func coverage(with sections: [Section]) -> Coverage {
    var isKept = Array(repeating: false, count: uses.count)
    for section in sections { for line in section.lines.from...section.lines.to { isKept[line] = true } }
    var coverage = Coverage(lines: 0, recognised: 0, kept: 0)
    for line in 1..<uses.count where !source.isBlank(line) {
      coverage.lines += 1
      if isKept[line] { coverage.kept += 1 }
      if uses[line] == .claimed || (uses[line] == .structure && !isKept[line]) { coverage.recognised += 1 }
    }
    return coverage
  }
}
