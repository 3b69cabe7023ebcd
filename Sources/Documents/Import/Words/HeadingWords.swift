/// What a heading says of the text below it.
enum SectionKind: Sendable {
  case summary, timeline, problem, rootCause, trigger, impact, missed
  case fix, deployment, fixList, alternatives
  case checks, next, steps, todos, success, failure
  case monitoring, watches
  case silences, investigations, asks
  case risks, openRisks, mitigatedRisks
  case files, created, modified, toUpdate
  case lessons, insights, achievements
  case production, productionBefore, productionAfter, metrics
  /// Told as done: nothing below it is still to be run.
  case past
  /// Known to be none of these, whatever stands above it.
  case other

  /// Whether what stands under a heading of no meaning of its own is read as this.
  var isInheritedByHeadings: Bool {
    switch self {
    case .summary, .metrics, .rootCause, .impact, .missed, .lessons, .insights, .fix, .success, .failure,
      .alternatives, .achievements:
      false
    default: true
    }
  }

  /// The same for a bold label.
  var isInheritedByLabels: Bool {
    switch self {
    case .summary, .metrics, .achievements, .timeline: false
    default: true
    }
  }
}

enum HeadingWords {
  static func kind(of title: String, within parent: SectionKind?) -> SectionKind? {
    // A heading that is a file's name speaks of the file.
    if title.contains(".md") { return nil }
    if let parent, let narrower = narrower[parent]?.meaning(of: title) { return narrower }
    if parent == .lessons || parent == .insights { return .other }
    return phrases.meaning(of: title) ?? withoutAside(title).flatMap { phrases.meaning(of: $0) }
  }

