import ArgumentParser
import Journal
import Records
import Workflow

struct UpdateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Tell those outside how it stands, and when the next update comes.",
    discussion: """
      Updates are kept apart from notes; `baton export --format update` is the one to paste. For example:

        baton update "Checkout works again for most; we watch it." --next 30m
      """)

  @Argument(help: "What they are told.") var text: String
  @Option(help: ArgumentHelp("When the next one is due: 30m, 2h, or a time.", valueName: "time")) var next: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: .readWrite)
    let next = try next.map { try call.later($0) }
    try call.perform(.incident(.update(text, next: next)), on: stored)
  }
}

extension Call {
  /// Reads a time to come: `30m` and `2h` from now, else a time; a clock that has passed today is
  /// tomorrow's.
  func later(_ words: String) throws(Failure) -> Moment {
    if let number = Double(words.dropLast()), number > 0, number <= 100_000 {
      if words.hasSuffix("m") { return now.adding(seconds: number * 60) }
      if words.hasSuffix("h") { return now.adding(hours: number) }
    }
    return try coming(words, on: now.day)
  }
}
