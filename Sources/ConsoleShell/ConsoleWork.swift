import Console
import Journal
import Workflow

/// What works for the console beside its own thread: reads and follows the store and the log from
/// now on.
struct ConsoleWork: Sendable {
  let handler: EffectHandler
  private let followers: [Task<Void, Never>]

  init(on store: Store, _ start: ConsoleStart, _ mailbox: Mailbox, _ clock: StoreClock, _ call: Call) {
    let handler = EffectHandler(
      store: store, call: call, clock: clock, mailbox: mailbox, namedLogs: start.namedLogs, followedLogs: start.logs)
    self.handler = handler
    // Detached, since this thread is the loop's.
    let followers = [Task.detached { await handler.follow() }]
    self.followers = followers
    if !start.logs.isEmpty { Task.detached { await handler.followFirstLogs() } }
    if let notice = store.notice { mailbox.post(.notice(notice)) }
  }

  /// Ends what runs, waits until that is recorded, and follows nothing any more.
  func end() async {
    await handler.finish()
    await handler.endFollowing()
    for follower in followers { follower.cancel() }
  }
}
