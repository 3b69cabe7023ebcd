import Testing

@Suite struct EditVerbTests {
  private static let document = """
    # Session 8 Handoff

    ## Remaining Risks

    ### Risk 1: The queue fills

    - **Likelihood:** LOW
    - **Impact:** HIGH

    ## Validation

    ### Step 1: Count the errors

    ```bash
    grep -c ERROR app.log
    ```

    """

  @Test("a field takes a value, is found and exported with it, and gives it up; the same value again writes nothing")
  func edit() throws {
    let program = try Program(importing: Self.document)
    defer { program.remove() }
    #expect(try program.run("risk", "edit", "1", "owner", "ops-77").text.contains("ops-77"))
    #expect(try program.run("step", "edit", "1", "timeout", "90").status == 0)
    #expect(try program.run("fix", "add", "Reorder the mapping").status == 0)
    #expect(try program.run("fix", "edit", "1", "title", "Comment the relationship out").status == 0)
    #expect(try program.run("search", "ops-77").text.contains("The queue fills"))
    let page = try program.run("export", "8").text
    for line in ["owner ops-77", "**Timeout:** 90 seconds", "**Fix 1:** Comment the relationship out"] {
      #expect(page.contains(line))
    }
    let before = try program.run("verify", "--json").text
    #expect(try program.run("risk", "edit", "1", "owner", "ops-77").status == 0)
    #expect(try program.run("verify", "--json").text == before)
    #expect(try program.run("risk", "edit", "1", "owner", "none").status == 0)
    #expect(try !program.run("export", "8").text.contains("ops-77"))
  }

  @Test("a field that is none, and a value that is none, are refused in words that say what is")
  func refused() throws {
    let program = try Program(importing: Self.document)
    defer { program.remove() }
    #expect(try program.run("risk", "edit", "1", "colour", "red").errors.contains("title, mitigation, owner"))
    #expect(try program.run("risk", "edit", "1", "title", "none").errors.contains("the risk's title is needed"))
    #expect(try program.run("step", "edit", "1", "timeout", "soon").errors.contains("“soon” can't be the timeout"))
    #expect(try program.run("fix", "edit", "9", "title", "x").status == 3)
  }
}
