/// Repairs UTF-8 that was once read with an eight-bit table and stored again, where that is
/// certain.
///
/// A run of characters outside ASCII is a candidate when every one maps back to a byte and the
/// bytes are valid UTF-8 that reads as sensible characters. The text is repaired when candidates
/// outweigh genuine runs four to one, and not all of them stand quoted, as they do where garbled
/// text is itself the matter.
enum Mojibake {
  struct Repair: Equatable {
    var text: String
    /// A line for a person, for each table that had to be undone.
    var notes: [String]
  }

  /// The text unchanged and no notes where nothing is certain.
  static func repair(_ text: String) -> Repair {
    var result = Repair(text: text, notes: [])
    var passes: [(codepage: Codepage, counts: [Character: Int])] = []
    while passes.count < 3, let pass = bestPass(over: result.text) {
      result.text = pass.text
      passes.append((pass.codepage, pass.counts))
    }
    guard let last = passes.last else { return result }
    let total = last.counts.values.reduce(0, +)
    let common = last.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = common.prefix(4).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    var tables: [String] = []
    for pass in passes where tables.last != pass.codepage.rawValue { tables.append(pass.codepage.rawValue) }
    let often = ["", "", ", twice over", ", three times over"][passes.count]
    result.notes = [
      "\(total) character\(total == 1 ? "" : "s") repaired: UTF-8 that had been read as "
        + "\(tables.joined(separator: " and "))\(often) (\(shown)\(common.count > 4 ? ", …" : ""))"
    ]
    return result
  }

  private struct Pass {
    var codepage: Codepage
    var text: String
    var repaired: Int
    var counts: [Character: Int]
  }

  private static func bestPass(over text: String) -> Pass? {
    let runs = Run.all(in: text)
    guard !runs.isEmpty else { return nil }
    let passes = Codepage.allCases.compactMap { pass(over: text, runs: runs, undoing: $0) }
    return passes.max { $0.repaired < $1.repaired }
  }

  private static func pass(over text: String, runs: [Run], undoing codepage: Codepage) -> Pass? {
    let bytes = codepage.bytes
    let decoded = runs.map { $0.undone(with: bytes) }
    var evidence = 0
    var genuine = 0
    var weak = 0
    for (run, decoding) in zip(runs, decoded) {
      switch decoding {
      case nil: genuine += 1
      case let decoding? where decoding.isWeak: weak += 1
      default: evidence += run.isQuoted ? 0 : 1
      }
    }
    guard evidence > 0, genuine * 4 <= evidence + weak else { return nil }
    var repaired = String.UnicodeScalarView()
    var counts: [Character: Int] = [:]
    let scalars = text.unicodeScalars
    var position = scalars.startIndex
    var done = 0
    for (run, decoding) in zip(runs, decoded) {
      guard let decoding else { continue }
      repaired.append(contentsOf: scalars[position..<run.range.lowerBound])
      repaired.append(contentsOf: decoding.text.unicodeScalars)
      position = run.range.upperBound
      done += 1
      for character in decoding.text { counts[character, default: 0] += 1 }
    }
    repaired.append(contentsOf: scalars[position...])
    return Pass(codepage: codepage, text: String(repaired), repaired: done, counts: counts)
  }
}

/// Neighbouring characters outside ASCII.
private struct Run {
  var range: Range<String.UnicodeScalarView.Index>
  var scalars: [Unicode.Scalar]
  /// Between two quotation marks or code marks.
  var isQuoted: Bool

  struct Undone {
    var text: String
    /// One pair of bytes only, read as a letter that a writer's own punctuation could have made by
    /// chance.
    var isWeak: Bool
  }

  static func all(in text: String) -> [Run] {
    let scalars = text.unicodeScalars
    var runs: [Run] = []
    var run: (start: String.UnicodeScalarView.Index, scalars: [Unicode.Scalar], before: Unicode.Scalar)?
    var previous: Unicode.Scalar = " "
    func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "`" || scalar == "'" }
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.value < 0x80 {
        if let ended = run {
          runs.append(
            Run(
              range: ended.start..<index, scalars: ended.scalars, isQuoted: isQuote(ended.before) && isQuote(scalar)))
          run = nil
        }
        previous = scalar
      } else if run == nil {
        run = (index, [scalar], previous)
      } else {
        run?.scalars.append(scalar)
      }
    }
    if let ended = run {
      runs.append(Run(range: ended.start..<scalars.endIndex, scalars: ended.scalars, isQuoted: false))
    }
    return runs
  }

  func undone(with table: [UInt32: UInt8]) -> Undone? {
    var bytes: [UInt8] = []
    for scalar in scalars {
      guard let byte = table[scalar.value] else { return nil }
      bytes.append(byte)
    }
    guard bytes.count >= 2, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let read = text.unicodeScalars
    guard read.allSatisfy(Run.isSensible) else { return nil }
    let first = read.first?.value ?? 0
    return Undone(text: text, isWeak: bytes.count == 2 && first > 0x17F)
  }

  private static func isSensible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: (0x80...0x9F).contains(scalar.value)
    case .unassigned, .surrogate: false
    case .privateUse: scalar.value == 0xF8FF
    default: true
    }
  }
}
