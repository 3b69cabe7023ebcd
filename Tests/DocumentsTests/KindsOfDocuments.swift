/// Written for the tests in the forms that teams use.
enum KindsOfDocuments {
  static let labelledPostmortem = """
    # Postmortem: Search returns nothing (incident #412)

    **Date:** 2026-02-11

    **Authors:** mei, tomas

    **Status:** Complete, action items in progress

    **Summary:** Search returned empty pages for 51 minutes
    after an index was swapped half-built.

    **Impact:** About 180,000 searches came back empty. No data lost.

    **Root Causes:** The swap did not wait for the last shard.

    **Trigger:** A nightly job that ran early after the clock change.

    **Resolution:** Pointed the alias back at yesterday's index.

    **Detection:** The empty-result alert paged the on-call.

    ## Action Items

    | Action Item | Type | Owner | Priority | Status |
    |---|---|---|---|---|
    | Wait for all shards before the swap | prevent | mei | P0 | DONE |
    | Alert when an index has fewer documents than yesterday | detect | tomas | P1 | In progress |
    | Drill the alias switch | process | ana | P2 | TODO |

    ## Lessons Learned

    ### What went well

    - The alert fired within four minutes

    ### What went wrong

    - Nobody knew which alias was live

    ### Where we got lucky

    - Yesterday's index had not been deleted yet

    ## Timeline

    2026-02-11 (all times CET)

    - 02:47 Nightly job starts
    - 03:01 — **OUTAGE BEGINS** alias swapped
    - 03:05 — Alert pages mei
    - 03:52 — **OUTAGE ENDS** alias back on the old index

    ## Supporting information

    Dashboard: https://dash.example/search
    """

  static let headedReport = """
    # Incident Report: Payments delayed

    **Date:** 6 March 2026

    ## Overview

    Card payments were queued for up to half an hour. All of them went through in the end.

    ## What Happened

    A certificate on the queue's proxy ran out. Clients retried, and the queue grew.

    ## Contributing Factors

    - The certificate was not in the inventory
    - Its alert went to a mailbox nobody reads

    ## Resolution

    The certificate was renewed and the proxies were restarted one by one.

    ## Impact

    - 2,310 payments were late, the worst by 34 minutes

    ## Responders

    - Incident commander: Joy
    - Scribe: Raf

    ## Timeline (UTC+2)

    | Time | Event |
    |---|---|
    | 14:02 | First payment late |
    | 14:20 | Page goes out |
    | 14:53 | New certificate live |

    ## How'd We Do?

    ### What Went Well?

    - Nobody restarted the queue

    ### What Didn't Go So Well?

    - 18 minutes until the page

    ## Action Items

    - [ ] Put all certificates into the inventory (owner: Raf, due 2026-03-20)
    - [x] Send the alert to the on-call
    """

  static let twelveHours = """
    # Availability incident 2026-01-09

    ## Summary

    Between 9:12 AM and 10:01 AM PST pushes failed for one repository in eight.

    ## Root Cause

    A schema change took a lock that the write path needs. The change had been
    tested on an empty table, where the lock is held for a moment only.

    ## Trigger

    The change reached the largest shard at 9:12 AM.

    ## Detection

    A synthetic push failed at 9:14.

    ## Resolution

    - Cancelled the change
    - Raised the write path's patience

    ## Timeline (all times PST)

    - 9:12 AM: Change reaches shard 14
    - 9:14 AM: Synthetic push fails
    - 9:58 AM: Change cancelled
    - 10:01 AM: Pushes succeed

    ## Corrective actions

    1. Run schema changes on a full copy first - owner: kim
    2. Bound the lock's wait (DONE)
    """

  static let shift = """
    # On-call handoff, platform team

    - **Outgoing:** Lena
    - **Incoming:** Omar
    - **Shift:** 2026-03-02 08:00 – 20:00 UTC

    ## Shift summary

    Quiet until noon. Then the importer fell behind twice.

    ## Open incidents

    - INC-77 Importer behind, customers see old prices (waiting on the vendor)
    - INC-78 Slow logins in one region

    ## Silenced alerts

    | Alert | Until | Why |
    |---|---|---|
    | ImporterLag | 2026-03-03 06:00 UTC | Known, INC-77 |

    - DiskFull on db-4 silenced until 2026-03-04 12:00 UTC

    ## Watch items

    - db-4 fills at 1 % an hour

    ## In-flight investigations

    - Why logins are slow only on Mondays (owner: Lena)

    ## Asks

    - [ ] Call the vendor at nine
    - Please merge the importer's retry change

    ## Escalations

    None
    """

  static let playbook = """
    # Playbook: queue trouble

    ## 1. Queue grows

    **Symptoms**: jobs wait, the alert `QueueDeep` fires.

    **Diagnosis**:

    ```bash
    curl -s localhost:9100/metrics | grep queue_depth
    ```

    **Expected**: below 100

    **Mitigation**:

    1. Add a worker:
       ```bash
       kubectl scale deployment/worker --replicas=4
       ```
    2. Tell the team.

    **Verification**:

    ```bash
    kubectl get pods -l app=worker
    ```

    Expected output: four pods Running

    ### Rollback

    ```bash
    kubectl scale deployment/worker --replicas=2
    ```

    ## Escalation path

    ```
    on-call -> lead -> head
    ```

    ## Action items

    - Nobody has any
    """

  static let fixes = """
    # Session 21 handoff: three fixes

    **Date:** 11/04/2025
    **Time:** 3:05 PM - 4:40 PM EST
    **Incident:** Checkout Slow
    **Service:** checkout
    **Severity:** SEV-2

    ## Summary

    Three things were wrong at once. \u{20}
    The first hid the others.

    ## Fixes

    | # | Fix | Commit | Build | Status | Files |
    |---|---|---|---|---|---|
    | 1 | Close the pool | `a1b2c3d` | 118 | Deployed | pool.go |
    | 2 | Bound the retries | `b2c3d4e` | 119 | Building | retry.go |

    ### Fix 3: Drop the lock ✅

    The lock was never needed, so it went (commit `c3d4e5f`).

    ## Changes

    ### Read replica for reports

    - **Commit:** d4e5f6a
    - **Status:** pushed
    - **Files:** `report.go`, `db.go`

    ## What's fixed

    - Two indexes added (commit e5f6a7b)

    ## Next Steps

    ### Fix 4: Shard the table

    - **Commit:** none yet

    ## Monitoring

    - Start: 4:40 PM
    - Duration: 2 days
    - Checkpoints: every 90 minutes
    """

  static let notes = """
    # Next session

    **Previous session:** 13
    **Date:** 4 Nov 2025

    ## Start here

    1. Read the log of the nightly build
    2. Rebase the branch

    ## Blocked

    - Release of 2.1 (blocked by legal)

    ## In progress

    - 🔄 Translations

    ## Done

    - ✅ Login page
    """
}
