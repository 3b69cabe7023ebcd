import Records
import Testing

@testable import Documents

/// The same kinds of facts as in the real handoff, from a document of our own.
@Suite("a handoff of our own")
struct ImportHandoffTests {
  static let text = """
    # Session 12 Handoff: Queue stalls after the broker upgrade

    **Date:** 2026-02-27
    **Time:** 23:30 - 00:40 UTC
    **Status:** FIX DEPLOYING
    **Next Session:** Prove the fix, then watch it

    ## Executive Summary

    Consumers stopped at midnight because the new broker closes idle channels.

    ## Timeline of Events

    | Time (UTC) | Session | Event | Impact |
    |---|---|---|---|
    | 23:35 | 11 | Alarm for queue depth | 40k messages wait |
    | 00:10 | 12 | Cause found \\| confirmed | none |
    | 00:20-00:40 | 12 | Build running | waiting |

    ## The Problem

    ### Channels closed while idle

    **Error Message:**
    ```
    channel closed: 406
    # not a heading
    ```

    **Root Cause:**
    - Heartbeats are off

    **Severity:** SEV2

    **Impact:**
    - Orders arrive late

    **Why Tests Didn't Catch This:**
    - Tests never idle

    ## The Fix

    **File:** `queue/consumer.py`

    **Before:**
    ```python
    heartbeat = 0
    ```

    **After:**
    ```python
    heartbeat = 30
    ```

    **Alternatives Considered:**
    | Option | Risk | Chosen? |
    |---|---|---|
    | Turn heartbeats on | LOW - one line | ✅ YES |
    | Go back a version | HIGH - data format | ❌ NO |

    ### Deployment Status

    **Commit:** a1b2c3d
    **Build ID:** 77ee88ff-0001
    **Build Status:** IN PROGRESS (as of 00:40 UTC)

    ## What Still Needs Validation

    1. Image is new
    2. Depth falls

    ## Next Session Actions

    **Step 1: See the build**
    ```sh
    build status 77ee88ff \\
      --wait
    ```

    **Expected:** `SUCCESS`

    **Step 2: Read the depth**
    ```sh
    queue depth orders
    ```
    ```sh
    queue depth mail
    ```

    **Expected Output:**
    ```
    0
    ```

    ### Restart monitoring

    - Look at the board

    ### If Validation Succeeds

    1. Start the watch

    ### If Validation Fails

    1. Turn the consumer off
    2. Call the broker team

    ## Monitoring Plan

    - **Start time:** 00:50 UTC next day
    - **First checkpoint:** 02:50 UTC next day
    - **Final checkpoint:** 00:50 UTC

    ## Todo List

    1. ✅ Find the cause (COMPLETED)
    2. 🔄 Ship the fix (IN PROGRESS - building)
    3. ⏳ Drain the backlog (BLOCKED - pending fix validation)
    4. ⏳ Move queue B2: the rest (BLOCKED - pending monitoring)
    5. ⏳ Delete the old broker (BLOCKED - pending queue B2)
    6. ⏳ Tell finance (BLOCKED - waiting for the monthly close)
    7. Tidy up (blocked by #1)

    ## Risk Assessment

    ### Mitigated Risks ✅

    **Risk 1: Messages lost**
    - **Status:** ✅ MITIGATED (kept on disk)
    - **Action:** Turned persistence on

    ### Remaining Risks

    **Risk 1: Heartbeat is not the cause**
    - **Probability:** VERY LOW
    - **Impact:** HIGH
    - **Mitigation:** Validate at night

    ## Files Created/Modified

    **Created:**
    - `notes/queue.md` - how it works

    **Modified:**
    - `queue/consumer.py`

    ## Lessons Learned

    ### Idle is a state ✅

    Some prose that stays a section.

    ## Impact Assessment

    **Time to Detection:** 5 minutes
    """

  let record: SessionRecord

  init() throws { record = try imported(Self.text).record }

