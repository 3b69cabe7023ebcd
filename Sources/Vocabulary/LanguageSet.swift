/// Which languages a word belongs to; a team's own words are a language of their own.
public struct LanguageSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The language of the nth file.
  public init(index: Int) { rawValue = index < 32 ? 1 << UInt32(index) : 0 }
}
