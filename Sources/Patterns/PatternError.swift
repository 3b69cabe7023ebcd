/// Why words can't be used as a pattern.
package struct PatternError: Error, Equatable, Sendable {
  /// How many characters of the pattern come before the trouble.
  package let offset: Int
  /// One line: what is wrong and what to do.
  package let message: String

  /// PCRE2's compile errors that people meet, with what to do; its own words serve for all others.
  static let remedies: [Int32: (problem: String, remedy: String)] = [
    101: ("the backslash at the end has nothing to stand before", #"write \\ for a plain backslash"#),
    104: ("the numbers in { } are the wrong way round", "write the smaller one first"),
    105: ("a number in { } is too large", "write 65535 or less"),
    106: ("a [ is never closed", #"add ], or write \[ for a plain bracket"#),
    108: ("a range in [ ] runs backwards", "write the lower end first"),
    109: (
      "there is nothing here to repeat", #"put something before it, or write a \ before * + or ? for the plain sign"#
    ),
    114: ("a ( is never closed", #"add ), or write \( for a plain bracket"#),
    120: ("the pattern would be too large", "repeat less, or search for less at once"),
    122: ("a ) closes nothing", #"remove it, or write \) for a plain bracket"#),
    125: ("what looks behind has no bounded length", "use no * or + within (?<= )"),
    183: (#"\C can't be used"#, "write . for any character"),
    188: ("the pattern is too long", "search for less at once"),
  ]
}
