import Console
import Foundation
import Journal
import Records
import Reply
import Workflow

/// Does what the console wants done outside, and answers with messages. Everything that is asked of
/// the store goes through here in the order it was asked for; steps and followers run beside it.
actor EffectHandler {
  let store: Store
  let call: Call
  let clock: StoreClock
  let mailbox: Mailbox
  /// The incident and session that are shown; nil is the newest.
  var incident: String?
  var shown: SessionNumber?
  var knownAt: Moment?
  var run: RunningStep?
  /// Runs that others left open are being waited for.
  var isRecordingInterrupted = false
  /// The journal as of which the record was posted last; nil where that can't be said, as while it
  /// is out of reach.
  var loaded: Loaded?
  /// The log files named at the start, those that are followed now, and who follows them.
  let namedLogs: [String]
  var followedLogs: [String]
  var logFollower: Task<Void, Never>?
  /// The events that this console's own acts have appended.
  var own: Set<Int64> = []
  /// Of the store that was shown last (`Store.generation`).
  var generation = 0

  init(
    store: Store, call: Call, clock: StoreClock, mailbox: Mailbox, namedLogs: [String] = [], followedLogs: [String] = []
  ) {
    self.namedLogs = namedLogs
    self.followedLogs = followedLogs
    self.store = store
    self.call = call
    self.clock = clock
    self.mailbox = mailbox
    incident = call.options.incident
  }

  var now: Moment { clock.now }

  func carryOut(_ effect: Effect) async {
    switch effect {
    case .perform(let command, let grounds, let ticket):
      answering(ticket) { try perform(command, on: grounds) }
      if case .session(.accept) = command { await seeRepository(of: shown) }
    case .openIncident(let title, let ticket): answering(ticket) { try openIncident(title) }
    case .attach(let path, let title, let about, let ticket):
      answering(ticket) { try attach(path, title: title, about: about) }
    case .loadAttachment(let number): attempt { try loadAttachment(number) }
    case .followLog(let path, let ticket): answering(ticket) { try followLog(path) }
    case .completePath(let typed): completePath(typed)
    case .draftPostmortem(let template): attempt { try draftPostmortem(template) }
    case .takePostmortem(let text, let ticket): answering(ticket) { try takePostmortem(text) }
    case .sealPostmortem(let text, let because, let ticket):
      answering(ticket) { try sealPostmortem(text, because: because) }
    case .performDated(let command, let time, let grounds, let ticket):
      answering(ticket) { try perform(command, on: grounds, at: time) }
    case .importDocument(let file, let ticket): answering(ticket) { try importDocument(file) }
    case .export(let file, let session, let ticket): answering(ticket) { try export(session, to: file) }
    case .undo(let ticket):
      var undone: Undone?
      answering(ticket) { undone = try store.undo(as: call.actor, incident: incident, now: now) }
      // After "Undone", which it says more of.
      if let undone { mailbox.post(.notice("Undone: \(undone.events.map(\.summary).joined(separator: "; "))")) }
    case .redo(let ticket):
      var again: Undone?
      answering(ticket) { again = try store.redo(as: call.actor, incident: incident, now: now) }
      if let again { mailbox.post(.notice("In force again: \(again.events.map(\.summary).joined(separator: "; "))")) }
    case .loadCalibration: attempt { try loadCalibration() }
    case .load(let session, let knownAt):
      shown = session
      self.knownAt = knownAt
      refresh()
    case .showIncident(let key):
      incident = key
      shown = nil
      knownAt = nil
      refresh()
    case .loadSessions: attempt { try loadSessions() }
    case .loadHistory(let item, let session):
      attempt {
        let history = try store.wholeHistory(of: item, session: session, incident: incidentKey())
        mailbox.post(.history(item, history.events, origin: history.origin))
      }
    case .loadSource(let session, let lines): attempt { try loadSource(of: session, lines: lines) }
    case .loadDocument(let session): attempt { try loadDocument(of: session) }
    case .take(let session, let span, let kind, let columns, let ticket):
      answering(ticket) { try take(span, of: session, as: kind, columns) }
    case .putBack(let session, let item, let ticket):
      answering(ticket) { try act(try taking(session).puttingBack([item]), on: session) }
    case .learn(let session, let heading, let kind, let ticket):
      answering(ticket) { _ = try taking(session).learn(heading, as: kind) }
    case .loadEvidence(let hash): attempt { try loadEvidence(hash) }
    case .search(let terms):
      attempt { mailbox.post(.hits(terms, try store.search(terms, incident: incident, limit: 50))) }
    case .runStep(let order, let ticket): await start(order, ticket: ticket)
    case .cancelRun: await run?.cancel()
    case .chooseFolder(let step, let folder, let ticket): choose(folder: folder, for: step, ticket: ticket)
    case .checkProvenance(let fix, let ticket): await checkProvenance(of: fix, ticket: ticket)
    case .allowCommands(let hash, let fix, let ticket):
      await checkProvenance(of: fix, allowing: hash, ticket: ticket)
    case .draftHandoff(let session):
      let found = await repository(of: session)
      attempt { try draft(session, seeing: found) }
    case .seal(let order, let ticket):
      let found = await repository(of: order.session)
      answering(ticket) { try seal(order, seeing: found) }
    case .readBack(let session, let edit, let because, let ticket):
      answering(ticket) {
        if let rest = try readBack(edit, into: session, because: because) {
          throw Failure(.no, "The record has your edits, but \(rest)")
        }
      }
    case .loadReview(let session): attempt { try review(session) }
    case .copyRecord, .copyShared, .copy, .openEditor, .saveLayout, .setTheme, .saveHistory, .setMouse, .alarm,
      .openShell,
      .handOver, .redraw,
      .suspend, .quit:
      // The terminal's own business.
      break
    }
  }

  func perform(_ command: Command, on grounds: Grounds, at time: Moment? = nil) throws {
    let performed = try store.perform(
      [command], on: grounds.session ?? shown, incident: grounds.incident ?? incident,
      by: Speaker(call.actor, at: time, now: now, grounds: grounds, own: own))
    own.formUnion(performed.events.map(\.sequence))
    // An acceptance moves the console to the session it opened.
    if let session = performed.session, shown != nil, session != shown { shown = session }
  }

  /// Says the outcome of what a ticket was given for.
  func answering(_ ticket: Int, _ body: () throws -> Void) {
    do {
      try body()
      catchUp()
      mailbox.post(.performed(ticket: ticket))
    } catch {
      // Where it went wrong for want of the store, the header says so; where another store stands
      // there, or somebody else moved first, that is shown before it is told.
      catchUp()
      mailbox.post(.failed(ticket: ticket, Failure(error).message))
    }
  }

  /// Does what nobody waits for; a failure is a line that goes by itself.
  func attempt(_ body: () throws -> Void) {
    do { try body() } catch { tell(error) }
  }

  func tell(_ error: any Error) { mailbox.post(.problem(Failure(error).message)) }

  func incidentKey() throws -> String {
    guard let key = try store.incident(incident)?.key else {
      throw Failure(.notFound, "there is no incident yet; `baton open TITLE` begins one")
    }
    return key
  }
}
