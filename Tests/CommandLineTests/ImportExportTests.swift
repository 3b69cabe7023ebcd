import Foundation
import TestSupport
import Testing

@Suite struct ImportExportTests {
  @Test("importing the same bytes again changes nothing")
  func twice() throws {
    let program = try Program(importing: Handoff.text)
    let before = try program.run("show", "--json").text
    let again = try program.run("import", "SESSION_8_HANDOFF.md", "--json")
    #expect(again.status == 0)
    #expect(again.objects.first?["outcome"] as? String == "unchanged")
    #expect(again.objects.first?["session"] as? String == "8")
    #expect(try program.run("show", "--json").text == before)
    #expect(try program.run("verify", "--json").object["events"] as? Int == 2)
  }

  @Test(
    "a document is never written over what the store rests on, by whatever name",
    arguments: [
      "store/journal.sqlite", "store/journal.sqlite-journal", "store/../store/journal.sqlite-wal", "link", "hard",
      "store/SESSION_8_HANDOFF.md", "store/",
      "store/provenance.toml", "store/vocabulary.toml", "store/clock",
    ])
  func ontoTheStore(place: String) throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("handoff", "--allow-gaps", "a test", "--yes").status == 0)
    _ = try program.shell("ln -s store/journal.sqlite link; ln store/SESSION_8_HANDOFF.md hard")
    for call in [["export", "8"], ["export", "8", "--original"]] {
      let ended = try program.run(call + ["-o", place])
      #expect(ended.status == 5 && ended.errors.contains(place), "\(ended.errors)")
    }
    #expect(try program.run("verify").status == 0)
  }

  @Test(
    "a file that was named is written over, and that is said",
    arguments: [
      "export 8", "export 8 --original", "export 8 --format html", "incident export worker", "postmortem",
      "attach get 1",
    ])
  func writtenOver(call: String) throws {
    let program = try Program(importing: Handoff.text)
    let key = try #require(try program.run("status", "--json").object["incident"] as? String)
    try program.write("kept", to: "evidence.txt")
    #expect(try program.run("attach", "evidence.txt").status == 0)
    let words = call.replacing("worker", with: key).split(separator: " ").map(String.init) + ["-o", "out.md"]
    let fresh = try program.run(words)
    #expect(fresh.status == 0 && !fresh.errors.contains("written over"), "\(fresh.errors)")
    try program.write("my own notes", to: "out.md")
    let ended = try program.run(words)
    #expect(ended.status == 0 && ended.errors.contains("out.md said otherwise, and is written over"), "\(ended.errors)")
  }

  @Test("the record beside a page takes the place of a record, and of nothing else")
  func besideThePage() throws {
    let program = try Program(importing: Handoff.text)
    try program.write("{\"mine\": true}", to: "out.json")
    let ended = try program.run("export", "8", "-o", "out.md")
    #expect(ended.status == 4 && ended.errors.contains("out.json is no record of Baton"), "\(ended.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.md").path))
    #expect(try program.shell("cat out.json").text == "{\"mine\": true}")
    for _ in 1...2 { #expect(try program.run("export", "8", "-o", "other.md").status == 0) }
  }

  @Test("another team's document opens an incident of its own, says which and why, and --incident puts it elsewhere")
  func twoTeams() throws {
    let program = try Program(importing: Handoff.text)
    let first = try #require(try program.run("status", "--json").object["incident"] as? String)
    try program.write(
      "# Session 3 Handoff: Search is slow\n\n**Service:** search-api\n\n## Todos\n\n- [ ] Look\n", to: "b.md")
    let imported = try program.run("import", "b.md")
    #expect(imported.text.contains("into search-api: it names the service search-api"), "\(imported.text)")
    #expect(imported.text.contains("which queue-worker-stuck does not; --incident"))
    #expect(try program.run("status", "--json").object["incident"] as? String == "search-api")
    #expect(try program.run("sessions", "--incident", first, "--json").objects.count == 1)
    #expect(try program.run("import", "b.md", "--json").objects.first?["incident"] as? String == "search-api")
    try program.write("# Session 9 Handoff\n\n**Service:** mail\n", to: "c.md")
    #expect(
      try program.run("import", "c.md", "--incident", first, "--json").objects.first?["incident"] as? String == first)
  }

  @Test("the parts of a folder that belong to different incidents go to different ones")
  func partsOfAFolder() throws {
    let program = try Program()
    _ = try program.shell("mkdir -p all/payments all/search")
    try program.write(
      "# Session 1 Handoff\n\n## Todos\n\n- [ ] Refund who paid twice\n- [ ] Tell the bank\n",
      to: "all/payments/SESSION_1_HANDOFF.md")
    try program.write(
      "# Handoff of session 1\n\n## Risks\n\n- The index is stale\n- Queries time out\n",
      to: "all/search/SESSION_1_HANDOFF.md")
    let reports = try program.run("import", "all", "--json").objects
    #expect(reports.compactMap { $0["incident"] as? String }.sorted() == ["payments", "search"])
    #expect(reports.allSatisfy { $0["session"] as? String == "1" })
  }

  @Test("--explain tells of a document that is there already, too")
  func explainedAgain() throws {
    let program = try Program(importing: Handoff.text)
    let again = try program.run("import", "SESSION_8_HANDOFF.md", "--explain", "--json").objects.first
    #expect(again?["outcome"] as? String == "unchanged")
    #expect((again?["items"] as? [Any])?.isEmpty == false)
  }

  @Test("a store is made in a folder that is there, and not beside one of nearly its name")
  func mistypedStore() throws {
    var program = try Program()
    try program.write(Handoff.text, to: "a.md")
    program.environment["BATON_STORE"] = nil
    let nowhere = try program.run("--store", "no/such/Sessions", "import", "a.md")
    #expect(nowhere.status == 3 && nowhere.errors.contains("no store was made"), "\(nowhere.errors)")
    #expect(try program.run("--store", "Sessions", "import", "a.md").status == 0)
    let mistyped = try program.run("--store", "Sesions", "import", "a.md")
    #expect(mistyped.status == 3 && mistyped.errors.contains("Sessions"), "\(mistyped.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "Sesions").path))
    program.environment["BATON_STORE"] = "Sesions"
    let variable = try program.run("import", "a.md")
    #expect(variable.status == 3 && variable.errors.contains("Sessions"), "\(variable.errors)")
    program.environment["BATON_STORE"] = nil
    _ = try program.shell("mkdir Sesions")
    #expect(try program.run("--store", "Sesions", "import", "a.md").status == 0)
  }

  @Test("the import that makes a store says where it lies, and no later one does")
  func place() throws {
    let program = try Program()
    try program.write(Handoff.text, to: "a.md")
    #expect(try program.run("import", "a.md").text.contains("The store was made at "))
    #expect(try !program.run("import", "a.md").text.contains("The store was made at "))
  }

  @Test("import --json says what came of each document, in exactly the documented members")
  func report() throws {
    let program = try Program()
    try program.write(Handoff.text, to: "a.md")
    let report = try #require(try program.run("import", "a.md", "--json").objects.first)
    #expect(
      Set(report.keys) == [
        "file", "session", "incident", "because", "outcome", "coverage", "repairs", "warnings", "differences",
      ])
    #expect(report["outcome"] as? String == "imported")
    let coverage = report["coverage"] as? [String: Int]
    #expect(coverage?["lost"] == 0)
    #expect(coverage?["lines"] == Handoff.text.split(separator: "\n").count)
  }

  @Test("a changed document is shown as a difference, and taken with --update")
  func changed() throws {
    let program = try Program(importing: Handoff.text)
    try program.write(Handoff.text.replacing("BUILD IN PROGRESS", with: "BUILD DONE"), to: "SESSION_8_HANDOFF.md")
    let differs = try program.run("import", "SESSION_8_HANDOFF.md")
    #expect(differs.status == 4)
    #expect(differs.text.contains("{+DONE+}") && differs.text.contains("--update"))
    #expect(try program.run("status", "--json").object.session["status"] as? String == "BUILD IN PROGRESS")
    let updated = try program.run("import", "SESSION_8_HANDOFF.md", "--update", "--json")
    #expect(updated.objects.first?["outcome"] as? String == "updated")
    #expect(try program.run("status", "--json").object.session["status"] as? String == "BUILD DONE")
  }

  @Test("a mistyped name makes no store")
  func noSuchFile() throws {
    let program = try Program()
    #expect(try program.run("import", "nowhere.md").status == 3)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "store").path))
  }

  @Test("a dry run reads and writes nothing")
  func dryRun() throws {
    let program = try Program()
    try program.write(Handoff.text, to: "a.md")
    let run = try program.run("import", "--dry-run", "a.md")
    #expect(run.status == 0)
    #expect(run.text.contains("would be imported"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "store").path))
  }

  @Test("export --original gives the imported bytes back", arguments: ["\r\n", "\n", "\u{FEFF}\n"])
  func original(lineEnd: String) throws {
    let text =
      "\(lineEnd.dropLast(lineEnd == "\n" ? 1 : 0))"
      + Handoff.text.replacing("\n", with: lineEnd == "\r\n" ? "\r\n" : "\n")
    let program = try Program(importing: text)
    #expect(try program.run("export", "8", "--original").output == Array(text.utf8))
    #expect(try program.run("export", "8", "--original", "-o", "copy.md").status == 0)
    #expect(try Data(contentsOf: program.folder.appending(path: "copy.md")) == Data(text.utf8))
  }

  @Test("a folder's documents come in the order of their numbers, and those without one last")
  func folder() throws {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "docs"), withIntermediateDirectories: true)
    for number in [10, 9] {
      try program.write(Handoff.text.replacing("Session 8", with: "Session \(number)"), to: "docs/SESSION_\(number).md")
    }
    try program.write("# Rules of the house\n\nBe kind.\n", to: "docs/README.md")
    let reports = try program.run("import", "docs", "--json").objects
    #expect(reports.map { $0["file"] as? String } == ["docs/README.md", "docs/SESSION_9.md", "docs/SESSION_10.md"])
    #expect(reports.map { $0["session"] as? String } == ["11", "9", "10"])
    #expect(try program.run("sessions", "--json").objects.map { $0["number"] as? String } == ["9", "10", "11"])
  }

  @Test("another document of a session that is there already keeps its own place")
  func anotherDocument() throws {
    let program = try Program(importing: Handoff.text)
    let other = "# Session 8 Summary\n\n## Lessons\n\n- Push before you build\n"
    try program.write(other, to: "SESSION_8_SUMMARY.md")
    #expect(try program.run("import", "SESSION_8_SUMMARY.md", "--json").objects.first?["session"] as? String == "8b")
    #expect(try program.run("export", "8b", "--original").text == other)
    #expect(try program.run("export", "8", "--original").text == Handoff.text)
  }

  @Test("standard input is a document too")
  func standardInput() throws {
    let program = try Program()
    #expect(try program.run("import", "-", "--json", input: Handoff.text).objects.first?["session"] as? String == "8")
  }

  @Test("the first import names the incident by --incident, or by what the document says")
  func incident() throws {
    let program = try Program()
    try program.write(Handoff.text, to: "shop-SESSION_8_HANDOFF.md")
    #expect(try program.run("import", "shop-SESSION_8_HANDOFF.md").status == 0)
    #expect(try program.run("status", "--json").object["incident"] as? String == "shop")
    #expect(try program.run("status", "--incident", "nope").status == 3)
    #expect(try program.run("import", "--incident", "Other One", "shop-SESSION_8_HANDOFF.md").status == 0)
    #expect(try program.run("status", "--json").object["incident"] as? String == "other-one")
  }

  @Test("a whole corpus goes in, twice, and comes out byte for byte", arguments: Corpus.folders)
  func corpus(folder: URL) throws {
    let program = try Program()
    let first = try program.run("import", folder.path, "--json").objects
    #expect(first.count == Corpus.all.count { $0.path.hasPrefix(folder.path) })
    #expect(first.allSatisfy { ($0["coverage"] as? [String: Int])?["lost"] == 0 })
    let again = try program.run("import", folder.path, "--json").objects
    #expect(again.allSatisfy { $0["outcome"] as? String == "unchanged" })
    for report in first {
      let file = try #require(report["file"] as? String)
      let number = try #require(report["session"] as? String)
      let incident = try #require(report["incident"] as? String)
      #expect(
        try program.run("export", number, "--incident", incident, "--original").output
          == Array(Data(contentsOf: URL(filePath: file))), "\(file)")
    }
  }

  @Test(
    "each document of the corpus is the same record, in the same incident, by its page and the record beside it",
    arguments: Corpus.all)
  func corpusRoundTrip(file: URL) throws {
    let (first, second) = (try Program(), try Program())
    let read = try first.run("import", file.path, "--json")
    let number = try #require(read.objects.first?["session"] as? String, "\(read.errors)")
    let page = second.folder.appending(path: "page.md").path
    #expect(try first.run("export", number, "-o", page).status == 0)
    let back = try second.run("import", page, "--json")
    #expect(back.status == 0 && back.objects.first?["outcome"] as? String == "imported", "\(back.errors)")
    let records = try [first, second].map { try $0.run("show", number, "--json").text }
    #expect(records[0] == records[1])
    #expect(try second.run("export", number, "--original").output == Array(Data(contentsOf: file)))
    #expect(try second.run("export", number).text == String(contentsOfFile: page, encoding: .utf8))
    #expect(try second.run("import", page, "--json").objects.first?["outcome"] as? String == "unchanged")
    #expect(try second.run("verify").status == 0)
  }

  @Test("a page without its record is read by what it says, and that is told")
  func pageAlone() throws {
    let (first, second) = (try Program(importing: Handoff.text), try Program())
    try second.write(try first.run("export", "8").text, to: "page.md")
    let report = try #require(try second.run("import", "page.md", "--json").objects.first)
    #expect((report["warnings"] as? [String])?.first?.contains("page.json, was not beside it") == true)
    let texts = try second.run("todo", "list", "--json").objects.compactMap { $0["text"] as? String }
    #expect(texts == ["Mend the worker", "Build the fix", "Watch the worker", "Tell the users"])
    try second.write("{}", to: "page.json")
    #expect(try second.run("import", "page.md").status == 0)
  }

  @Test("what was sealed is sealed in another store too, and an edited page of it comes back with its edits")
  func sealed() throws {
    let (first, second, third) = (try Program(importing: Handoff.text), try Program(), try Program())
    _ = try first.run("accept", "8", "--read-back", "Validate")
    let ended = try first.run(
      "handoff", "--to", "ana", "--summary", "Not proven yet", "--yes", "--allow-gaps", "a test")
    try #require(ended.status == 0, "\(ended.errors)")
    let store = first.folder.appending(path: "store")
    let page = try String(contentsOf: store.appending(path: "SESSION_9_HANDOFF.md"), encoding: .utf8)
    let beside = try String(contentsOf: store.appending(path: "SESSION_9_HANDOFF.json"), encoding: .utf8)
    for (program, text) in [(second, page), (third, page.replacing("Tell the users", with: "Tell every user"))] {
      try program.write(text, to: "nine.md")
      try program.write(beside, to: "nine.json")
      let ended = try program.run("import", "nine.md")
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(try program.run("verify").status == 0)
    }
    #expect(try second.run("show", "9", "--json").text == first.run("show", "9", "--json").text)
    #expect(try second.run("export", "9", "--original").text == page)
    #expect(try third.run("todo", "list").text.contains("Tell every user"))
    #expect(try third.run("show", "9", "--json").object.session["sealed"] as? Bool == false)
    // Two exports of one incident meet again.
    _ = try first.run("export", "8", "-o", second.folder.appending(path: "eight.md").path)
    #expect(try second.run("import", "eight.md").status == 0)
    #expect(try second.run("sessions", "--json").objects.count == 2)
  }

  @Test("export -o says what it could not write")
  func full() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let ended = try program.run("export", "8", "--original", "-o", "/dev/full")
    #expect(ended.status == 5 && ended.errors.contains("/dev/full: no space left on device"))
  }
}

extension Corpus {
  /// What a record tells, without what each document has of its own: the places of lines, and what
  /// importing it noted.
  static func told(_ json: Any) -> NSObject? {
    switch json {
    case let object as [String: Any]:
      let own: Set = ["lines", "coverage", "repairs", "incident"]
      return object.filter { !own.contains($0.key) }.compactMapValues(told) as NSDictionary
    case let list as [Any]: return list.compactMap(told) as NSArray
    default: return json as? NSObject
    }
  }
}

extension [String: Any] {
  var session: [String: Any] { self["session"] as? [String: Any] ?? [:] }
}
