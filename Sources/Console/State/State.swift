import Documents
import Records
import Screen

/// All the console knows. `update` changes it, `view` draws it, and nothing else is asked.
public struct State: Sendable {
  // What the store and the world say.
  var incident: Incident?
  var record: SessionRecord?
  var earlier: [TimelineEntry] = []
  var sessions: [SessionSummary] = []
  var journalTimes: [Moment] = []
  /// The record shown is the one known then; nil is now.
  var knownAt: Moment?
  var sequence: Int64 = 0
  var isLoaded = false
  /// The last tick.
  public internal(set) var now: Moment
  /// Who sits here.
  let actor: String
  var zone: Zone
  var log = LogPane()
  var run: RunView?
  var history: (item: ItemReference, sequence: Int64, events: [Event])?
  var evidence: [String: [String]] = [:]
  var draft: Draft?
  /// What this session changed, a line each, against the one before.
  var changesSinceBefore: [String] = []
  /// Why nothing can be written now.
  var offline: String?

  struct Draft: Sendable {
    var markdown: String
    var lines: [String]
    var gaps: [Gap]
    /// The person's own text stands over what the record gives.
    var isEdited = false
    /// The lines as drawn, for the width they were last wrapped to.
    var dressed: (width: Int, lines: [Line])?
  }

  // What the person has chosen.
  public internal(set) var size: Size
  var place = Place.overview
  var focuses: [Place: Pane] = [:]
  /// The list of the overview that a standing detail is about.
  var lastList = Pane.todos
  var isZoomed = false
  var layout: Layout
  var lists: [Pane: ListPosition] = [:]
  var overlay: Overlay?
  var form: Form?
  var notice: Notice?
  var search: String?
  var showsRiskGrid = false
  var timelineFilter = ""
  var sessionFilter = ""
  var paletteHistory: [String]
  /// Steps whose command this person has seen to its end, as it is now.
  var seenCommands: [Int: String] = [:]
  /// Steps whose command this person has begun to read from its first line.
  var seenFrom: [Int: String] = [:]
  var timeouts: [Int: Double] = [:]
  var opened: SessionNumber?

  // How the terminal is used.
  public var isASCII: Bool
  public let isReadOnly: Bool
  public internal(set) var usesMouse = true
  public internal(set) var showsClock = true
  public internal(set) var theme: String
  /// Names and titles of the themes that can be chosen.
  let themes: [(name: String, title: String)]
  var keymap: Keymap

  // What is worked out when the above changes, so that a view costs what it shows and no more.
  var rows = Rows()

  // What is under way.
  /// Forms whose effect failed while another was open: they come back when that one is closed.
  var returned: [Form] = []
  var nextTicket = 1
  /// The form a ticket came from, and the words for when it is done.
  var pending: [Int: (form: Form?, done: String)] = [:]
  /// Alarms the bell was rung for.
  var rung: Set<String> = []
  /// Watch rules that tripped and were not looked at yet.
  var tripped: [String] = []

  public init(
    now: Moment, actor: String, size: Size, zone: Zone = Zone(), layout: Layout = Layout(), isASCII: Bool = false,
    isReadOnly: Bool = false, usesMouse: Bool = true, showsClock: Bool = true, theme: String = "dark", themes: [(name: String, title: String)] = [],
    keymap: Keymap = .standard, logFiles: [String] = [], paletteHistory: [String] = []
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
    log.files = logFiles
  }

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

  /// Nothing can be changed: the store is read-only, or this is the past.
  var isFrozen: Bool { isReadOnly || knownAt != nil }

  /// The step that is running now must be asked about before leaving.
  public var runningStep: Int? { run?.step }
}
