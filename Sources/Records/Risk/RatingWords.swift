/// Reads the words people rate risks with onto the five-point scales. Shared by the importer and
/// the command line.
package enum RatingWords {
  private static let likelihoods: [(words: [String], Likelihood)] = [
    (
      ["very low", "very-low", "very unlikely", "negligible", "remote", "rare", "minimal", "near zero", "almost none"],
      .veryLow
    ),
    (["certain", "almost certain", "very high", "very likely", "guaranteed", "confirmed", "definite"], .certain),
    (["medium", "moderate", "possible", "med"], .medium),
    (["low", "unlikely", "improbable", "minor"], .low),
    (["high", "likely", "probable"], .high),
  ]

  private static let impacts: [(words: [String], RiskImpact)] = [
    (["very low", "very-low", "negligible", "none", "minimal", "trivial", "zero"], .veryLow),
    (
      ["critical", "very high", "severe", "catastrophic", "blocker", "blocking", "production-blocking", "showstopper"],
      .critical
    ),
    (["medium", "moderate", "med", "significant"], .medium),
    (["low", "minor", "small"], .low),
    (["high", "major", "serious"], .high),
  ]

  /// As somebody types it: a number of the scale, the first letters of a rating (`h`, `crit`), else
  /// as it is read everywhere.
  package static func typedLikelihood(_ words: String) -> Likelihood? {
    short(words, Likelihood.allCases, \.displayText) ?? likelihood(words)
  }

  package static func typedImpact(_ words: String) -> RiskImpact? {
    short(words, RiskImpact.allCases, \.displayText) ?? impact(words)
  }

  private static func short<Scale>(_ words: String, _ scale: [Scale], _ name: (Scale) -> String) -> Scale? {
    let typed = words.trimmed.lowercased()
    if let number = Int(typed), scale.indices.contains(number - 1) { return scale[number - 1] }
    guard !typed.isEmpty, typed.allSatisfy(\.isLetter) else { return nil }
    if typed == "vl" { return scale.first }
    return scale.first { name($0).hasPrefix(typed) }
  }

  package static func likelihood(_ words: String) -> Likelihood? {
    if let percent = percentage(words) {
      return switch percent {
      case ..<5: .veryLow
      case ..<25: .low
      case ..<60: .medium
      case ..<95: .high
      default: .certain
      }
    }
    return read(words, likelihoods)
  }

  package static func impact(_ words: String) -> RiskImpact? { read(words, impacts) }

  /// The rating that stands first in the words; of a span ("Low-Medium", "MEDIUM to HIGH") the
  /// higher end. What follows a spaced dash is the span's end only where nothing follows it: "LOW -
  /// high traffic only" is low.
  private static func read<Scale: Comparable>(_ words: String, _ table: [(words: [String], Scale)]) -> Scale? {
    let folded = words.lowercased().replacing("–", with: "-")
    var hits: [(start: Int, end: Int, value: Scale)] = []
    let bytes = Array(folded.utf8)
    for (names, value) in table {
      for name in names {
        let target = Array(name.utf8)
        guard let place = firstWord(target, in: bytes) else { continue }
        hits.append((place, place + target.count, value))
      }
    }
    guard let start = hits.map(\.start).min(),
      let first = hits.filter({ $0.start == start }).max(by: { $0.end < $1.end })
    else { return nil }
    let joined = hits.filter { hit in
      guard hit.start >= first.end else { return false }
      let between = String(decoding: bytes[first.end..<hit.start], as: UTF8.self)
      if between.trimmed == "-", between != "-" {
        return bytes[hit.end...].first { $0 != 32 }.map { !isLetter($0) } ?? true
      }
      return ["-", "/", "to", "or"].contains(between.trimmed)
    }
    return max(first.value, joined.map(\.value).max() ?? first.value)
  }

  private static func firstWord(_ target: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= target.count else { return nil }
    for start in 0...(bytes.count - target.count) where bytes[start] == target[0] {
      guard bytes[start..<(start + target.count)].elementsEqual(target) else { continue }
      if start > 0, isLetter(bytes[start - 1]) { continue }
      if start + target.count < bytes.count, isLetter(bytes[start + target.count]) { continue }
      return start
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

  private static func percentage(_ words: String) -> Double? {
    guard let sign = words.firstIndex(of: "%") else { return nil }
    let digits = words[..<sign].reversed().drop { $0 == " " }.prefix { $0.isNumber || $0 == "." }
    return Double(String(digits.reversed()))
  }
}
