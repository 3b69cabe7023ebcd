import Documents
import Logs
import Records
import Screen

/// What reaches the console from outside.
package enum Message: Sendable {
  case input(Input)
  /// The time, when something depends on it. Everything that does is worked out from the last tick.
  case tick(Moment)
  /// The clock was set, or the machine slept: it went on or back by so many seconds while none
  /// passed for us.
  case clockJumped(by: Double)
  /// The record as it is, or as it was known at `knownAt`: after a load, and whenever the journal
  /// grew.
  // Apart, so that the messages that are many stay small.
  indirect case loaded(Snapshot)
  /// The incident's sessions, oldest first; asked for only where they are shown.
  case sessions([SessionSummary])
  /// No key has come for `State.rest`: what is selected now is what the person looks at.
  case rested
  /// What is on the screen has stood there for `State.reading`.
  case read
  /// The effect with this ticket was done.
  case performed(ticket: Int)
  /// The effect with this ticket was not done; what was typed for it comes back with the reason.
  case failed(ticket: Int, String)
  /// A line that goes by itself: "vim ended with status 1".
  case notice(String)
  /// What went wrong where nobody waits for an answer, and what to do: it stays longer, in the
  /// colour of an alarm.
  case problem(String)
  /// Nothing can be written: the store is out of reach, in words; nil when it is back.
  case offline(String?)
  case history(ItemReference, [Event], origin: Origin? = nil)
  /// The imported document's text, and the lines that concern the item.
  case source(name: String, text: String, lines: LineSpan?)
  /// A session's document, line by line as it was read.
  case document(SessionNumber, name: String, lines: [String])
  /// A table stands among the lines that items are to be made of.
  case columnsWanted(LineSpan, TakenKind, TableToTake)
  /// Items were made of lines; `unknown` is the heading above them, where no vocabulary knows it.
  case tookLines(String, unknown: String?, TakenKind)
  /// Kept output of a run, by its hash.
  case evidence(hash: String, lines: [ShownLine])
  /// How well the likelihoods were rated, over every session.
  case calibration(Calibration)

  case log(LogBatch)
  case watchTripped(rule: String, line: String)

  /// The command names these things, which must be said before it can run.
  case placeholders(RunOrder, [String])
  /// The store names commands to check the fix by, which this person has not allowed.
  case allowanceWanted(CommandsToAllow, fix: Int)
  /// The command with its placeholders filled in: what a person sees before it runs.
  case resolved(RunOrder, command: String)
  /// `timeout` is the seconds after which it is ended.
  case runStarted(step: Int, timeout: Double? = nil)
  case runOutput(step: Int, [ShownLine])
  /// The line that is being written, such as a progress bar; the next one takes its place.
  case runOpenLine(step: Int, ShownLine)
  /// The command is ready to be given the terminal.
  case terminalWanted(RunOrder, ticket: Int)
  /// A command that had the terminal has ended; in words, how.
  case ranWithTerminal(step: Int, String)
  /// The step has been silent for longer than its watchdog allows, or speaks again.
  case runSilent(step: Int, Bool)
  case runEnded(step: Int)
  /// The folder chosen for a step, as an absolute path.
  case folderChosen(step: Int, String)

  /// The next handoff as it would be written, and what is missing in it.
  /// The record has taken the person's edits of the draft.
  case draftTaken
  /// With what git tells of the session's work that the record does not name.
  case draft(markdown: String, gaps: [Gap], work: RepositoryWork = RepositoryWork(), summary: String? = nil)
  /// What a session changed against the one before.
  case review(Review)
  /// The incident's postmortem as it would be sealed.
  case postmortem(DraftedPostmortem)
  /// What begins as was typed.
  case pathCompleted(String, [String])
  /// Other files are followed from now on, and their lines come anew.
  case logFiles([String])
  /// What the editor left.
  case edited(String, EditPurpose)
  /// The editor was left without anything being written.
  case editorLeft
  case hits(String, [SearchHit])
}

/// Everything the store knows that the console shows.
package struct Snapshot: Sendable {
  package var incident: Incident?
  /// Every incident of the store, those that are open first.
  package var incidents: [Incident] = []
  /// Nil where the store holds no session yet.
  package var record: SessionRecord?
  /// The timelines of the sessions before this one, oldest first, each entry naming its session.
  package var earlier: [TimelineEntry]
  /// When this session's events were recorded, oldest first: the places a scrub back in time can
  /// stop at.
  package var journalTimes: [Moment]
  /// Nil for the record as it is now.
  package var knownAt: Moment?
  /// The last event's sequence.
  package var sequence: Int64
  /// All that is new in it this console did itself.
  package var isOwn = false

  package init(
    incident: Incident?, record: SessionRecord?, earlier: [TimelineEntry] = [],
    journalTimes: [Moment] = [], knownAt: Moment? = nil, sequence: Int64 = 0
  ) {
    self.incident = incident
    self.record = record
    self.earlier = earlier
    self.journalTimes = journalTimes
    self.knownAt = knownAt
    self.sequence = sequence
  }
}

/// Commands from a store's file, which run only once a person has seen and allowed them.
package struct CommandsToAllow: Sendable, Equatable {
  /// Stands for all that they say; what is allowed is this and nothing else.
  package var hash: String
  /// The file they stand in.
  package var file: String
  package var facts: [Fact]

  package struct Fact: Sendable, Equatable {
    package var name: String
    package var text: String
    package var isCommand: Bool

    package init(name: String, text: String, isCommand: Bool) {
      self.name = name
      self.text = text
      self.isCommand = isCommand
    }
  }

  package init(hash: String, file: String, facts: [Fact]) {
    self.hash = hash
    self.file = file
    self.facts = facts
  }
}

/// One line a running step wrote.
package struct ShownLine: Sendable, Equatable {
  package enum Kind: Sendable { case output, error, remark }

  package var text: String
  /// Standard output, standard error, or a remark of Baton's own.
  package var kind: Kind

  package init(_ text: String, _ kind: Kind = .output) {
    self.text = text
    self.kind = kind
  }
}

/// What a text opened in the editor is for.
package enum EditPurpose: Sendable, Equatable {
  case stepCommand(Int)
  case draft
  case summary
  case postmortem
  /// The field that is being typed in.
  case field
}
