import Documents
import Records

/// What the console wants done outside. Those with a ticket are answered by `performed` or `failed`
/// with the same one.
package enum Effect: Sendable, Equatable {
  case perform(Command, on: Grounds, ticket: Int)
  /// Open an incident of this title, and show it.
  case openIncident(String, ticket: Int)
  /// Keep a file as evidence beside an item.
  case attach(String, title: String?, about: ItemReference?, ticket: Int)
  /// Answered by `source`.
  case loadAttachment(Int)
  case followLog(String, ticket: Int)
  /// Answered by `pathCompleted`.
  case completePath(String)
  /// Answered by `postmortem`, as are the edits that are taken of it.
  case draftPostmortem(template: String?)
  case takePostmortem(String, ticket: Int)
  case sealPostmortem(String, because: String?, ticket: Int)
  /// The same, of something that happened at an earlier time.
  case performDated(Command, at: Moment, on: Grounds, ticket: Int)
  case undo(ticket: Int)
  /// Take the last undo back.
  case redo(ticket: Int)
  /// Show this session (nil: the newest) as it is, or as it was known then; answered by `loaded`.
  case load(SessionNumber?, knownAt: Moment?)
  /// Show the newest session of this incident; answered by `loaded`.
  case showIncident(String)
  /// Answered by `sessions`.
  case loadSessions
  case loadHistory(ItemReference, of: SessionNumber)
  case loadSource(SessionNumber, lines: LineSpan?)
  /// Answered by `document`.
  case loadDocument(SessionNumber)
  /// Make items of lines of the session's document; answered by `tookLines`, or by `columnsWanted`
  /// where a table stands among them and nobody has said what its columns are.
  case take(SessionNumber, LineSpan, TakenKind, columns: [TakenColumn]?, ticket: Int)
  case putBack(SessionNumber, ItemReference, ticket: Int)
  /// Read such headings as this kind from now on.
  case learn(SessionNumber, heading: String, TakenKind, ticket: Int)
  case loadEvidence(hash: String)
  /// Run this command for the step; answered by `runStarted`, `runOutput` and `runEnded`, or by
  /// `placeholders` where something must be said first, or `failed`.
  case runStep(RunOrder, ticket: Int)
  case cancelRun(step: Int)
  /// Find out whether this is a folder, for the step to run in; answered by `folderChosen`.
  case chooseFolder(step: Int, String, ticket: Int)
  /// Give this command the terminal until it ends; answered by `ranWithTerminal`.
  case handOver(RunOrder, ticket: Int)
  /// Answered by `calibration`.
  case loadCalibration
  /// Answered by `allowanceWanted` where the store's commands have to be allowed first.
  case checkProvenance(fix: Int, ticket: Int)
  /// Allow the commands of this hash, if they are still what the store names, and check the fix by
  /// them.
  case allowCommands(hash: String, fix: Int, ticket: Int)
  /// Compose the next handoff and look for gaps; answered by `draft`.
  case draftHandoff(SessionNumber)
  /// Compare the session with the one before; answered by `review`.
  case loadReview(SessionNumber)
  /// Seal and write the handoff.
  case seal(SealOrder, ticket: Int)
  /// Read an edited draft back into the record; answered by `draftTaken` and the `draft` as it is
  /// then.
  case readBack(SessionNumber, DraftEdit, because: String?, ticket: Int)
  case openEditor(text: String, EditPurpose)
  case search(String)
  /// Read this document into the store; answered by the incident it went into being shown.
  case importDocument(String, ticket: Int)
  /// Write the session's document to this file.
  case export(String, SessionNumber, ticket: Int)
  /// Copy Markdown to the clipboard, or to a file; the answer is a `notice` that says which.
  case copy(String)
  /// Copy the whole record as Markdown.
  case copyRecord(SessionNumber)
  /// Copy the session's page in a form that people share: "slack", "text", "html", "update".
  case copyShared(SessionNumber, as: String)
  case saveLayout(Layout)
  /// Use this theme; keep it for the next start where `keep`.
  case setTheme(String, keep: Bool)
  case saveHistory([String])
  case setMouse(Bool)
  /// Call the person: the alarm in words.
  case alarm(String)
  /// The person's own shell, with the terminal, until it ends.
  case openShell
  case redraw
  case suspend
  case quit
}

/// A handoff that a person has said is to be sealed.
package struct SealOrder: Sendable, Equatable {
  package var session: SessionNumber
  /// Nil for whoever comes next.
  package var receiver: String?
  /// Nil leaves the record's.
  package var summary: String?
  /// What the record has not taken of the person's own text yet.
  package var edit: DraftEdit?
  package var gapsAllowedBecause: String?
  /// Why it is sealed for whoever has the baton.
  package var because: String?
  package var grounds: Grounds

  package init(_ session: SessionNumber, to receiver: String?, on grounds: Grounds) {
    self.session = session
    self.receiver = receiver
    self.grounds = grounds
  }
}

/// A command a person has seen whole and said run.
package struct RunOrder: Sendable, Equatable {
  package var step: Int
  package var command: String
  package var language: String?
  /// Seconds; nil is the runner's default.
  package var timeout: Double?
  /// Absolute path of the folder it runs in; nil is where all steps run.
  package var folder: String?
  /// What the person said for each placeholder; empty where none was asked for yet.
  package var values: [String: String]
  /// The command with the values in it was seen, too.
  package var isConfirmed = false
  /// Why it runs for whoever has the baton.
  package var because: String?
  /// What stood there when somebody said that it may run.
  package var grounds: Grounds?
  /// It gets the terminal, for a login or a question; its output is not kept.
  package var isInteractive: Bool

  package init(
    step: Int, command: String, language: String?, timeout: Double?, folder: String? = nil,
    values: [String: String] = [:],
    isInteractive: Bool = false
  ) {
    self.isInteractive = isInteractive
    self.step = step
    self.command = command
    self.language = language
    self.timeout = timeout
    self.folder = folder
    self.values = values
  }
}

/// A draft as it was given to the editor, and as it came back: what others wrote meanwhile is no
/// edit of the person's.
package struct DraftEdit: Equatable, Sendable {
  package var before: String
  package var after: String

  package init(before: String, after: String) {
    self.before = before
    self.after = after
  }
}
