import Testing

@Suite("Several incidents of one file") struct SplitTests {
  private static let document = """
    # Two outages

    ## 4 March 2026, workers killed

    **Duration:** 48 minutes

    **Root cause:** too little memory

    **Timeline:**

    - **20:10 UTC** - change goes live
    - **20:58 UTC** - all calls answered

    ## 7 March 2026, allow-list

    **Duration:** 31 minutes

    **Root cause:** an empty list

    **Timeline:**

    - **12:58 UTC** - list merged
    - **13:31 UTC** - list emptied

    """

  @Test("each becomes a session of its own, whose bytes together are the file; again changes nothing")
  func split() throws {
    let program = try Program()
    try program.write(Self.document, to: "outages.md")
    let reports = try program.run("import", "--split", "--json", "outages.md").objects
    let places = reports.compactMap { report in
      (report["incident"] as? String).flatMap { key in (report["session"] as? String).map { (key, $0) } }
    }
    #expect(places.count == 2)
    let dates = try places.map { key, session in
      try program.run("show", session, "--incident", key, "--json").object["session"] as? [String: Any]
    }
    #expect(dates.map { $0?["date"] as? String } == ["2026-03-04", "2026-03-07"])
    let parts = try places.map { try program.run("export", $1, "--incident", $0, "--original").text }
    #expect(parts.joined() == Self.document)
    let again = try program.run("import", "--split", "--json", "outages.md").objects
    #expect(again.map { $0["outcome"] as? String } == ["unchanged", "unchanged"])
  }

  @Test("a document that changes nothing still says how it was read")
  func explains() throws {
    let program = try Program(importing: Handoff.text)
    let again = try program.run("import", "--explain", "--json", "SESSION_8_HANDOFF.md").objects.first
    #expect(again?["outcome"] as? String == "unchanged")
    #expect((again?["items"] as? [Any])?.isEmpty == false)
  }
}
