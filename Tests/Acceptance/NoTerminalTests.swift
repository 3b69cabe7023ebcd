import Foundation
import Testing

extension Driven {
  @Suite("without a terminal")
  struct NoTerminalTests {
    let night: Night

    init() throws { night = try Night() }

    @Test("the way to open the console that is told can be copied, whatever the folder is called")
    func folderWithBlank() throws {
      let folder = night.folder.appending(path: "it's a folder").path
      let demo = try BuiltProgram.run(["demo", "--dir", folder])
      #expect(demo.out.contains("In a terminal, `\(BuiltProgram.word) demo --dir \(Tmux.quoted(folder))` opens"))
    }

    @Test("baton and baton demo print the record as text, say how to open the console, and end with 0")
    func text() throws {
      let demo = try BuiltProgram.run(["demo", "--dir", night.folder.path], environment: ["BATON_ACTOR": "ops-2"])
      let plain = try BuiltProgram.run(["--store", night.store.path])
      #expect(
        demo.out.contains("In a terminal, `\(BuiltProgram.word) demo --dir \(night.folder.path)` opens the console."))
      #expect(
        plain.out.contains("In a terminal, `\(BuiltProgram.word) --store \(night.store.path)` opens the console."))
      for output in [demo, plain] {
        #expect(output.status == 0)
        #expect(output.err.isEmpty)
        for words in ["Phase 1D: database migration", "The fix does not resolve it"] {
          #expect(output.out.contains(words))
        }
        #expect(!output.out.contains("\u{1B}"))
      }
    }

    @Test("a demo where there is no git says what it wants git for, and how to have it")
    func noGit() throws {
      let output = try BuiltProgram.run(["demo", "--dir", night.folder.path], environment: ["PATH": "/nonexistent"])
      #expect(output.status == 5)
      #expect(output.err.split(separator: "\n").count == 1)
      #expect(output.err.contains("apt install git"))
      // Nothing is left in the way of another try.
      #expect(!FileManager.default.fileExists(atPath: night.folder.path))
    }

    @Test("where there is no store yet it greets, and ends with 0")
    func greeting() throws {
      let output = try BuiltProgram.run(["--store", night.store.path])
      #expect(output.status == 0)
      #expect(output.out.contains("baton import"))
    }
  }
}
