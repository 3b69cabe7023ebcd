import Foundation

/// The lines that `make bench` prints: one a figure, with its spread, its peer and its limit.
enum Report {
  /// Seen as it comes, in a pipe too.
  static func line(_ words: String) { FileHandle.standardOutput.write(Data((words + "\n").utf8)) }

  static func comparison(_ comparison: Comparison) { line(comparison.line) }

  /// A figure that stands alone; `limit` is the most it may be.
  static func figure(_ name: String, _ measure: Measure?, _ unit: String, limit: Double? = nil) {
    guard let measure else { return line("\(name)  could not be measured") }
    line("\(name)  \(measure.text(in: unit))\(limit.map { verdict(measure.median, $0, unit) } ?? "")")
  }

  static func verdict(_ value: Double, _ limit: Double, _ unit: String) -> String {
    "  " + (value <= limit ? "within" : "ABOVE") + " \(Measure.short(limit)) \(unit)"
  }
}
