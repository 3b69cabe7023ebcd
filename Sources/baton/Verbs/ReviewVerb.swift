import ArgumentParser
import Documents
import Journal
import Records

struct ReviewVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "What changed from one session to another, what became of its promises, and what the later one lacks.",
    discussion: """
      With one session named, it is held against the one before it. For example:

        baton review 8 9
      """)

  @Argument(
    help: ArgumentHelp("The sessions: FROM TO, or TO alone; the present one where not said.", valueName: "session"))
  var numbers: [SessionNumber] = []
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func validate() throws {
    if numbers.count > 2 { throw ValidationError("Name one session or two") }
  }

  func run(in call: Call) throws {
    let later = try call.subject(numbers.last)
    let before = later.incident.sessions.last { $0 < later.number }
    guard let earlier = numbers.count == 2 ? numbers.first : before else {
      throw Failure(.notFound, "there is no session before \(later.number) to hold it against; name two")
    }
    let review = Review(from: try call.subject(earlier, in: later.store).record, to: later.record)
    let gaps = LintTarget(later, in: call).gaps(now: call.now)
    if call.options.isJSON { return call.output.print(.review(review, gaps: gaps)) }
    var sheet = Sheet(for: call.output)
    sheet.review(review, of: later.record)
    sheet.heading("What session \(later.number) lacks", String(gaps.count))
    sheet.gaps(gaps, of: "session \(later.number)")
    call.output.print(sheet)
  }
}
