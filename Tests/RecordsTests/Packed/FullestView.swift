import Records

/// Gives a value that is no default and that no other place has, so that fields left out or taken for another show.
struct Filler {
  private var count = 100

  mutating func number() -> Int {
    count += 1
    return count
  }
  mutating func words() -> String { "words – \(number())" }
  mutating func amount() -> Double { Double(number()) + 0.25 }
  mutating func moment() -> Moment { Moment(milliseconds: Int64(number()) * 1001) }
  mutating func session() -> SessionNumber { SessionNumber(number()) }
  mutating func span() -> LineSpan { LineSpan(number(), number()) }
  mutating func statements() -> [Statement] { [Statement(words(), lines: span()), Statement(words(), lines: span())] }
}

/// A view in which each stored property of each type is set to something that isn't its default. `PackedShapeTests` finds those that
/// are not.
extension PackedView {
  static let fullest: PackedView = {
    var filler = Filler()
    return PackedView(
      incident: filler.incident(), incidents: [filler.words(), filler.words()], record: filler.record(),
      earlier: [filler.entry(.log)], journalTimes: [filler.moment(), filler.moment()],
      sequence: Int64(filler.number()))
  }()
}

extension Filler {
  mutating func incident() -> Incident {
    var incident = Incident(key: words(), title: words())
    incident.severity = words()
    incident.service = words()
    incident.sessions = [session(), session()]
    incident.holder = words()
    incident.offeredTo = words()
    incident.watches = [WatchRule(number: number(), name: words(), pattern: words(), file: words())]
    incident.logs = [words(), words()]
    return incident
  }

  mutating func record() -> SessionRecord {
    var record = SessionRecord(session: heldSession())
    record.timeline = TimelineEntry.Source.allCases.map { entry($0) }
    record.problems = [problem()]
    record.fixes = Fix.Status.allCases.map { fix($0) }
    record.alternatives = ([.low, .medium, .high] as [Alternative.Risk]).map { alternative($0) }
    record.checks = ([.open, .done, .failed] as [Check.State]).map { Check(text: words(), state: $0, lines: span()) }
    record.steps = [step()]
    record.branches.success = statements()
    record.branches.failure = statements()
    record.todos = ([.open, .inProgress, .done, .cancelled] as [Todo.Progress]).map { todo($0) }
    record.risks = Risk.Status.allCases.map { risk($0) }
    record.monitoring = monitoring()
    record.files.created = statements()
    record.files.modified = statements()
    record.files.toUpdate = statements()
    record.inFlight.silences = [
      Silence(number: number(), alert: words(), until: moment(), because: words(), by: words(), lines: span())
    ]
    record.inFlight.investigations = statements()
    record.inFlight.asks = statements()
    record.lessons = statements()
    record.insights = statements()
    record.achievements = statements()
    record.production.before = statements()
    record.production.after = statements()
    record.metrics = [Metric(name: words(), value: words(), lines: span())]
    record.corrections = [Correction(by: words(), at: moment(), about: words(), text: words())]
    record.comments = ItemReference.Kind.allCases.map { comment($0) }
    record.sections = [Section(heading: [words(), words()], lines: span(), text: words())]
    record.coverage = Coverage(lines: number(), recognised: number(), kept: number())
    record.repairs = [words()]
    record.warnings = [words()]
    record.source = DocumentSource(name: words(), hash: words(), bytes: number())
    record.round = number()
    record.decisions = ([.success, .failure] as [Decision.Branch]).map {
      Decision(round: number(), branch: $0, by: words(), at: moment(), because: words(), changes: [words()])
    }
    return record
  }

  mutating func heldSession() -> Session {
    var held = Session(number: session(), title: words(), date: Day(year: 2025, month: 11, day: 4))
    held.from = moment()
    held.until = moment()
    held.status = words()
    held.next = words()
    held.summary = words()
    held.holder = words()
    held.opening = Opening(from: session(), by: words(), at: moment(), readBack: words(), takeOver: words())
    held.successor = session()
    held.declines = [Decline(by: words(), at: moment(), because: words())]
    held.offeredTo = words()
    held.seal = Seal(by: words(), at: moment(), hash: words(), file: words(), gapsAllowedBecause: words())
    held.lines = span()
    return held
  }

  mutating func entry(_ source: TimelineEntry.Source) -> TimelineEntry {
    var entry = TimelineEntry(
      number: number(), at: moment(), until: moment(), session: session(), event: words(), impact: words(),
      source: source, tags: [words(), words()], by: words(), lines: span())
    entry.words = words()
    entry.evidence = [RunReference(step: number(), run: number())]
    return entry
  }

  mutating func comment(_ kind: ItemReference.Kind) -> Comment {
    var comment = Comment(
      number: number(), about: ItemReference(kind, number()), by: words(), at: moment(), text: words(), isQuestion: true
    )
    comment.answer = words()
    comment.answeredBy = words()
    return comment
  }
}
