import Testing

@testable import Documents
@testable import Records

/// What a report tells besides its lists: accounts in prose, durations, several incidents, dates.
@Suite("Accounts and dates") struct ImportAccountTests {
  private static let report = """
    # Outage of the quote engine

    **Date:** 2026-03-04
    **Duration:** 3 h 20 min

    ## Impact

    Every second quote failed.

    ## Detection

    A customer rang at 20:12.

    ## Timeline

    - 20:10 UTC change goes live
    - 20:58 UTC all quotes answered again

    ## Resolution

    The change was taken back.

    """

  @Test("impact, detection and resolution are kept in the document's words, and its durations as stated")
  func account() throws {
    let record = try record(Self.report)
    #expect(record.session.impact == "Every second quote failed.")
    #expect(record.session.detection == "A customer rang at 20:12.")
    #expect(record.session.resolution == "The change was taken back.")
    #expect(record.metrics.map(\.value) == ["3 h 20 min"] && record.coverage?.lost == 0)
  }

  @Test("a stated duration that the times do not give is a gap, and one that they give is none")
  func duration() throws {
    func gaps(_ text: String) throws -> [String] {
      let read = try record(text)
      return Lint.gaps(in: read, text: text, now: Moment(Day(year: 2026, month: 3, day: 5))).map(\.rule)
    }
    #expect(try gaps(Self.report).contains("duration-disagrees"))
    #expect(try !gaps(Self.report.replacing("3 h 20 min", with: "48 minutes")).contains("duration-disagrees"))
  }

  @Test(
    "lengths of time in any language",
    arguments: [
      ("42 minutes", 2520), ("1 h 10 min", 4200), ("about 2 Stunden und 5 Minuten", 7500), ("3時間20分", 12_000),
      ("24-hour", 86_400), ("2,5 часа", 9000), ("1 d", 86_400), ("45 s", 45),
    ])
  func lengths(text: String, seconds: Double) { #expect(DurationWords.seconds(in: text) == seconds) }

  @Test("the same event in the key events and in the timeline is one entry with both places")
  func retold() throws {
    let text = """
      # Outage

      **Date:** 2026-03-04

      ## Key events

      - 20:10 UTC change goes live
      - 20:58 UTC all quotes answered

      ## Background

      Words that stand between the two, so that they are two accounts and no list of one.

      ## Timeline

      | Time (UTC) | Event |
      |---|---|
      | 20:10 | The change goes live in the eastern region |
      | 20:31 | Somebody calls |
      | 20:58 | All quotes answered again |

      """
    let record = try record(text)
    #expect(
      Set(record.timeline.map(\.event)) == [
        "The change goes live in the eastern region", "All quotes answered again", "Somebody calls",
      ])
    #expect(record.timeline.compactMap(\.retold).count == 2 && record.coverage?.lost == 0)
  }

  static let dates: [(text: String, day: String)] = [
    // A day above twelve elsewhere.
    ("Date: 10/01/2025\n\nOn 25/01/2025 it rained.", "2025-01-10"),
    ("Date: 10/01/2025\n\nOn 01/25/2025 it rained.", "2025-10-01"),
    // A weekday beside it: 5 February 2026 was a Thursday, 2 May a Saturday.
    ("Date: Thu 05/02/2026", "2026-02-05"), ("Date: Sat 05/02/2026", "2026-05-02"),
    // Days written in one way only nearby.
    ("Date: 05/02/2026\n\nDeployed 2026-02-04, checked 2026-02-06.", "2026-02-05"),
    ("Date: 05/02/2026\n\nDeployed 2026-05-01, checked 2026-05-03.", "2026-05-02"),
    // The language.
    (
      "Datum: 05/02/2026\n\nDas ist nicht gut und wird mit den anderen auf der Liste nach der Reihe gelesen.",
      "2026-02-05"
    ),
    ("Date: 05/02/2026\n\nThis is what the team and all of us have to say about it.", "2026-05-02"),
  ]

  @Test("which of day and month comes first is found once, by the document's evidence", arguments: dates)
  func order(text: String, day: String) throws {
    let record = try record("# Session 8 Handoff\n\n\(text)\n\n## Timeline\n\n- 05/02/2026 14:00 x happened\n")
    #expect(record.session.date?.iso == day)
  }

  @Test("the session's date, its times and the timeline read a date alike")
  func alike() throws {
    let text =
      "# Session 8 Handoff\n\n**Date:** Thu 05/02/2026\n**Start:** 05/02/2026 14:00 UTC\n\n## Timeline\n\n| When | What |\n|---|---|\n| 05/02/2026 14:00 UTC | it began |\n"
    let record = try record(text)
    #expect(record.session.date?.iso == "2026-02-05" && record.session.from?.iso == "2026-02-05T14:00:00Z")
    #expect(record.timeline.first?.at?.iso == "2026-02-05T14:00:00Z")
  }

  @Test(
    "zones in fields are the readers' own: names, offsets and minus signs",
    arguments: [
      ("2026-02-05 14:00 BRT", "2026-02-05T17:00:00Z"), ("2026-02-05 14:00 AEST", "2026-02-05T04:00:00Z"),
      ("2026-02-05 14:00 -03:00", "2026-02-05T17:00:00Z"), ("2026-02-05 14:00 \u{2212}03:00", "2026-02-05T17:00:00Z"),
      ("2026-02-05 14:00-15:30 UTC", "2026-02-05T14:00:00Z"), ("2026-02-05T14:00:00+05:30", "2026-02-05T08:30:00Z"),
    ])
  func zones(text: String, iso: String) throws {
    let record = try record("# Session 8 Handoff\n\n**Start:** \(text)\n")
    #expect(record.session.from?.iso == iso)
  }

  @Test("a day alone is a day, and known in part only; so is a time with an unknown figure")
  func inPart() throws {
    let text = """
      # Session 8 Handoff

      **Date:** 2025-11-18

      ## Timeline

      | When | What |
      |---|---|
      | 18/11 | the pump was changed |
      | 18/11 14:30 | it ran |
      | 1:1? a.m. | somebody called |

      """
    let record = try record(text)
    #expect(record.timeline.map(\.uncertain) == [true, nil, true])
    #expect(record.timeline[0].at?.day.iso == "2025-11-18" && record.timeline[1].at?.clock == "14:30")
    #expect(record.timeline.map(\.words) == ["18/11", "18/11 14:30", "1:1? a.m."])
  }

  private static let several = """
    # Quote engine, three outages

    ## What happened

    ### 4 March 2026, workers killed

    **Duration:** 48 minutes

    **Root cause:** too little memory

    **Timeline:**

    - **20:10 UTC** - change goes live
    - **20:58 UTC** - all calls answered

    ### 7 March 2026, allow-list

    **Duration:** 31 minutes

    **Root cause:** an empty list

    **Timeline:**

    - **12:58 UTC** - list merged
    - **13:31 UTC** - list emptied

    ## Lessons

    - test it

    """

  @Test("several incidents in one file are told, and their lines are together all of it")
  func incidents() throws {
    let read = try imported(Self.several)
    #expect(read.record.warnings.contains { $0.contains("tells of 2 incidents") && $0.contains("--split") })
    let parts = SourceDocument(text: Self.several, name: "notes.md").incidents(by: .builtIn)
    #expect(parts.map(\.title) == ["4 March 2026, workers killed", "7 March 2026, allow-list"])
    #expect(
      parts.first?.lines.from == 1
        && parts.last?.lines.to == Self.several.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
    #expect(parts[0].lines.to + 1 == parts[1].lines.from)
    #expect(try !record(Self.report).warnings.contains { $0.contains("--split") })
  }
}
