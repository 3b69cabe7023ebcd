import Records

/// What is laid over the view; one at a time.
enum Overlay: Sendable {
  case help(Listing)
  case palette(Palette)
  case themes(ThemeChoice)
  case decision(DecisionPreview)
  case source(SourceText)
  case hits(terms: String, [SearchHit], index: Int)
  case question(Question)
  case runs(step: Int, top: Int)
  /// A command with its placeholders filled in, before it runs.
  case resolved(RunOrder, command: String, top: Int)
  /// Commands that the store names, before they are allowed.
  case allowing(CommandsToAllow, fix: Int, top: Int)
  case calibration(Calibration, top: Int)
  case review(top: Int)
  case monitoring(top: Int)
  case inFlight(index: Int)
  case incident(top: Int)
  case postmortem(top: Int)
  case incidents(IncidentChoice)
  /// What git tells of the session's work, to be kept or struck.
  case work(Work)
  /// What must not be missed, gone through before the baton is taken.
  case readBack(ReadBack)
  case kept(KeptView)

  /// The command that opens it, whose key closes it too; nil where it was not asked for by one.
  var opener: String? {
    switch self {
    case .source: "source"
    case .runs: "step.runs"
    case .calibration: "risk.calibration"
    case .review: "baton.review"
    case .monitoring: "monitor.show"
    case .inFlight: "flight.show"
    case .kept: "kept"
    case .incident: "incident.show"
    case .postmortem: "incident.postmortem"
    case .work: "handoff.work"
    case .incidents, .help, .palette, .themes, .decision, .hits, .question, .resolved, .allowing, .readBack: nil
    }
  }

  /// One types in it, or answers by its own keys.
  var takesWords: Bool {
    switch self {
    case .help, .palette, .question, .incidents: true
    default: false
    }
  }

  /// What is done in it leaves it there.
  var staysOpen: Bool { if case .kept = self { true } else { false } }

  /// What can be done while it is looked at, and the word for it in the hint line.
  var offers: [(name: String, hint: String)] {
    switch self {
    case .review: [("baton.accept", "accept"), ("baton.decline", "decline"), ("flight.show", "in flight")]
    case .monitoring:
      [
        ("monitor.ok", "checkpoint ok"), ("monitor.trouble", "trouble"), ("monitor.check", "run its step"),
        ("monitor.attach", "attach a step"), ("monitor.reset", "restart"),
      ]
    case .incident:
      [
        ("incident.severity", "severity"), ("incident.status", "status"), ("incident.mark", "mark"),
        ("incident.role", "role"), ("incident.update", "update"), ("incident.say", "say"),
        ("incident.close", "close"), ("incident.reopen", "reopen"), ("incident.rename", "title"),
        ("incident.attach", "attach"), ("incident.attachment", "show one"), ("log.add", "log"),
        ("log.remove", "log no more"), ("incident.postmortem", "postmortem"),
      ]
    case .postmortem: [("postmortem.edit", "edit"), ("postmortem.seal", "seal")]
    case .inFlight:
      [
        ("ask.add", "ask"), ("investigation.add", "investigation"), ("silence.add", "silence"), ("comment", "question"),
      ]
    case .kept:
      [
        ("kept.todo", "todo"), ("kept.risk", "risk"), ("kept.step", "step"), ("kept.entry", "entry"),
        ("kept.problem", "problem"), ("kept.lesson", "lesson"), ("kept.back", "put back"), ("kept.select", "select"),
        ("kept.next", "next kept"), ("kept.previous", "before"), ("kept.learn", "read so always"), ("undo", "undo"),
      ]
    default: []
    }
  }

  /// The incidents of the store, searched by what is typed.
  struct IncidentChoice: Sendable {
    var search = LineEditor()
    var index = 0
  }

  /// Help: a text one can search.
  struct Listing: Sendable {
    var search = LineEditor()
    var top = 0
  }

  struct Palette: Sendable {
    var editor = LineEditor()
    var index = 0
    /// Where ↑ is in the history; nil while typing.
    var recalled: Int?
  }

  struct ThemeChoice: Sendable {
    var index: Int
    /// What Esc goes back to.
    var before: String
  }

  struct DecisionPreview: Sendable {
    var round: Int
    var plan: DecisionPlan
    /// When it was worked out: a window that it would start is told by that.
    var at: Moment
    /// All that it rests on, as it stood then.
    var grounds: Grounds
    var choice = DecisionChoice.asProposed
    /// The selected part.
    var index = 0

    /// Takes the selected part up, or leaves it out.
    mutating func toggle() {
      guard plan.parts.indices.contains(index), let item = plan.parts[index].item else { return }
      if plan.parts[index].isProposed {
        choice.without.formSymmetricDifference([item])
      } else {
        choice.with.formSymmetricDifference([item])
      }
    }
  }

  struct SourceText: Sendable {
    var name: String
    var lines: [String]
    /// The item's lines, counted from 1.
    var marked: LineSpan?
    var top = 0
  }

  struct Work: Sendable {
    var work: RepositoryWork
    var struck: Set<Int> = []
    var index = 0
  }

  /// Which of the matters were read, and what was asked about others.
  struct ReadBack: Sendable {
    var matters: [MatterToRead]
    var read: Set<Int> = []
    var questions: [Int: String] = [:]
    var index = 0

    var isDone: Bool { matters.indices.allSatisfy { read.contains($0) || questions[$0] != nil } }
  }

  /// Asked before what can't be undone or reaches outside.
  struct Question: Sendable {
    var text: String
    /// What each key does: the first is the likeliest.
    var answers: [Answer]

    struct Answer: Sendable {
      var key: Character
      var title: String
      var act: @Sendable (inout State) -> [Effect]
    }
  }
}

/// A line that takes the hint line's place for a while.
struct Notice: Sendable, Equatable {
  enum Kind: Sendable { case done, problem }

  var text: String
  var kind: Kind
  /// It goes at the first key, or the first tick after this.
  var until: Moment
}
