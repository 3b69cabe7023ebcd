import Documents
import Records

/// Drafting the next handoff and linting it, for a session of 1,000 items.
struct HandoffBenchmark {
  func run() {
    var record = Bench.record(8, entries: 400, todos: 300, risks: 200, steps: 100)
    record.session.holder = "noor"
    let now = Bench.start.adding(hours: 72)
    var runs: [Double] = []
    for _ in 0..<9 {
      let began = Clock.now
      let text = Page(HandoffDraft(record, now: now).record).markdown
      let gaps = Lint.gaps(in: record, text: text, now: now)
      guard !text.isEmpty, gaps.count < 10_000 else { continue }
      runs.append((Clock.now - began) * 1000)
    }
    Report.figure("draft and lint, 1,000 items", Measure(runs: runs), "ms", limit: 50)
  }
}
