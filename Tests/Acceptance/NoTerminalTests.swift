import Foundation
import Testing

extension Driven {
  @Suite("without a terminal")
  struct NoTerminalTests {
    let night: Night

    init() throws { night = try Night() }

    @Test("baton and baton demo print the record as text, say how to open the console, and end with 0")
    func text() throws {
      let demo = try BuiltProgram.run(["demo", "--dir", night.folder.path], environment: ["BATON_ACTOR": "ops-2"])
      let plain = try BuiltProgram.run(["--store", night.store.path])
      for output in [demo, plain] {
        #expect(output.status == 0)
        #expect(output.err.isEmpty)
        for words in ["Phase 1D: database migration", "The fix does not resolve it", "Open the console with `baton"] {
          #expect(output.out.contains(words))
        }
        #expect(!output.out.contains("\u{1B}"))
      }
    }

    @Test("where there is no store yet it greets, and ends with 0")
    func greeting() throws {
      let output = try BuiltProgram.run(["--store", night.store.path])
      #expect(output.status == 0)
      #expect(output.out.contains("baton import"))
    }
  }
}
