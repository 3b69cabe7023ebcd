import Testing

/// What a shell offers while a line is typed.
@Suite struct CompletionTests {
  /// As the scripts of `baton completions` ask.
  private func offered(_ program: Program, _ command: String, _ place: String = "positional@0") throws -> [String] {
    let words = command.split(separator: " ").map(String.init)
    return try program.run(
      ["---completion"] + words + ["--", place, "\(words.count + 1)", "0", "baton"] + words + [""]
    )
    .lines
  }

  @Test("completion knows the numbers and names that the store has")
  func numbers() throws {
    let program = try Program(importing: Handoff.text)
    let todos = try program.run("todo", "list", "--json").objects.compactMap { $0["number"] as? Int }
    #expect(!todos.isEmpty)
    #expect(try offered(program, "todo start") == todos.map { "\($0)" })
    #expect(try offered(program, "show") == ["8"])
    #expect(try offered(program, "step run").contains("1"))
    #expect(try offered(program, "incident rename").count == 1)
    #expect(try offered(program, "status", "--incident").count == 1)
  }

  @Test("where there is no store nothing is offered, and none is made")
  func empty() throws {
    let program = try Program()
    #expect(try offered(program, "todo start").isEmpty)
    #expect(try program.run("status").status == 3)
  }

  @Test("ratings and themes are offered by name")
  func names() throws {
    let script = try Program().run("completions", "bash").text
    for words in ["very low", "critical", "commander"] { #expect(script.contains(words), "\(words)") }
  }
}