  @Test("names its session; a time range may pass midnight")
  func session() {
    #expect(record.session.number == "12")
    #expect(record.session.title == "Queue stalls after the broker upgrade")
    #expect(record.session.until == Moment(iso: "2026-02-28T00:40:00Z"))
    #expect(record.session.summary?.hasPrefix("Consumers stopped") == true)
  }

  @Test("a timeline rolls over midnight and keeps escaped bars")
  func timeline() {
    #expect(
      record.timeline.map(\.at?.iso) == ["2026-02-27T23:35:00Z", "2026-02-28T00:10:00Z", "2026-02-28T00:20:00Z"])
    #expect(record.timeline.map(\.session) == ["11", "12", "12"])
    #expect(record.timeline[1].event == "Cause found | confirmed")
    #expect(record.timeline[2].until == Moment(iso: "2026-02-28T00:40:00Z"))
  }

  @Test("problem and fix come with their code, and a heading inside a fence is none")
  func problemAndFix() throws {
    let problem = try #require(record.problems.first)
    #expect(problem.title == "Channels closed while idle")
    #expect(problem.error == "channel closed: 406\n# not a heading")
    #expect(problem.rootCause == "Heartbeats are off")
    #expect(problem.severity == "SEV2")
    #expect(problem.impact.map(\.text) == ["Orders arrive late"])
    #expect(problem.missedBecause.map(\.text) == ["Tests never idle"])
    let fix = try #require(record.fixes.first)
    #expect(record.fixes.count == 1)
    #expect(fix.commit == "a1b2c3d")
    #expect(fix.build == "77ee88ff-0001")
    #expect(fix.status == .building)
    #expect(fix.before == "heartbeat = 0")
    #expect(fix.after == "heartbeat = 30")
    #expect(fix.files == ["queue/consumer.py"])
    #expect(record.alternatives.map(\.chosen) == [true, false])
  }

  @Test("steps keep several fences and an expectation in a fence")
  func steps() {
    #expect(record.steps.map(\.title) == ["See the build", "Read the depth"])
    #expect(
      record.steps.map(\.command) == ["build status 77ee88ff \\\n  --wait", "queue depth orders\nqueue depth mail"])
    #expect(record.steps.map(\.expectation?.text) == ["SUCCESS", "0"])
    #expect(record.checks.count == 2)
    #expect(record.branches.success.map(\.text) == ["Start the watch"])
    #expect(record.branches.failure.map(\.text) == ["Turn the consumer off", "Call the broker team"])
  }

  @Test("a monitoring window is planned with its checkpoints")
  func monitoring() {
    #expect(record.monitoring?.start == Moment(iso: "2026-02-28T00:50:00Z"))
    #expect(record.monitoring?.checkpoints.map(\.due.iso) == ["2026-02-28T02:50:00Z", "2026-03-01T00:50:00Z"])
    #expect(record.monitoring?.every == 2)
  }

  @Test("todos wait for the validation, the window, each other and the world")
  func todos() {
    #expect(
      record.todos.map { $0.blockers.map(\.on) } == [
        [], [], [.validation], [.monitoring], [.todo(4)], [.outside], [.todo(1)],
      ])
    #expect(record.todos.map(record.state(of:)).suffix(2) == [.blocked, .ready])
    #expect(record.todos[5].blockers.first?.text == "the monthly close")
  }

  @Test("risks, files, lessons and metrics are read; prose is kept")
  func others() {
    #expect(record.risks.map(\.title) == ["Heartbeat is not the cause", "Messages lost"])
    #expect(record.risks.map(\.status) == [.open, .mitigated])
    #expect(record.files.created.count == 1)
    #expect(record.files.modified.count == 1)
    #expect(record.lessons.map(\.text) == ["Idle is a state"])
    #expect(
      record.metrics == [Metric(name: "Time to Detection", value: "5 minutes", lines: record.metrics.first?.lines)])
    #expect(
      record.sections.contains {
        $0.text == "Some prose that stays a section." && $0.heading.last == "Idle is a state ✅"
      })
    #expect(record.coverage?.lost == 0)
  }
}
