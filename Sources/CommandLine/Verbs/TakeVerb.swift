import ArgumentParser
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

struct TakeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: "Make items of lines of a session's document, or put back what is none.",
    discussion: """
      One item a bullet, row or line. What was wrongly read of the same lines is put back first; what you make stays when a newer version \
      of the document is imported. --as is what the lines are: todo, risk, step, entry, problem or lesson. --learn has documents read such a \
      heading so from now on. For example:

        baton take 8 --lines 40-52 --as todo
        baton take 8 --lines 61-70 --as risk --columns text,likelihood,impact,-
        baton take 8 --back 'todo 3'
      """)

  @Argument(help: ArgumentHelp("The session whose document it is.", valueName: "session")) var number: SessionNumber
  @Option(help: ArgumentHelp("The lines, as `baton import --explain` counts them.", valueName: "a-b"))
  var lines: LineSpan?
  @Option(
    help: ArgumentHelp(
      "What the columns of a table hold, in their order: text, state, owner, due, ticket, likelihood, impact, mitigation, command, "
        + "expected, rollback, time, date, note, or - for nothing. Guessed where not said.", valueName: "list"))
  var columns: String?
  @Flag(help: "Read headings like the one above the lines as this from now on.") var learn = false
  @Option(help: ArgumentHelp("Put this item back among what is kept; may be given more than once.", valueName: "item"))
  var back: [ItemReference] = []
  @Option(help: ArgumentHelp("Who acts, since --as says what the lines are here.", valueName: "name")) var by: String?
  @OptionGroup var forHolder: ForHolder
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  /// What the lines are: this verb's meaning of `--as`.
  private var kind: TakenKind? { common.actor.flatMap(TakenKind.init) }

  func run() async throws {
    var options = common.chosen
    options.actor = by
    try run(in: Call(options))
  }

  func validate() throws {
    if let word = common.actor, kind == nil {
      throw ValidationError(
        "--as: “\(word)” is none; lines are \(TakenKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if back.isEmpty, lines == nil || kind == nil {
      throw ValidationError("Say --lines A-B and --as KIND, or --back ITEM")
    }
    if !back.isEmpty, lines != nil || kind != nil || columns != nil || learn {
      throw ValidationError("--back goes alone")
    }
    _ = try columns.map { try Self.read($0) }
  }

  func run(in call: Call) throws {
    let stored = try call.storedSession(number, access: .readWrite)
    let taking = try TakingOfLines(stored, in: call)
    guard let lines, let kind else {
      try call.perform(taking.puttingBack(back).forHolder(because: forHolder.because), on: stored)
      return
    }
    let said = try columns.map { try Self.read($0) } ?? asked(lines, kind, taking, call)
    let unknown = taking.unknownHeading(above: lines)
    try call.perform(
      taking.command(lines, as: kind, columns: said).forHolder(because: forHolder.because), on: stored)
    guard let unknown else {
      if learn { throw Failure(.no, "the heading above line \(lines.from) is known already, or there is none") }
      return
    }
    let isLearnt =
      learn
      || !call.options.isJSON && call.canAsk
        && call.ask("Read headings like “\(unknown)” as \(kind.rawValue)s from now on?")
    guard isLearnt else { return }
    let file = try taking.learn(unknown, as: kind)
    if !call.options.isJSON { call.output.print("“\(unknown)” is read so from the next import on (\(file.path))") }
  }

  /// On a terminal a table's columns are asked for once, with a guess.
  private func asked(
    _ lines: LineSpan, _ kind: TakenKind, _ taking: TakingOfLines, _ call: Call
  ) throws -> [TakenColumn]? {
    guard call.canAsk, !call.options.isJSON, let table = taking.table(in: lines, as: kind) else { return nil }
    let guess = table.guess.map(\.rawValue).joined(separator: ",")
    Output.say("The table's columns: \(table.header.joined(separator: " | "))\n")
    Output.say("They may be \(TakenColumn.choices(for: kind).map(\.rawValue).joined(separator: ", ")).\n")
    guard let answer = call.answer("What are they? [\(guess)] "), !answer.isEmpty else { return table.guess }
    do { return try Self.read(answer) } catch { throw Failure(.usage, "\(error)") }
  }

  private static func read(_ list: String) throws -> [TakenColumn] {
    do { return try TakenColumn.list(list) } catch { throw ValidationError(error.reason) }
  }
}

extension LineSpan: ExpressibleByArgument {
  /// "40-52", "40".
  package init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2, first >= 1, first <= last
    else { return nil }
    self.init(first, last)
  }
}
