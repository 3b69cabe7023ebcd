import Foundation
import Testing

@Suite("Taking the baton by what was read") struct ReadBackTests {
  @Test("what was read is in the journal and on the next page; --read-back alone says nothing of it")
  func read() throws {
    let (first, second) = (try Program(importing: Handoff.text), try Program(importing: Handoff.text))
    #expect(try first.run("accept", "8", "--read-back", "Validate", "--read", "all").status == 0)
    let page = try first.run("export", "9").text
    #expect(page.contains("**Read on taking it:** risk 1, todo 3, by "))
    #expect(page.contains("| Read: risk 1, todo 3 |"))
    #expect(try second.run("accept", "8", "--read-back", "Validate").status == 0)
    #expect(try !second.run("export", "9").text.contains("Read on taking it"))
  }

  @Test("what is not there was not read, and without a terminal a read-back is asked for in words")
  func refused() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("accept", "8", "--read-back", "Validate", "--read", "risk 9").status == 3)
    #expect(try program.run("accept", "8", "--read-back", "Validate", "--read", "everything").status == 64)
    let ended = try program.run("accept", "8")
    #expect(ended.status == 64 && ended.errors.contains("--read-back TEXT"))
    #expect(try program.run("accept", "8", "--read-back", "Validate", "--read", "risk 1").status == 0)
  }
}

@Suite("What git tells of a session") struct GitWorkTests {
  private func program() throws -> Program {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell(
      """
      export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
      git init -q --bare remote.git && git init -q -b main . && git remote add origin remote.git
      echo one > one.txt && git add one.txt && git commit -qm 'Begin' && git push -qu origin main
      touch ran && chmod 600 ran
      """)
    try #require(ended.status == 0, "\(ended.errors)")
    return program
  }

  private func work(_ program: Program) throws {
    let ended = try program.shell(
      """
      export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
      echo two > two.txt && echo more >> one.txt && git add one.txt two.txt && git commit -qm 'Mend the worker'
      echo loose > loose.txt
      """)
    try #require(ended.status == 0, "\(ended.errors)")
  }

  @Test("what is not pushed and not committed stands on the page, and what was done is kept where somebody says so")
  func kept() throws {
    let program = try program()
    _ = try program.run("accept", "8", "--read-back", "Validate")
    try work(program)
    let ended = try program.run(
      "handoff", "--summary", "Mended", "--yes", "--allow-gaps", "a test", "--from-git", "keep")
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try program.run("export", "9").text
    #expect(page.contains("**Not pushed on `main`:** `") && page.contains("Mend the worker"))
    #expect(page.contains("**Not committed:** ") && page.contains("`loose.txt`"))
    let record = try program.run("show", "9", "--json").object
    let files = record["files"] as? [String: [String]]
    #expect(files?["created"]?.contains("two.txt") == true && files?["modified"] == ["one.txt"])
    #expect((record["fixes"] as? [[String: Any]])?.map { $0["title"] as? String } == ["Mend the worker"])
    #expect(!page.contains("store/"))
  }

  @Test("where nobody says so it is only told, and where there is no repository nothing is")
  func told() throws {
    let (program, bare) = (try program(), try Program(importing: Handoff.text))
    for each in [program, bare] { _ = try each.run("accept", "8", "--read-back", "Validate") }
    try work(program)
    let ended = try program.run("handoff", "--summary", "Mended", "--yes", "--allow-gaps", "a test")
    #expect(ended.errors.contains("--from-git keep takes them"))
    #expect((try program.run("show", "9", "--json").object["fixes"] as? [Any])?.isEmpty == true)
    let none = try bare.run("handoff", "--summary", "Mended", "--yes", "--allow-gaps", "a test")
    #expect(!none.errors.contains("git"))
    #expect(try !bare.run("export", "9").text.contains("Not committed"))
  }

  @Test("nothing of the repository runs while it is asked, and nothing in it is changed")
  func harmless() throws {
    let program = try program()
    let own = program.folder.path
    let ended = try program.shell(
      """
      printf '#!/bin/sh\\necho ran >> \(own)/ran\\n' > evil && chmod 700 evil
      git config core.fsmonitor \(own)/evil; git config core.hooksPath \(own)/hooks; git config core.pager \(own)/evil
      git config diff.external \(own)/evil; git config log.showSignature true; git config gpg.program \(own)/evil
      mkdir hooks && cp evil hooks/post-index-change && cp evil hooks/reference-transaction
      """)
    try #require(ended.status == 0, "\(ended.errors)")
    _ = try program.run("accept", "8", "--read-back", "Validate")
    try work(program)
    let before = try program.shell("cat ran; sha256sum .git/index")
    _ = try program.run("handoff", "--summary", "Mended", "--yes", "--allow-gaps", "a test", "--from-git", "keep")
    #expect(try program.shell("cat ran; sha256sum .git/index").text == before.text)
  }
}
