import Console
import Foundation
import Journal
import Logs
import Patterns
import Records

extension Rim {
  /// Follows the files until the task ends, and writes what a watch rule finds into the timeline.
  func follow(logs files: [String]) async {
    guard !files.isEmpty else { return }
    let clock = clock
    let follower = LogFollower(files: files, now: { clock.now.milliseconds })
    var rules = WatchRules([])
    var known: [Records.WatchRule] = []
    var givenUp: Set<String> = []
    for await batch in follower.changes() {
      if let watches = try? store.incident(incident)?.watches, watches != known {
        known = watches
        rules = WatchRules(watches.compactMap(Logs.WatchRule.init))
      }
      mailbox.post(.log(batch))
      for hit in rules.evaluate(batch, files: follower.files) { record(hit, of: rules.rules[hit.rule].name) }
      for name in rules.exhausted.map({ rules.rules[$0].name }) where givenUp.insert(name).inserted {
        mailbox.post(.problem("Watch “\(name)” takes too long on this log and is given up; make its pattern simpler"))
      }
    }
  }

  /// A finding from the log becomes a timeline entry by itself.
  private func record(_ hit: WatchHit, of rule: String) {
    let times = hit.count > 1 ? " (\(hit.count) lines)" : ""
    attempt {
      try store.perform(
        .note(event: "\(rule): \(hit.line.text)\(times)", impact: nil, tags: ["watch"], source: .log, until: nil),
        on: nil, incident: incident, as: call.actor, now: now)
      mailbox.post(.watchTripped(rule: rule, line: hit.line.text))
    }
  }
}

extension Logs.WatchRule {
  /// Nil where the pattern can't be used, which `baton watch add` refuses in the first place.
  init?(_ rule: Records.WatchRule) {
    guard let pattern = try? Pattern(rule.pattern) else { return nil }
    self.init(name: rule.name, pattern: pattern, file: rule.file)
  }
}
