import ArgumentParser
import Documents
import Journal
import Records
import Reply
import Workflow

struct ReviewVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "What changed from one session to another, what became of its promises, and what the later one lacks.",
    discussion: """
      With one session named, it is held against the one before it. Comments and questions stand beside the record, also beside a \
      sealed one; a question nobody answered passes on to the next session. For example:

        baton review 8 9
        baton review 9 --ask "Was the image really new?" --about "step 2"
        baton review 9 --answer 1 --with "Yes, its digest is another"
      """)

  @Argument(
    help: ArgumentHelp("The sessions: FROM TO, or TO alone; the present one where not said.", valueName: "session"))
  var numbers: [SessionNumber] = []
  @Option(help: ArgumentHelp("Put a comment beside the session.", valueName: "text")) var comment: String?
  @Option(help: ArgumentHelp("Ask a question.", valueName: "text")) var ask: String?
  @Option(help: ArgumentHelp("What the comment or the question is about: 'todo 3'.", valueName: "item"))
  var about: ItemReference?
  @Option(help: ArgumentHelp("Answer this question or comment, with --with.", valueName: "n")) var answer: Int?
  @Option(name: .customLong("with"), help: ArgumentHelp("The answer.", valueName: "text")) var words: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if numbers.count > 2 { throw ValidationError("Name one session or two") }
    let acts = [comment != nil, ask != nil, answer != nil].count { $0 }
    if acts > 1 { throw ValidationError("Say one of --comment, --ask and --answer") }
    if acts == 1, numbers.count > 1 { throw ValidationError("Name the one session that it is said of") }
    if (answer == nil) != (words == nil) { throw ValidationError("--answer N goes with --with TEXT") }
    if about != nil, comment == nil, ask == nil { throw ValidationError("--about goes with --comment or --ask") }
  }

  func run(in call: Call) throws {
    if let command { try remark(command, in: call) } else { try review(in: call) }
  }

  private var command: Command? {
    if let text = comment ?? ask { return .comment(about: about, text: text, isQuestion: ask != nil) }
    return answer.flatMap { number in words.map { .answer(number, text: $0) } }
  }

  private func remark(_ command: Command, in call: Call) throws {
    let stored = try call.storedSession(numbers.first, access: .readWrite)
    if let about, !stored.record.holds(about) {
      throw Failure(
        .notFound, "session \(stored.number) has no \(about); `baton show \(stored.number)` lists its items")
    }
    try call.perform(command, on: stored)
  }

  private func review(in call: Call) throws {
    let later = try call.storedSession(numbers.last)
    let previous = later.incident.sessions.last { $0 < later.number }
    guard let earlier = numbers.count == 2 ? numbers.first : previous else {
      throw Failure(.notFound, "there is no session before \(later.number) to hold it against; name two")
    }
    let before = try call.storedSession(earlier, in: later.store).record
    let review = Review(from: before, to: later.record)
    let gaps = try LintTarget(later, in: call).gaps(now: call.now)
    if call.options.isJSON {
      return call.output.print(
        .review(
          review, gaps: gaps, comments: later.record.comments,
          openQuestions: before.comments.filter(\.isOpenQuestion)))
    }
    var sheet = Sheet(for: call.output)
    sheet.review(review, of: later.record, since: before)
    sheet.heading("What session \(later.number) lacks", String(gaps.count))
    sheet.gaps(gaps, of: "session \(later.number)")
    call.output.print(sheet)
  }
}
