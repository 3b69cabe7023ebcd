import Console
import Foundation
import Journal
import Logs
import Patterns
import Records
import Workflow

extension EffectHandler {
  /// Follows the files that the console begins with.
  func followFirstLogs() { startFollowing() }

  /// Follows what the incident names by now, and what was named at the start.
  func followLogs(of incident: Incident?) {
    let files = call.distinctFiles(namedLogs + (incident?.logs ?? []))
    guard files != followedLogs else { return }
    mailbox.post(.logFiles(files))
    followedLogs = files
    startFollowing()
  }

  func endFollowing() { logFollower?.cancel() }

  private func startFollowing() {
    logFollower?.cancel()
    let files = followedLogs
    logFollower = files.isEmpty ? nil : Task.detached { await self.follow(logs: files) }
  }

  /// Follows the files until the task ends, and writes what a watch rule finds into the timeline.
  /// All of it is done off this actor, which has keys to answer.
  nonisolated func follow(logs files: [String]) async {
    let clock = clock
    let follower = LogFollower(files: files, now: { clock.now.milliseconds })
    var rules = WatchRules([])
    var known: [WatchRule] = []
    var givenUp: Set<String> = []
    for await batch in follower.changes() {
      mailbox.post(.log(batch))
      let incident = await incident
      if let watches = try? store.incident(incident)?.watches, watches != known {
        known = watches
        rules = WatchRules(watches.compactMap { rule(for: $0) })
      }
      for hit in rules.evaluate(batch, files: follower.files) {
        record(hit, of: rules.rules[hit.rule].name, in: incident)
      }
      for name in rules.exhausted.map({ rules.rules[$0].name }) where givenUp.insert(name).inserted {
        mailbox.post(.problem("Watch “\(name)” takes too long on this log and is given up; make its pattern simpler"))
      }
    }
  }

  /// Nil, and said, where the pattern can't be used: one that was added when more was allowed.
  private nonisolated func rule(for watch: WatchRule) -> LogWatch? {
    do throws(PatternError) {
      return LogWatch(name: watch.name, pattern: try Pattern(watch.pattern), file: watch.file)
    } catch {
      mailbox.post(.problem("Watch “\(watch.name)” can't be used: \(error.message)"))
      return nil
    }
  }

  /// A finding from the log becomes a timeline entry by itself.
  private nonisolated func record(_ hit: WatchHit, of rule: String, in incident: String?) {
    let times = hit.count > 1 ? " (\(hit.count) lines)" : ""
    do {
      try store.perform(
        .note(event: "\(rule): \(hit.line.text)\(times)", impact: nil, tags: ["watch"], source: .log, until: nil),
        on: nil, incident: incident, as: call.actor, now: clock.now)
      mailbox.post(.watchTripped(rule: rule, line: hit.line.text))
    } catch {
      mailbox.post(.problem(Failure(error).message))
    }
  }
}
