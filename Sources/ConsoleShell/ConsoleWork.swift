import Console
import Journal
import Workflow

/// What works for the console beside its own thread: reads and follows the store and the log from
/// now on.
struct ConsoleWork: Sendable {
  let handler: EffectHandler
  private let followers: [Task<Void, Never>]

  init(on store: Store, _ start: ConsoleStart, _ mailbox: Mailbox, _ clock: StoreClock, _ call: Call) {
    let handler = EffectHandler(store: store, call: call, clock: clock, mailbox: mailbox)
    self.handler = handler
    let logs = start.logs
    // Detached, since this thread is the loop's.
    var followers = [Task.detached { await handler.follow() }]
    if !logs.isEmpty { followers.append(Task.detached { await handler.follow(logs: logs) }) }
    self.followers = followers
    if let notice = store.notice { mailbox.post(.notice(notice)) }
  }

  /// Ends what runs, waits until that is recorded, and follows nothing any more.
  func end() async {
    await handler.finish()
    for follower in followers { follower.cancel() }
  }
}
