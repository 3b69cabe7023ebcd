/// Which languages a word belongs to; a team's own words are a language of their own.
package struct LanguageSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The language of the nth file.
  package init(index: Int) { rawValue = index < 32 ? 1 << UInt32(index) : 0 }
}
