/// Words that mean something, looked up in a title: the longest phrase found decides, then the
/// earliest. Where languages differ about a phrase, the document's own is asked first, then the one
/// that was added first.
package struct Phrases<Meaning: Sendable & Equatable>: Sendable {
  private struct Sense: Sendable {
    var meaning: Meaning
    var languages: LanguageSet
  }

  private var phrases: [String: [Sense]] = [:]
  private var whole: [String: [Sense]] = [:]
  /// The most words of a phrase that begins with the word.
  private var longest: [String: Int] = [:]

  /// Languages whose phrases count within a title in any document: English, and a team's own. Of
  /// others a word in a document of another language must be the whole title, for what is "actions"
  /// to one is a part of many things to another.
  private let anywhere: LanguageSet

  package init(anywhere: LanguageSet = []) { self.anywhere = anywhere }

  /// A phrase that begins with `=` must be the whole title.
  package mutating func add(_ phrase: String, _ meaning: Meaning, in languages: LanguageSet) {
    let names = Self.names(in: phrase)
    guard let first = names.first else { return }
    let key = names.joined(separator: " ")
    if phrase.hasPrefix("=") {
      Self.add(Sense(meaning: meaning, languages: languages), to: &whole[key, default: []])
    } else {
      Self.add(Sense(meaning: meaning, languages: languages), to: &phrases[key, default: []])
      longest[first] = max(longest[first] ?? 0, names.count)
    }
  }

  private static func add(_ sense: Sense, to senses: inout [Sense]) {
    if let place = senses.firstIndex(where: { $0.meaning == sense.meaning }) {
      senses[place].languages.formUnion(sense.languages)
    } else {
      senses.append(sense)
    }
  }

  /// Whether a phrase begins with the word.
  package func begins(with word: String) -> Bool { longest[word] != nil || whole[word] != nil }

  package func meaning(of title: some StringProtocol, in languages: LanguageSet = []) -> Meaning? {
    found(in: Self.names(in: title), languages)?.meaning
  }

  /// The meaning, with the words that decided it.
  package func found(in words: [String], _ languages: LanguageSet = []) -> (meaning: Meaning, phrase: String)? {
    guard !words.isEmpty, words.count <= 48 else { return nil }
    if words.count <= 24 {
      let all = words.joined(separator: " ")
      if let senses = whole[all] { return (Self.chosen(senses, languages), all) }
    }
    var best: (senses: [Sense], phrase: String, count: Int)?
    for start in words.indices {
      guard let most = longest[words[start]] else { continue }
      let least = (best?.count ?? 0) + 1
      for count in stride(from: min(most, words.count - start), through: least, by: -1) {
        let phrase = words[start..<(start + count)].joined(separator: " ")
        guard let all = phrases[phrase],
          case let senses = count == words.count ? all : spoken(all, languages), !senses.isEmpty
        else { continue }
        best = (senses, phrase, count)
        break
      }
    }
    return best.map { (Self.chosen($0.senses, languages), $0.phrase) }
  }

  /// The meaning of the whole title only.
  package func exact(_ title: some StringProtocol, in languages: LanguageSet = []) -> Meaning? {
    exact(words: Self.names(in: title), in: languages)
  }

  package func exact(words: [String], in languages: LanguageSet = []) -> Meaning? {
    guard words.count <= 24 else { return nil }
    let all = words.joined(separator: " ")
    return (whole[all] ?? phrases[all]).map { Self.chosen($0, languages) }
  }

  /// The meaning of the longest phrase that the words open with.
  package func opening(words: [String], in languages: LanguageSet = []) -> (meaning: Meaning, count: Int)? {
    guard let first = words.first, let most = longest[first] else {
      return exact(words: words, in: languages).map { ($0, words.count) }
    }
    for count in stride(from: min(most, words.count), through: 1, by: -1) {
      let phrase = words[..<count].joined(separator: " ")
      if let senses = phrases[phrase] { return (Self.chosen(senses, languages), count) }
    }
    return exact(words: words, in: languages).map { ($0, words.count) }
  }

  private func spoken(_ senses: [Sense], _ languages: LanguageSet) -> [Sense] {
    guard !languages.isEmpty else { return senses }
    let allowed = languages.union(anywhere)
    return senses.filter { !$0.languages.isDisjoint(with: allowed) }
  }

  private static func chosen(_ senses: [Sense], _ languages: LanguageSet) -> Meaning {
    (senses.first { !$0.languages.isDisjoint(with: languages) } ?? senses[0]).meaning
  }

  /// The words that are no figures: "Session 8 achievements" speaks of "session achievements".
  package static func names(in title: some StringProtocol) -> [String] {
    WordSplitting.words(of: title).filter { !$0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
