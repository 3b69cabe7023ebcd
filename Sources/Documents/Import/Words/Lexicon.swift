import Records
import Vocabulary

/// The words of all languages and of the team, ready to be looked up. Documents mix languages, so
/// all are asked at once; where two differ about a word the document's own language decides.
package final class Lexicon: Sendable {
  package static let builtIn = Lexicon(VocabularyFile.builtIn)

  /// The words by which the document at hand is read.
  @TaskLocal static var current: Lexicon = .builtIn
  /// The language of the document at hand; none until it is known.
  @TaskLocal static var languages: LanguageSet = []

  /// The files the words came from; earlier ones are asked first.
  package let files: [VocabularyFile]
  let headings: Phrases<SectionKind>
  /// Titles that mean more under a heading already understood.
  let narrower: [SectionKind: Phrases<SectionKind>]
  let fields: Phrases<FieldKind>
  let states: Phrases<WrittenState>
  let riskStates: Phrases<Risk.Status>
  let likelihoods: Phrases<Likelihood>
  let impacts: Phrases<RiskImpact>
  let months: Phrases<Int>
  /// 1 is Monday.
  let weekdays: Phrases<Int>
  let zones: Phrases<ZoneWords>
  private let columns: [ColumnKind: Phrases<Bool>]
  private let lists: [WordList: Phrases<Bool>]
  private let common: [String: LanguageSet]

  init(_ files: [VocabularyFile]) {
    self.files = files
    var anywhere: LanguageSet = []
    for index in 0...(files.firstIndex { $0.name == "en" } ?? 0) { anywhere.formUnion(LanguageSet(index: index)) }
    func phrases<Meaning>(_ table: String, _ meaning: (String) -> Meaning?) -> Phrases<Meaning> {
      var phrases = Phrases<Meaning>(anywhere: anywhere)
      for (index, file) in files.enumerated() {
        for entry in file.tables[table] ?? [] {
          guard let meaning = meaning(entry.key) else { continue }
          for phrase in entry.values { phrases.add(phrase, meaning, in: LanguageSet(index: index)) }
        }
      }
      return phrases
    }
    func sets<Key: RawRepresentable & Hashable>(_ table: String, _ type: Key.Type) -> [Key: Phrases<Bool>]
    where Key.RawValue == String {
      var sets: [Key: Phrases<Bool>] = [:]
      for (index, file) in files.enumerated() {
        for entry in file.tables[table] ?? [] {
          guard let key = Key(rawValue: entry.key) else { continue }
          for phrase in entry.values {
            sets[key, default: Phrases(anywhere: anywhere)].add(phrase, true, in: LanguageSet(index: index))
          }
        }
      }
      return sets
    }
    headings = phrases("headings") { SectionKind(rawValue: $0) }
    var narrower: [SectionKind: Phrases<SectionKind>] = [:]
    for (table, kinds) in Lexicon.narrowerTables {
      let words = phrases("headings.\(table)") { SectionKind(rawValue: $0) }
      for kind in kinds { narrower[kind] = words }
    }
    self.narrower = narrower
    fields = phrases("fields") { FieldKind(rawValue: $0) }
    states = phrases("states") { WrittenState(rawValue: $0) }
    riskStates = phrases("risk-states") { Risk.Status(rawValue: $0) }
    likelihoods = phrases("likelihood") { key in Likelihood.allCases.first { $0.name == key } }
    impacts = phrases("impact") { key in RiskImpact.allCases.first { $0.name == key } }
    months = phrases("months") { Int($0) }
    weekdays = phrases("weekdays") { Int($0) }
    var zones = Phrases<ZoneWords>(anywhere: anywhere)
    for (index, file) in files.enumerated() {
      for entry in file.tables["zones"] ?? [] {
        guard let zone = entry.values.first.flatMap(ZoneWords.init) else { continue }
        zones.add(entry.key, zone, in: LanguageSet(index: index))
      }
    }
    self.zones = zones
    columns = sets("columns", ColumnKind.self)
    lists = sets("words", WordList.self)
    var common: [String: LanguageSet] = [:]
    for (index, file) in files.enumerated() {
      for word in file.values("", "common").flatMap(WordSplitting.allWords) {
        common[word, default: []].formUnion(LanguageSet(index: index))
      }
    }
    self.common = common
  }

  /// The tables that hold further headings, and below which kinds they are asked.
  static let narrowerTables: [(table: String, kinds: [SectionKind])] = [
    ("risks", [.risks, .openRisks, .mitigatedRisks]), ("files", [.files, .created, .modified, .toUpdate]),
    ("production", [.production]), ("next", [.next]), ("branches", [.steps, .checks]), ("monitoring", [.monitoring]),
    ("problem", [.problem, .rootCause]),
  ]

  // MARK: - Asking

  /// Whether a word of the list stands in the text.
  static func has(_ list: WordList, in text: some StringProtocol) -> Bool {
    current.lists[list]?.meaning(of: text, in: languages) != nil
  }

  static func has(_ list: WordList, words: [String]) -> Bool {
    current.lists[list]?.found(in: words, languages) != nil
  }

  /// Whether the text is one of the list.
  static func isOne(_ list: WordList, _ text: some StringProtocol) -> Bool {
    current.lists[list]?.exact(words: WordSplitting.allWords(of: text)) != nil
  }

  /// How many of the words make the phrase of the list that they open with; 0 where they open with
  /// none.
  static func opening(_ list: WordList, words: [String]) -> Int {
    current.lists[list]?.opening(words: words)?.count ?? 0
  }

  /// How many of the words make the weekday that they open with; 0 where they open with none.
  static func openingWeekday(words: [String]) -> Int { current.weekdays.opening(words: words)?.count ?? 0 }

  static func isColumn(_ kind: ColumnKind, _ header: some StringProtocol) -> Bool {
    current.columns[kind]?.exact(header) != nil
  }

  // MARK: - The language

  /// Reads a document by these words, in its own language before others.
  func reading<Result, Failure>(
    _ text: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let languages = language(of: text)
    let english = files.firstIndex { $0.name == "en" }.map(LanguageSet.init(index:)) ?? []
    let isDayFirst = DateOrder(of: text, by: self).isDayFirst(isEnglish: languages.isSubset(of: english))
    let result: Swift.Result<Result, Failure> = Lexicon.$current.withValue(self) {
      Lexicon.$languages.withValue(languages) {
        TimeStamp.$isDayFirst.withValue(isDayFirst) {
          do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
        }
      }
    }
    return try result.get()
  }

  /// The language most of whose little words stand in the text.
  func language(of text: String) -> LanguageSet {
    var counts: [LanguageSet: Int] = [:]
    for word in WordSplitting.allWords(of: text.prefix(8192)) {
      if let languages = common[word] {
        for index in files.indices where languages.contains(LanguageSet(index: index)) {
          counts[LanguageSet(index: index), default: 0] += 1
        }
      }
    }
    guard let most = counts.values.max(), most >= 4 else { return [] }
    return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? []
  }
}