  /// "The fix (commit 4291f22)" means what "The fix" does.
  private static func withoutAside(_ title: String) -> String? {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "("), open != title.startIndex else { return nil }
    let head = title[..<open].trimmed
    return head.contains(where: \.isNumber) ? nil : head
  }

  static func isRunbook(_ title: String) -> Bool { runbooks.meaning(of: title) != nil }

  private static let runbooks = Phrases<Bool>([
    (
      true,
      ["runbook", "run book", "playbook", "incident response", "standard operating procedure", "operations guide"]
    )
  ])

  private static let phrases = Phrases<SectionKind>([
    (
      .summary,
      [
        "executive summary", "=summary", "=overview", "=tldr", "=tl dr", "=abstract", "=incident summary", "=synopsis",
        "=session summary", "=summary of the incident", "=what just happened", "=at a glance", "=shift summary",
        "=what happened", "=postmortem summary",
      ]
    ),
    (
      .timeline,
      [
        "timeline of events", "session timeline", "incident timeline", "event timeline", "timeline",
        "chronology", "sequence of events", "timeline utc", "=event log", "=incident log", "investigation timeline",
        "detailed timeline", "timeline of the incident", "execution timeline", "debugging timeline",
      ]
    ),
    (
      .problem,
      [
        "=the problem", "=problem", "problem statement", "=the issue", "=issue", "problem description",
        "=the incident", "=the bug", "=problem summary", "=problem identified",
        "=incident description",
        "=the error", "bugs discovered", "bugs found", "issues found", "issues discovered", "problems found",
        "issues encountered", "issues identified", "critical issues", "bugs discovered and status", "=current blocker",
        "=blocker", "=the blocker", "critical issue discovered", "=bug description",
      ]
    ),
    (
      .rootCause,
      [
        "=root cause", "=root causes", "=root cause analysis", "=root cause identified", "=the root cause",
        "=root cause summary", "=root cause confirmed", "=cause", "=why this happened", "=the cause", "=rca",
        "=underlying cause", "=contributing factors", "=root causes and trigger", "=contributing causes",
      ]
    ),
    (.trigger, ["=trigger", "=the trigger"]),
    (.impact, ["=impact", "=user impact", "=customer impact", "=business impact", "=blast radius"]),
    (
      .missed,
      [
        "why tests didnt catch this", "why tests didnt catch it", "why it was missed", "why this was missed",
        "why wasnt this caught", "why we missed it", "why it was not caught", "why didnt tests catch this",
        "why this wasnt caught", "detection gap",
      ]
    ),
    (
      .fix,
      [
        "=the fix", "=fix", "=the solution", "=solution", "fix applied", "fix implemented", "solution implemented",
        "=resolution", "=the change", "=what was changed", "=fix details", "=applied fix",
      ]
    ),
    (.deployment, ["deployment status", "=build status", "current build status", "build and deployment status"]),
    (
      .fixList,
      [
        "whats fixed", "what was fixed", "what is fixed", "=fixes", "fixes applied", "fixes deployed", "=commits",
        "git commits", "session commits", "commits made", "commits pushed", "=changes deployed", "bugs fixed",
        "fixes made",
      ]
    ),
    (
      .alternatives,
      [
        "alternatives considered", "=alternatives", "options considered", "alternative approaches",
        "alternatives evaluated",
        "rejected alternatives",
      ]
    ),
    (
      .checks,
      [
        "still needs validation", "what still needs validation", "needs validation", "success criteria",
        "acceptance criteria", "definition of done", "testing checklist", "verification checklist",
        "validation checklist", "deployment checklist", "production readiness checklist", "readiness checklist",
        "post incident checklist", "post deployment checklist", "pre deployment checklist", "=checklist",
        "=remaining validation", "exit criteria", "recovery checklist", "handoff checklist", "sign off checklist",
        "responder checklist", "incident checklist", "shift checklist",
        "post recovery checklist", "rollback checklist", "smoke test checklist", "go live checklist",
      ]
    ),
    (
      .next,
      [
        "next steps", "next session actions", "next session priorities", "next actions", "next session",
        "next session tasks", "immediate priorities", "immediate next steps", "immediate actions", "next priorities",
        "what needs to be done", "what to do next", "resume instructions", "recommended next steps",
        "next session plan",
        "action plan", "next session goals", "whats next", "handoff to next session", "follow up actions",
        "recommended actions", "required actions", "remaining work", "outstanding items", "outstanding work",
        "=where to start", "=start here", "handoff for next session", "=priorities", "=handoff", "=follow up",
        "=follow ups", "actions required", "=for next session", "session goals next",
      ]
    ),
    (
      .steps,
      [
        "validation steps", "validation plan", "verification steps", "step by step resolution", "resolution steps",
        "step by step", "=procedure", "recovery procedure", "recovery steps", "deployment steps", "rollback procedure",
        "rollback procedures", "rollback steps", "mitigation steps", "restore procedure", "quick start guide",
        "deployment procedure", "migration steps", "post rollback verification", "=resolution procedure",
        "validation procedure", "test procedure", "monitoring commands", "verification commands", "validation commands",
        "=verification", "=steps", "=runbook", "deployment instructions", "execution steps", "how to verify",
        "diagnosis steps", "diagnostic steps", "triage steps", "failover procedure", "=manual steps",
      ]
    ),
    (
      .todos,
      [
        "todo list", "todo list status", "=todos", "=todo", "current todos", "task list", "=tasks", "task status",
        "remaining tasks", "pending tasks", "open tasks", "action items", "corrective actions", "preventive actions",
        "preventative actions", "remediation items",
        "follow up items", "remediation actions", "corrective and preventive actions", "=open items",
        "open action items",
        "=blocked", "blocked items", "blocked tasks", "=in progress", "work in progress", "=still open", "=unfinished",
        "open incidents", "active incidents", "ongoing incidents", "watch items", "=watch list", "=watchlist",
        "=things to watch", "=open issues",
        "carried over",
        "=backlog", "=to do", "=current todo list", "pending work", "pending items", "todo status",
      ]
    ),
    (
      .monitoring,
      [
        "monitoring plan", "monitoring period", "monitoring schedule", "reset monitoring baseline", "monitoring window",
        "monitoring period status", "24 hour monitoring", "monitoring status", "=monitoring", "monitoring baseline",
        "monitoring setup", "monitoring reset", "check points", "=checkpoints", "post deployment monitoring",
        "monitoring timeline", "observation period",
      ]
    ),
    (
      .silences,
      [
        "silenced alerts", "alerts silenced", "active silences", "current silences", "=silences", "muted alerts",
        "alerts muted", "suppressed alerts",
      ]
    ),
    (
      .investigations,
      [
        "investigations in flight", "in flight investigations", "ongoing investigations", "open investigations",
        "active investigations",
        "investigations in progress", "=under investigation",
      ]
    ),
    (
      .asks,
      [
        "asks of the next person", "=asks", "asks for the next session", "asks for next session",
        "asks of the next session", "requests for the next session", "requests for next on call",
      ]
    ),
    (
      .risks,
      [
        "risk assessment", "risk register", "risk analysis", "risks and mitigations", "risks mitigations",
        "risks and mitigation", "risk matrix", "risk mitigation", "=risk", "risk summary",
      ]
    ),
    (
      .openRisks,
      [
        "=risks", "remaining risks", "known risks", "open risks", "residual risks", "outstanding risks",
        "current risks",
        "active risks", "potential risks", "new risks",
      ]
    ),
    (.mitigatedRisks, ["mitigated risks", "risks mitigated", "resolved risks", "closed risks", "eliminated risks"]),
    (
      .files,
      [
        "files created modified", "files modified created", "files changed", "files touched",
        "files created and modified",
        "file changes", "files changed this session", "key files changed", "key files modified", "session files",
        "files created or modified", "modified created files", "=files", "files affected",
      ]
    ),
    (
      .created,
      [
        "files created", "new files", "new files created", "created files", "files created this session",
        "created this session", "files added", "documentation created", "documents created",
      ]
    ),
    (
      .modified,
      [
        "files modified", "modified files", "files modified this session", "files updated", "updated files",
        "modified this session", "files edited",
      ]
    ),
    (.toUpdate, ["files to update", "to update", "files to modify", "files needing updates", "docs to update"]),
    (
      .lessons,
      [
        "lessons learned", "=lessons", "key lessons", "lesson learned", "lessons applied", "key learnings",
        "=learnings",
        "=what we learned", "methodology lessons", "=takeaways", "key takeaways", "what went well", "what went wrong",
        "what could be improved", "what didnt go well", "=where we got lucky", "critical lessons", "what worked well",
        "=what worked", "what worked exceptionally well",
        "what didnt work", "challenges encountered", "process improvements", "what to improve",
        "improvements for next time", "challenges overcome", "areas for improvement", "what didnt go so well",
        "=what went poorly", "we got lucky", "what we did well",
      ]
    ),
    (
      .insights,
      [
        "technical insights", "key technical insights", "key insights", "=insights",
        "technical learnings", "key discoveries",
      ]
    ),
    (
      .achievements,
      [
        "session achievements", "=achievements", "key achievements", "=accomplishments", "key accomplishments",
        "what was accomplished", "what we accomplished", "what was completed", "what we completed", "work completed",
        "completed work", "=completed", "completed this session", "accomplished this session", "technical achievements",
        "tasks completed", "completed tasks", "what was done", "major wins", "=accomplished", "what we delivered",
        "major achievements", "what was done last session", "=done", "what was achieved", "session accomplishments",
      ]
    ),
    (.production, ["production status", "system status", "production state"]),
    (
      .metrics,
      [
        "impact assessment", "session metrics", "key metrics", "success metrics", "performance metrics",
        "session statistics", "=metrics", "incident metrics", "=statistics", "reliability metrics", "quality metrics",
        "final metrics", "session stats", "response metrics", "=key numbers", "impact metrics", "code metrics",
      ]
    ),
    (
      .success,
      [
        "if validation succeeds", "if validation passes", "if successful", "on success", "if success", "=success path",
        "if all checks pass", "if all tests pass", "if it works", "if tests pass", "if validation is successful",
      ]
    ),
    (
      .failure,
      [
        "if validation fails", "if it fails", "on failure", "if failure", "=failure path", "if failed", "rollback plan",
        "if any check fails", "if tests fail", "if issues are detected", "if issues detected", "if issues arise",
        "if something goes wrong", "contingency plan", "=rollback",
      ]
    ),
    (
      .other,
      [
        "files to review", "files for reference", "key files", "=references", "=resources", "related documents",
        "table of contents", "=prerequisites", "quick reference", "useful commands", "=context", "quick context",
        "=notes",
        "design decisions", "questions to consider", "=appendix", "escalation path", "=contacts", "estimated time",
        "contact channels", "known issues", "future enhancements", "technical debt", "=documentation", "communication",
        "related runbooks", "=conclusion", "cost analysis", "metrics to track", "key metrics to track",
        "notes for next",
        "supporting information", "supporting data",
        "methodology applied", "=quote", "=troubleshooting", "document history",
      ]
    ),
  ])

  /// Titles that mean more under a heading already understood.
  private static let narrower: [SectionKind: Phrases<SectionKind>] = [
    .risks: risks, .openRisks: risks, .mitigatedRisks: risks,
    .files: files, .created: files, .modified: files, .toUpdate: files,
    .production: Phrases([
      (
        .productionBefore,
        [
          "before session", "=before", "before this session", "before fix", "before the fix",
          "before deployment",
        ]
      ),
      (
        .productionAfter,
        [
          "after session", "=after", "after this session", "after fix", "after the fix",
          "after deployment",
        ]
      ),
    ]),
    .next: next, .steps: branches, .checks: branches,
    .monitoring: Phrases([
      (
        .success,
        [
          "if monitoring successful", "if monitoring succeeds", "if stable", "if monitoring is successful",
          "if successful",
        ]
      ),
      (.failure, ["if issues detected", "if issues are detected", "if monitoring fails", "if unstable"]),
      (.watches, ["watch for", "what to watch", "monitor for", "what to monitor", "things to watch", "watch items"]),
      (.steps, ["monitoring commands"]),
      (.checks, ["success criteria"]),
      (.other, ["data collection"]),
    ]),
    .problem: problem, .rootCause: problem,
  ]

  private static let next = Phrases<SectionKind>(
    branchWords + [
      (
        .other,
        [
          "current state", "current status", "system state", "=status", "whats working", "what works", "=background",
          "current system state", "=what was done", "=completed", "important notes", "=blockers", "key points",
          "key information", "=state", "what you need to know",
        ]
      )
    ])

  private static let risks = Phrases<SectionKind>([
    (.mitigatedRisks, ["mitigated", "resolved", "eliminated", "closed"]),
    (
      .openRisks,
      [
        "remaining", "open", "residual", "known risks", "outstanding", "high risks", "medium risks", "low risks",
      ]
    ),
    (.other, ["mitigation strategies", "overall risk", "risk level", "rollback"]),
  ])

  private static let files = Phrases<SectionKind>([
    (.toUpdate, ["to update", "to be updated", "needs update", "to modify"]),
    (.created, ["created", "new", "added", "new files"]),
    (.modified, ["modified", "updated", "changed", "edited"]),
    (.other, ["deleted", "removed", "reviewed", "reference", "read", "analyzed", "referenced", "analysed"]),
  ])

  private static let branches = Phrases<SectionKind>(branchWords)

  private static let branchWords: [(SectionKind, [String])] = [
    (
      .success,
      [
        "validation succeeds", "validation passes", "if successful", "on success", "if success",
        "validation successful",
        "monitoring successful", "all tests pass", "if stable", "fix works", "build succeeds", "if it works",
        "if passed", "if yes",
      ]
    ),
    (
      .failure,
      [
        "validation fails", "if unsuccessful", "on failure", "if failed", "issues detected", "monitoring fails",
        "tests fail", "fix fails", "build fails", "if it fails", "errors persist", "still failing",
        "rollback plan", "if something goes wrong",
      ]
    ),
  ]

  private static let problem = Phrases<SectionKind>([
    (.missed, ["why tests", "wasnt caught", "missed", "didnt catch", "not caught"]),
    (.alternatives, ["alternatives considered", "options considered"]),
  ])
}
