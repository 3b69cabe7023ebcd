import ArgumentParser
import Journal
import Records
import Reply
import Workflow

struct AcceptVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take the baton: read back what you understood, and the next session opens.",
    discussion: """
      For example:

        baton accept 8
        baton accept 8 --read-back "Validate the build, expect no mapper errors after 01:15, then monitor"
        baton accept 8 --read all --read-back "Validate the build"

      Without --read-back it goes through the open risks, what is blocked, what is asked of you and the silenced alerts, one by one.
      """)

  @Argument(help: ArgumentHelp("The session that was handed off.", valueName: "session")) var number: SessionNumber
  @Option(help: ArgumentHelp("What you understood, in a line or two.", valueName: "text")) var readBack: String?
  @Option(
    help: ArgumentHelp(
      "What you have read: 'risk 1', 'todo 3', or all; may be given more than once.", valueName: "item"))
  var read: [String] = []
  @Option(help: ArgumentHelp("Why you take it from a holder who still has it.", valueName: "reason"))
  var takeOver: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) async throws {
    let stored = try call.storedSession(number, access: .readWrite)
    let matters = stored.record.mattersToRead(at: call.now)
    var walk = ReadBackWalk(read: try read.flatMap { try items($0, of: matters) })
    if readBack == nil {
      guard call.canAsk, !call.options.isJSON else {
        throw Failure(.usage, "say what you understood with --read-back TEXT")
      }
      walk.go(through: matters, in: call)
    }
    let words = readBack ?? call.answer("Read-back, what you understood in a line or two: ") ?? ""
    let accept = Command.session(.accept(readBack: words, takeOver: takeOver, reading: walk.read))
    let performed = try stored.store.perform(
      walk.questions + [accept], on: stored.number, incident: stored.incident.key,
      by: Speaker(call.actor, at: try call.actMoment(on: stored.record.day), now: call.now))
    call.announce(performed.events)
    guard let next = performed.session else { return }
    try await call.seeRepository(of: next, in: stored)
  }

  private func items(_ words: String, of matters: [MatterToRead]) throws -> [ItemReference] {
    if words.lowercased() == "all" { return matters.map(\.item) }
    guard let item = ItemReference(words: words) else {
      throw Failure(.usage, "“\(words)” names no item; write 'risk 1', 'todo 3', 'ask 1', 'silence 1' or all")
    }
    return [item]
  }
}

/// Going through what must not be missed, one by one: read, or asked about.
struct ReadBackWalk {
  var read: [ItemReference]
  /// Questions stand beside the handed-off session, and pass on to the next until answered.
  var questions: [Command] = []

  init(read: [ItemReference]) { self.read = read }

  mutating func go(through matters: [MatterToRead], in call: Call) {
    let open = matters.filter { !read.contains($0.item) }
    for (place, matter) in open.enumerated() {
      Output.say("\(place + 1) of \(open.count)  \(matter.text)\n")
      guard let answer = call.answer("Enter read, a all read from here, n not read, or your question: ") else { return }
      switch answer.lowercased() {
      case "", "y": read.append(matter.item)
      case "a":
        read += open[place...].map(\.item)
        return
      case "n": continue
      default: questions.append(.comment(about: matter.item, text: answer, isQuestion: true))
      }
    }
  }
}

struct DeclineVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decline",
    abstract: "Send questions back instead of taking the baton.",
    discussion: """
      For example:

        baton decline 8 --because "Which trigger built e7e5acae?"
      """)

  @Argument(help: ArgumentHelp("The session that was handed off.", valueName: "session")) var number: SessionNumber
  @OptionGroup var reason: Reason
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws { try call.perform(.session(.decline(because: reason.text)), on: number) }
}
