import Foundation
import Testing

/// Documents in other formats, with a stand-in for pandoc: what it is given, and what becomes of
/// what it gives.
@Suite("documents in other formats")
struct ConversionTests {
  private func program(pandoc script: String?) throws -> Program {
    var program = try Program()
    let bin = program.folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    program.environment["PATH"] = bin.path
    guard let script else { return program }
    let path = bin.appending(path: "pandoc")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
    return program
  }

  @Test("pandoc is asked for Markdown in its sandbox; the original comes back exactly")
  func converted() throws {
    let program = try program(
      pandoc:
        "[ \"$*\" = '--sandbox --from rst --to gfm-raw_html --wrap none' ] || exit 3\ncat >/dev/null\nprintf '# Pump\\n\\n## Action items\\n\\n- [ ] Oil it\\n'"
    )
    try program.write("Pump\n====\n\nAction items\n------------\n", to: "pump.rst")
    let imported = try program.run("import", "pump.rst", "--json")
    #expect(imported.status == 0, "\(imported.errors)")
    let repairs = imported.objects.first?["repairs"] as? [String]
    #expect(repairs == ["the file is reStructuredText; pandoc made Markdown of it, whose lines are counted"])
    #expect(try program.run("todo", "list").text.contains("Oil it"))
    #expect(try program.run("export", "1", "--original").text == "Pump\n====\n\nAction items\n------------\n")
  }

  @Test("the header of a wiki's table is its first row")
  func headers() throws {
    let program = try program(
      pandoc:
        "cat >/dev/null\nprintf '# W\\n\\n## Verlauf\\n\\n|  |  |\\n|--|--|\\n| Zeit | Ereignis |\\n| 2026-05-09 09:20 | Pumpe steht |\\n'"
    )
    try program.write("<h1>W</h1><table><tr><th>Zeit</th></tr></table>", to: "w.html")
    #expect(try program.run("import", "w.html").status == 0)
    #expect(try program.run("show", "1", "--json").text.contains("\"Pumpe steht\""))
  }

  @Test("without pandoc, and where it gives up, text is read as it is, and other files are refused with what to do")
  func without() throws {
    for script in [nil, "exit 7"] {
      let program = try program(pandoc: script)
      try program.write("Pump\n====\n", to: "pump.rst")
      let imported = try program.run("import", "pump.rst", "--json")
      #expect(imported.status == 0)
      let warnings = (imported.objects.first?["warnings"] as? [String])?.joined() ?? ""
      #expect(warnings.contains("pandoc") && warnings.contains("plain text"), "\(warnings)")
      try program.write("PK", to: "pump.docx")
      let refused = try program.run("import", "pump.docx")
      #expect(refused.status == 5 && refused.errors.contains("pandoc"), "\(refused.errors)")
    }
  }
}