/// What a table's column holds. A name may serve for several: "Action" heads events, work, steps
/// and mitigations.
enum ColumnKind: String, CaseIterable, Hashable, Sendable {
  case number, time, date, until, zone, event, phase, session
  case task, state, owner, due, ticket, kind
  case action, command, expected, actual, rollback
  case risk, likelihood, impact, mitigation
  case option, chosen, reason
  case commit, file, metric, problem, alert
}

/// Words that readers ask for by what they are.
enum WordList: String, CaseIterable, Sendable {
  /// Titles of instructions for whatever may happen.
  case runbooks
  case taskNouns = "task-nouns"
  case horizons, notHorizons = "not-horizons", remarks, none
  case blockedBy = "blocked-by"
  /// What says of a blocker nothing by which it is known: "pending", "validation".
  case blockerFillers = "blocker-fillers"
  case chosen, rejected
  /// Before or after a time that is not exact.
  case about
  case am, pm
  /// Words that belong to a time of day and say nothing of their own.
  case hourMarks = "hour-marks"
  case noon, midnight
  case nextDay = "next-day"
  /// In the place of a time where only the order is known.
  case later
  /// What lengths of time are counted in.
  case dayUnits = "day-units", hourUnits = "hour-units", minuteUnits = "minute-units", secondUnits = "second-units"
  /// "All times are in".
  case allTimes = "all-times"
  /// Headings of what is only to come.
  case plans
  /// Words of a form that nobody filled in.
  case placeholders
  /// What a sentence opens with that says what a command should print.
  case should
  /// Before a command that is to be run, behind one, and before one that serves what is to be done:
  /// "run", "ausführen", "with".
  case run
  case runAfter = "run-after"
  case instruments
  /// What a sentence opens with that holds for a case: "if".
  case conditions
  /// What forbids.
  case never
  /// What a sentence opens with that says what nobody may do.
  case forbids
  /// What tells of something that was done: "we", "was".
  case told
  /// Headings whose entries are a problem each: "known errors", "contributing factors".
  case problemLists = "problem-lists"
  /// Headings of what ended it.
  case resolutions
  /// What says that all is well again.
  case restored
  /// What tells a cause in passing: "turns out".
  case causal
  /// Titles of what explains a thing for whoever uses it.
  case guides
  /// Words for mending, in the past; for what mends; and for what is only meant.
  case mended, remedies, planning
  /// Columns that follow from a risk's ratings: "heat", "score".
  case heat
  /// Headings of risks that are no more.
  case closedHeadings = "closed-headings"
  /// Columns and fields that say why.
  case reasons
  /// What says how something is, and orders nothing: "is", "are".
  case describing
  /// Titles of what nobody may do, and of what was done.
  case forbidden, history
  /// What a comment calls what was once printed.
  case seen
  /// What a text is called that only shows how something looks.
  case samples
  /// What titles and sentences say of commands whose results count.
  case checking
  /// Titles of steps that name none.
  case genericSteps = "generic-steps"
  /// What a title calls the case that it is about: "Scenario: x".
  case cases
  /// What says that an alert is silenced, and until when.
  case silenced, untilWords = "until-words"
  /// What a reason of waiting opens with that says no more than that it waits, and what says more.
  case blockerOpenings = "blocker-openings", pendingWords = "pending-words"
  /// Nouns before a number that open the title of a fix wherever it stands.
  case fixTitles = "fix-titles"
  /// Nouns before a number in the title of a problem, a lesson, a fix, an option, a step, a risk.
  case problemNouns = "problem-nouns", lessonNouns = "lesson-nouns", fixNouns = "fix-nouns", optionNouns =
    "option-nouns"
  case stepNouns = "step-nouns", riskNouns = "risk-nouns", sessionNouns = "session-nouns"
  /// Headings under which nothing is asked for: "No action needed".
  case noAction = "no-action"
  /// Headings that say of the work below them that it is done, or that it waits.
  case doneHeadings = "done-headings", blockedHeadings = "blocked-headings"
}

/// A zone: minutes east of UTC, and the summer time it keeps.
struct ZoneWords: Equatable, Sendable {
  enum Summer: String, Sendable { case eu, us }

  var minutes: Int
  var summer: Summer?

  /// "60", "60 eu".
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, let minutes = Int(first) else { return nil }
    self.minutes = minutes
    summer = parts.count > 1 ? Summer(rawValue: String(parts[1])) : nil
  }
}
