/// What a labelled line or list entry holds.
enum FieldKind: Sendable {
  case date, time, startTime, endTime, status, next, session, summary, holder, title
  case severity, error, rootCause, impact, missed
  case commit, build, buildStatus, files, before, after, rationale
  case expected, command
  case likelihood, mitigation, action, owner, due, blockedBy
  case checkpoint, period, length, interval, alternatives
  case incident, service, trigger, offeredTo
}

enum FieldWords {
  static func kind(of label: some StringProtocol) -> FieldKind? { table.exact(bracketless(label)) }

  static func isKnown(_ label: some StringProtocol) -> Bool { kind(of: label) != nil }

  static func isStepLabel(_ label: some StringProtocol) -> Bool { Phrases<FieldKind>.words(of: label).first == "step" }

  static func isExpectation(_ label: some StringProtocol) -> Bool { kind(of: label) == .expected }

  private static func bracketless(_ label: some StringProtocol) -> String {
    String(label.prefix { $0 != "(" })
  }

  private static let table = Phrases<FieldKind>([
    (
      .date,
      [
        "date", "session date", "incident date", "date utc", "handoff date", "created", "report date", "day",
        "generated", "shift date", "date of incident",
      ]
    ),
    (.time, ["time", "session time", "time range", "time utc", "window", "shift", "shift time", "shift window"]),
    (
      .startTime,
      [
        "start time", "started", "start", "new start time", "monitoring start", "incident start", "detected at",
        "monitoring start time", "session start", "started at", "detected", "incident started", "began",
      ]
    ),
    (.endTime, ["end time", "ended", "end", "incident end", "session end", "resolved at", "ended at"]),
    (
      .status,
      ["status", "session status", "current status", "overall status", "final status", "state", "incident status"]
    ),
    (
      .next,
      [
        "next session", "next session goal", "next action", "next session focus", "next steps", "next milestone",
        "next step", "next up", "next session goals", "next priority",
      ]
    ),
    (.session, ["session", "session number", "session id"]),
    (.summary, ["summary", "session summary", "tldr", "tl dr"]),
    (
      .holder,
      [
        "engineer", "on call", "oncall", "on call engineer", "operator", "holder", "incident commander", "commander",
        "incident lead",
        "handed off by", "handoff from", "responder", "outgoing", "outgoing on call", "outgoing engineer",
      ]
    ),
    (
      .offeredTo,
      ["incoming", "incoming on call", "incoming engineer", "handoff to", "handed off to", "next on call"]
    ),
    (.title, ["title", "subject"]),
    (.incident, ["incident", "incident key", "incident id", "incident number"]),
    (.service, ["service", "services", "affected service", "affected services"]),
    (.trigger, ["trigger", "triggered by"]),
    (.severity, ["severity", "problem severity", "severity level", "sev"]),
    (
      .error,
      [
        "error message", "error", "error text", "error output", "error log", "error logs", "exception", "stack trace",
        "error messages", "traceback",
      ]
    ),
    (
      .rootCause,
      ["root cause", "root causes", "cause", "root cause identified", "underlying cause", "why it happened"]
    ),
    (.impact, ["impact", "user impact", "customer impact", "production impact", "effect", "consequence", "impacts"]),
    (
      .missed,
      [
        "why tests didnt catch this", "why tests didnt catch it", "why it was missed", "why this was missed",
        "why it wasnt caught", "why this wasnt caught", "why not caught", "missed because",
      ]
    ),
    (.commit, ["commit", "commit hash", "commit sha", "sha", "hash", "git commit", "commits", "commit id"]),
    (.build, ["build", "build id", "build number", "cloud build", "image build"]),
    (.buildStatus, ["build status", "deployment status", "deploy status", "deployment"]),
    (
      .files,
      [
        "file", "files", "files changed", "files modified", "modified files", "location", "files affected",
        "file modified", "changed files",
      ]
    ),
    (.before, ["before", "old code", "before fix", "previous", "original code", "before the fix", "old"]),
    (.after, ["after", "new code", "after fix", "fixed code", "after the fix", "new"]),
    (.rationale, ["rationale", "why", "reason", "reasoning", "why this approach", "why this works", "justification"]),
    (
      .expected,
      [
        "expected", "expected output", "expected result", "expected results", "expected outcome", "expect",
        "expected response", "expected behavior", "expected behaviour", "should return", "should see", "pass criteria",
        "success criteria", "expected status", "success looks like", "pass if",
      ]
    ),
    (.command, ["command", "commands", "run", "execute"]),
    (.likelihood, ["probability", "likelihood", "chance", "odds"]),
    (
      .mitigation,
      [
        "mitigation", "mitigation strategy", "fallback", "mitigations", "contingency", "mitigation plan",
        "mitigated by",
      ]
    ),
    (.action, ["action", "actions", "action taken", "resolution"]),
    (.owner, ["owner", "assignee", "assigned to", "assigned", "who", "responsible"]),
    (.due, ["due", "deadline", "due date", "eta", "by"]),
    (
      .blockedBy,
      [
        "blocked by", "blocker", "blockers", "depends on", "waiting for", "waiting on", "dependencies", "dependency",
        "requires", "prerequisite",
      ]
    ),
    (
      .checkpoint,
      [
        "first checkpoint", "next checkpoint", "final checkpoint", "last checkpoint", "checkpoint", "second checkpoint",
        "third checkpoint", "fourth checkpoint", "fifth checkpoint", "checkpoint 1", "checkpoint 2", "checkpoint 3",
        "checkpoint 4", "checkpoint 5", "checkpoint 6",
      ]
    ),
    (
      .period,
      [
        "monitoring period", "monitoring window", "new 24 hour period", "24 hour period", "observation period",
        "new monitoring period", "hour period", "monitoring duration",
      ]
    ),
    (.length, ["length", "duration", "window length", "monitoring length"]),
    (.interval, ["checkpoints", "checkpoint interval", "interval", "check every", "cadence", "every"]),
    (.alternatives, ["alternatives considered", "alternatives", "options considered"]),
  ])
}
