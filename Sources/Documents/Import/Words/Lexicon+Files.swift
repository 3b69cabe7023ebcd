import Records
import Vocabulary

/// One language's file, or a team's, as a person is told of it.
package struct VocabularySummary: Equatable, Sendable {
  package var name: String
  package var language: String
  /// Phrases of all its tables.
  package var phrases: Int
}

extension Lexicon {
  /// These words and those of further files, which are asked first: a team's own come before
  /// everybody's.
  package func adding(_ files: [VocabularyFile]) -> Lexicon {
    files.isEmpty ? self : Lexicon(files + self.files)
  }

  package var summaries: [VocabularySummary] {
    files.map { file in
      VocabularySummary(
        name: file.name, language: file.language,
        phrases: file.tables.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.values.count } })
    }
  }

  /// What of the file no reader would ever ask for: tables and keys that mean nothing, values that
  /// are no meaning.
  package static func problems(of file: VocabularyFile) -> [VocabularyError] {
    var problems: [VocabularyError] = []
    func say(_ line: Int, _ problem: String) {
      problems.append(VocabularyError(name: file.name, line: line, problem: problem))
    }
    for (table, entries) in file.tables.sorted(by: { ($0.value.first?.line ?? 0) < ($1.value.first?.line ?? 0) }) {
      guard let keys = keys(of: table) else {
        say(
          entries.first?.line ?? 1,
          "there is no table [\(table)]; there are \(tables.map { "[\($0)]" }.joined(separator: ", "))")
        continue
      }
      for entry in entries {
        if table == "zones" {
          if entry.values.first.flatMap(ZoneWords.init) == nil {
            say(entry.line, "a zone is minutes east of UTC, such as 60, or \"60 eu\" with summer time")
          }
        } else if !keys.isEmpty, !keys.contains(entry.key) {
          say(entry.line, "[\(table)] knows no “\(entry.key)”; it knows \(keys.joined(separator: ", "))")
        }
        for phrase in entry.values where table != "zones" && table != "" && Phrases<Bool>.names(in: phrase).isEmpty {
          say(entry.line, "“\(phrase)” holds no word")
        }
      }
    }
    return problems
  }

  private static let tables = [
    "headings", "headings.risks", "headings.files", "headings.production", "headings.next", "headings.branches",
    "headings.monitoring", "headings.problem", "fields", "states", "risk-states", "likelihood", "impact", "months",
    "weekdays",
    "zones", "columns", "words",
  ]

  /// The keys that a table may have; any where there are none, nil where the table means nothing.
  private static func keys(of table: String) -> [String]? {
    switch table {
    case "": ["language", "common"]
    case "fields": FieldKind.allCases.map(\.rawValue)
    case "states": WrittenState.allCases.map(\.rawValue)
    case "risk-states": Risk.Status.allCases.map(\.rawValue)
    case "likelihood": Likelihood.allCases.map(\.name)
    case "impact": RiskImpact.allCases.map(\.name)
    case "months": (1...12).map(String.init)
    case "weekdays": (1...7).map(String.init)
    case "zones": []
    case "columns": ColumnKind.allCases.map(\.rawValue)
    case "words": WordList.allCases.map(\.rawValue)
    default: tables.contains(table) ? SectionKind.allCases.map(\.rawValue) : nil
    }
  }
}
