import Documents
import Records
import Screen

/// All the console knows. `update` changes it, `view` draws it, and nothing else is asked.
package struct State: Sendable {
  // What the store and the world say.
  var incident: Incident?
  /// Every incident of the store, those that are open first.
  var incidents: [Incident] = []
  var record: SessionRecord?
  var earlier: [TimelineEntry] = []
  var sessions: [SessionSummary] = []
  /// What the sessions were last asked for as of; they are read only while they are shown.
  var sessionsAsked: (incident: String, sequence: Int64)?
  var journalTimes: [Moment] = []
  /// The record shown is the one known then; nil is now.
  var knownAt: Moment?
  var sequence: Int64 = 0
  package internal(set) var isLoaded = false
  /// The last tick.
  package internal(set) var now: Moment
  /// Who sits here.
  let actor: String
  var zone: Zone
  var log = LogPane()
  var run: RunView?
  /// What became of items of this session, each as it was asked for last.
  var histories: [ItemReference: (sequence: Int64, events: [Event], origin: Origin?)] = [:]
  var evidence: [String: [ShownLine]] = [:]
  var draft: Draft?
  /// What git tells of the session's work and the record does not name, as of the last draft.
  var unnamedWork = RepositoryWork()
  /// What this session changed against the one before.
  var review: Review?
  /// The postmortem that is looked at.
  var postmortem: DraftedPostmortem?
  /// Why nothing can be written now.
  var offline: String?

  struct Draft: Sendable {
    var markdown: String
    var lines: [String]
    var gaps: [Gap]
    /// The summary as it stands in it: the record's, else what is offered.
    var summary: String?
    /// The text that the person's own edits began from; nil where it is what the record gives.
    var before: String?
    /// The lines as drawn, for the width they were last wrapped to.
    var dressed: (width: Int, lines: [Line])?

    /// The person's own text stands over what the record gives until the record has taken it.
    var isEdited: Bool { before != nil }
    var edit: DraftEdit? { before.map { DraftEdit(before: $0, after: markdown) } }
  }

  /// The screen's parts that a selection leaves behind while it is moved again before it has
  /// rested: nobody reads what is passed in a hurry, and over a slow line its words would hold up
  /// the keys.
  struct StaleParts: Sendable {
    var hints: [Hint]
    /// The title of the detail, whose text stays with it; nil where none stands.
    var detail: DetailTitle?
  }

  /// A selection that is not moved for so long rests: longer than between two of a held key, and
  /// not long enough to be waited for.
  package static let rest = Duration.milliseconds(150)

  /// A form that was closed with something typed in it, and where it was asked.
  struct Unfinished: Sendable {
    var form: Form
    var incident: String?
    var session: SessionNumber?
  }

  /// What a ticket stands for while it is under way.
  struct Pending: Sendable {
    /// Comes back where it fails.
    var form: Form?
    /// What was written in the editor, which is offered again where it fails.
    var written: (text: String, purpose: EditPurpose)?
    /// The words for when it is done; empty for what is not written to the journal.
    var done: String
    var since: Moment
  }

  // What the person has chosen.
  package internal(set) var size: Size
  var place = Place.overview
  var focuses: [Place: Pane] = [:]
  /// The list of the overview that a standing detail is about.
  var lastList = Pane.todos
  var isZoomed = false
  var layout: Layout
  var lists = ListPositions()
  var overlay: Overlay?
  var form: Form?
  /// Forms that were closed with something typed, the latest of each kind.
  var unfinished: [Unfinished] = []
  var notice: Notice?
  var search: String?
  var showsRiskGrid = false
  var timelineFilter = ""
  var sessionFilter = ""
  var paletteHistory: [String]
  /// What each step ran when this person saw it to its end, or said that it may run; what somebody
  /// else made of it since is not in here.
  var seenOrders: [Int: String] = [:]
  /// What of each step's present command has stood on the screen to its end, long enough to be
  /// read.
  var readOrders: [Int: String] = [:]
  /// What this person made of a step's command here.
  var ownOrders: [Int: String] = [:]
  /// A command that is on the screen to its end, and has not stood there long enough.
  var standing: (step: Int, order: String)?
  /// A step that was asked to run while its command was not read yet.
  var held: (step: Int, isInteractive: Bool)?
  /// Items that somebody else changed while they were looked at, and that have not been read since.
  var changedItems: Set<ItemReference> = []
  /// Names what came onto the screen last, until it has stood there for `reading`.
  package internal(set) var unread: Int?
  var unreadCount = 0
  /// Steps whose command this person has begun to read from its first line.
  var seenFrom: [Int: String] = [:]
  var timeouts: [Int: Double] = [:]
  /// Folders chosen for single steps; the others run in `runFolder`.
  var folders: [Int: String] = [:]
  /// What was last said for each placeholder, offered again.
  var placeholderValues: [String: String] = [:]
  /// The step whose run answers for the checkpoint that is due.
  var checkpointStep: Int?
  var opened: SessionNumber?
  /// The step whose run has ended while its output was followed: its end stays in sight until
  /// somebody scrolls.
  var endedStep: Int?
  /// What is being added here: it is selected once it is there.
  var adding: ItemReference.Kind?
  /// What stood there when the editor was opened.
  var edited: Grounds?
  /// Where a search hit led, once its session is loaded.
  var sought: ItemReference?

  // How the terminal is used.
  package var isASCII: Bool
  package let isReadOnly: Bool
  /// There is a log and no record: `baton tail`.
  let isLogAlone: Bool
  /// The store's clock tells a story's time, not the machine's: the demo.
  let isStoryTime: Bool
  /// Absolute path of the folder that steps run in.
  let runFolder: String
  package internal(set) var usesMouse = true
  package internal(set) var showsClock = true
  package internal(set) var theme: String
  /// Names and titles of the themes that can be chosen.
  package var themes: [(name: String, title: String)]
  var keymap: Keymap

  // What is worked out when the above changes, so that a view costs what it shows and no more.
  var rows = Rows()
  /// Where the panes stand, as of the last message that reached everything.
  var arranged: Arrangement?
  /// The texts about what is selected, and what was since the last change.
  var texts: [TextKey: [Line]] = [:]
  /// Goes up with every message that can change more than where a pane stands and what is told of
  /// what is selected there.
  var revision = 0

  // What is under way.
  /// What was asked for, and when; what is typed meanwhile waits for it.
  var awaited: (what: Answer, since: Moment)?
  var typedAhead: [Input] = []
  /// What was typed ahead is taken now, and nothing is drawn between its keys.
  var isReplaying = false
  /// Forms whose effect failed while another was open: they come back when that one is closed.
  var returned: [Form] = []
  var nextTicket = 1
  var pending: [Int: Pending] = [:]
  /// What the texts beside the lists were about; they begin at their first line when that changes.
  var lastSubject: RowID?
  /// A selection was moved, and has not rested since.
  package internal(set) var isOnTheMove = false
  /// What of the screen is still about what was selected before; nil where all of it is about what
  /// is.
  var stale: StaleParts?
  /// Alarms the bell was rung for.
  var rung: Set<String> = []
  /// How many entries the timeline had when the person looked away; nil while the terminal has the
  /// focus.
  var entriesWhenLeft: Int?
  /// Watch rules that tripped and were not looked at yet.
  var tripped: [String] = []

  package init(
    now: Moment, actor: String, size: Size, zone: Zone = Zone(), layout: Layout = Layout(), isASCII: Bool = false,
    isReadOnly: Bool = false, usesMouse: Bool = true, showsClock: Bool = true, theme: String = "dark",
    themes: [(name: String, title: String)] = [],
    keymap: Keymap = .standard, logFiles: [String] = [], paletteHistory: [String] = [], isLogAlone: Bool = false,
    isStoryTime: Bool = false, runFolder: String = "."
  ) {
    self.now = now
    self.actor = actor
    self.size = size
    self.zone = zone
    self.layout = layout
    self.isASCII = isASCII
    self.isReadOnly = isReadOnly
    self.usesMouse = usesMouse
    self.showsClock = showsClock
    self.theme = theme
    self.themes = themes
    self.keymap = keymap
    self.paletteHistory = paletteHistory
    self.isLogAlone = isLogAlone
    self.isStoryTime = isStoryTime
    self.runFolder = runFolder
    log.files = logFiles
    if isLogAlone {
      place = .log
      isLoaded = true
    }
  }

  /// Unlike a comparison with nil this copies none of it, and it is asked at every key.
  var hasRecord: Bool { if case .some = record { true } else { false } }

  var sizeClass: Layout.SizeClass { Layout.SizeClass(size) }

  /// The pane that has the focus in the present view.
  var focus: Pane {
    get {
      let panes = place.panes(standingDetail: sizeClass == .wide)
      if let focus = focuses[place], panes.contains(focus) { return focus }
      return place == .overview && panes.contains(.todos) ? .todos : panes.first ?? .todos
    }
    set {
      focuses[place] = newValue
      if place == .overview, !newValue.isText { lastList = newValue }
    }
  }

  /// A step that runs now.
  struct Running: Equatable {
    var step: Int
    var since: Moment
    var isSilent = false
    /// Who runs it, where that is not this console.
    var elsewhere: String?
  }

  /// This console's own run, else the latest that the record has open.
  var running: Running? {
    if let run { return Running(step: run.step, since: run.startedAt, isSilent: run.isSilent) }
    guard knownAt == nil, let record else { return nil }
    let open = record.steps.compactMap { step in
      record.lastRun(of: step).flatMap { run in
        run.isRunning ? Running(step: step.number, since: run.at, elsewhere: run.by) : nil
      }
    }
    return open.max { $0.since < $1.since }
  }

  /// Where the session on the screen stands; of the past as its record alone says it.
  var phase: Phase? { record?.phase }

  /// How the session on the screen ended; nil while it goes on.
  var end: SessionEnd? {
    guard let record else { return nil }
    guard knownAt == nil, let incident else { return record.session.end(followedBy: nil) }
    return record.end(in: incident)
  }

  /// Nothing can be changed: the store is read-only, or this is the past.
  var isFrozen: Bool { isReadOnly || knownAt != nil }

  /// Which record is on the screen, so that it can be read again when the journal grew: a session
  /// (nil: the newest), as it is or as it was known then.
  package var shown: (session: SessionNumber?, knownAt: Moment?) { (opened, knownAt) }

  /// The incident on the screen.
  package var incidentKey: String? { incident?.key }
}
