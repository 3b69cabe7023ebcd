import Records
import Testing

@Suite struct TodoLinkTests {
  private static let document = """
    # Session 8 Handoff

    ## Todos

    | Task | Owner | Ticket |
    |---|---|---|
    | Deploy the fix | ana | [OPS-12](https://tickets.example/OPS-12) |
    | Tell the vendor | ben | |

    """

  @Test("a todo's ticket is named, found, shown, exported, read back and taken away")
  func link() throws {
    let program = try Program(importing: Self.document)
    defer { program.remove() }
    let address = "https://tickets.example/OPS-77"
    #expect(try program.run("todo", "list", "--json").text.contains("\"link\": \"https://tickets.example/OPS-12\""))
    #expect(try program.run("todo", "link", "2", address).status == 0)
    #expect(try program.run("search", "OPS-77").text.contains("Tell the vendor"))
    let page = try program.run("export", "8").text
    #expect(page.contains("ticket \(address)") && page.contains("ticket https://tickets.example/OPS-12"))
    let again = try Program(importing: page)
    defer { again.remove() }
    #expect(try again.run("todo", "list", "--json").text.contains("\"link\": \"\(address)\""))
    #expect(try program.run("todo", "link", "2", "none").status == 0)
    #expect(try !program.run("show", "--json").text.contains("OPS-77"))
  }

  @Test("what is no address is refused in words, and the same address again writes nothing")
  func refused() throws {
    let program = try Program(importing: Self.document)
    defer { program.remove() }
    let refused = try program.run("todo", "link", "1", "OPS 12")
    #expect(refused.status == 64 && refused.errors.contains("is no link"))
    let before = try program.run("verify", "--json").text
    _ = try program.run("todo", "link", "1", "https://tickets.example/OPS-12")
    #expect(try program.run("verify", "--json").text == before)
  }
}
