/// A handoff in our own words, with something of every kind that the tests ask for.
enum Handoff {
  static let text = """
    # Session 8 Handoff: Queue worker stuck

    **Date:** 2025-11-04
    **Time:** 01:00 - 01:15 UTC
    **Status:** BUILD IN PROGRESS
    **Next Session:** Validate the fix

    ## Executive Summary

    The worker could not read its queue.

    ## Timeline of Events

    | Time (UTC) | Session | Event | Impact |
    |------------|---------|-------|--------|
    | 00:53 | 7 | Baseline established | none |
    | 01:06-01:15 | 8 | Build in progress | waiting |

    ## Next Session Actions

    **Step 1: Say yes**
    ```bash
    echo SUCCESS
    ```

    **Expected:** `SUCCESS`

    **Step 2: Look for errors**
    ```bash
    printf 'ERROR one\\nERROR two\\n'
    ```

    **Expected:** NO errors

    **Step 3: Ask a person**
    ```bash
    echo hello
    ```

    ### If Validation Succeeds

    1. Go on with monitoring

    ### If Validation Fails

    1. Document the symptoms

    ## Todo List

    1. ✅ Mend the worker (COMPLETED)
    2. 🔄 Build the fix (IN PROGRESS)
    3. ⏳ Watch the worker (BLOCKED - pending validation)
    4. Tell the users

    ## Risk Assessment

    **Risk 1: Fix doesn't resolve it**
    - **Probability:** VERY LOW
    - **Impact:** HIGH
    - **Mitigation:** Validation by the next session

    ## Notes from the night

    Nothing else was seen.

    """
}
