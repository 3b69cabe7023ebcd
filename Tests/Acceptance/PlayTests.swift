import Foundation
import Testing

extension Driven {
  @Suite("the story from session 8 to 9")
  struct PlayTests {
    @Test("plays unattended in under a minute, and ends where the story ends", .timeLimit(.minutes(1)))
    func play() throws {
      let night = try Night()
      let output = try BuiltProgram.run(["demo", "--play", "--dir", night.folder.path])
      try #require(output.status == 0, "\(output.err)")
      let lines = output.out.split(separator: "\n", omittingEmptySubsequences: false)
      let acts = lines.prefix { !$0.hasPrefix("{") }.joined(separator: "\n")
      let documents = try lines.drop { !$0.hasPrefix("{") }.joined(separator: "\n").jsonDocuments()
      for act in ["ops-2 has the baton", "came true", "$ ops/logs sqlalchemy", "pushed", "validated"] {
        #expect(acts.contains(act))
      }
      let sessions = try documents.map { try JSONDecoder().decode(Shown.self, from: Data($0.utf8)) }
      try #require(sessions.map(\.session.number) == ["8", "9"])
      try Story.expectEnd(of: sessions[1], in: night)
      try expectPage(in: night)
    }

    /// What the next person is handed: short, and its top says what to do.
    private func expectPage(in night: Night) throws {
      let page = try String(contentsOf: night.folder.appending(path: "SESSION_9_HANDOFF.md"), encoding: .utf8)
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 121)
      let top = lines.prefix(40).joined(separator: "\n")
      for words in [
        "Do the first checkpoint, then todo 5", "**Step 4:**", "**Offered to:** ops-3", "05:16 UTC", "## What waits",
      ] {
        #expect(top.contains(words), "\(words)")
      }
      #expect(!page.contains("Not pushed"))
    }
  }
}

/// Where the night ends, whoever drove it.
enum Story {
  static func expectEnd(of nine: Shown, in night: Night) throws {
    #expect(nine.session.holder == "ops-2")
    #expect(nine.session.phase == "monitoring")

    // Two rounds: every step ran in each, and the log steps failed in the first.
    #expect(nine.steps.map(\.verdict) == Array(repeating: "passed", count: 5))
    #expect(
      nine.steps.map { $0.runs.map(\.proposed) } == [
        ["passed", "passed"], ["passed", "passed"], ["passed", "passed"], ["failed", "passed"], ["failed", "passed"],
      ])
    for run in nine.steps.flatMap(\.runs) {
      #expect(run.exit == 0)
      #expect(run.outputBytes ?? 0 > 0)
      #expect(run.why?.isEmpty == false)
    }

    // The failure is decided before the success, and the window runs from the success.
    let events = nine.timeline.map(\.event)
    let failure = try #require(events.firstIndex { $0.contains("alidation round 1 failed") })
    let success = try #require(events.firstIndex { $0.contains("alidation round 2 passed") })
    #expect(failure < success)
    let window = try #require(nine.monitoring)
    #expect(window.state == "running" && window.hours == 24)
    #expect(window.start == nine.timeline[success].at)

    // Each run stands in the timeline; so do verdicts a person gave beside it.
    for step in nine.steps {
      let entries = nine.timeline.filter { $0.source == "step" && $0.event.hasPrefix("Step \(step.number) ") }
      let shown = Set(entries.flatMap(\.evidence).map(\.run))
      #expect(shown == Set(1...step.runs.count), "step \(step.number): \(entries.map(\.event))")
    }

    // What the decisions brought about has entries of its own, which rest on the runs that decided.
    let cameTrue = nine.timeline.filter { $0.event.hasPrefix("Risk 1 came true, rated very low") }
    #expect(cameTrue.map(\.evidence) == [[.init(step: 4, run: 1), .init(step: 5, run: 1)]])
    #expect(nine.timeline.contains { $0.event.hasPrefix("Risk 1 mitigated") && $0.evidence.count == 5 })
    #expect(nine.timeline.contains { $0.event == "Monitoring started: 24 h, a checkpoint every 4 h" })

    // Risk 1 came true, and does not matter any more; what waited on the validation is free.
    let between = try night.shown("9", at: nine.timeline[failure + 1].at)
    #expect(between.risks.first { $0.number == 1 }?.status == "materialised")
    #expect(nine.risks.first { $0.number == 1 }?.status == "mitigated")
    #expect(between.state(of: 3) == "blocked" && nine.state(of: 3) == "ready")
    #expect(between.state(of: 4) == "blocked" && nine.state(of: 4) == "ready")
    #expect(nine.state(of: 5) == "blocked")
    let blockers = nine.todos.first { $0.number == 5 }?.blockers.filter { !$0.cleared }
    #expect(blockers?.map(\.kind) == ["monitoring"])
    #expect(nine.fixes.first { $0.number == 2 }?.status == "validated")
  }
}

extension String {
  /// The JSON objects that follow each other in it, each from a `{` to a `}` at the beginning of a
  /// line.
  func jsonDocuments() throws -> [String] {
    var documents: [String] = []
    for line in split(separator: "\n") {
      if line.hasPrefix("{") { documents.append("") }
      guard !documents.isEmpty else { throw TmuxError("no JSON, but “\(line)”") }
      documents[documents.count - 1] += line + "\n"
    }
    return documents
  }
}
