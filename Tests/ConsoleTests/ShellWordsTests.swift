import Foundation
import Testing

@testable import Console

@Suite("The shell's words in the console") struct ShellWordsTests {
  /// Every call of `baton` that a rule of the record, the journal or lint advises.
  private static func calls() throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var calls: Set<String> = []
    for folder in ["Records", "Journal", "Documents/Lint"] {
      let files = FileManager.default.enumerator(atPath: sources.appending(path: folder).path)
      while let name = files?.nextObject() as? String {
        guard name.hasSuffix(".swift") else { continue }
        let text = try String(contentsOf: sources.appending(path: folder).appending(path: name), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.contains("//") {
          for part in line.split(separator: "`").map(String.init) where part.hasPrefix("baton ") { calls.insert(part) }
        }
      }
    }
    return calls
  }

  @Test("each call that a rule advises has a command here that does the same")
  func known() throws {
    let calls = try Self.calls()
    #expect(calls.count > 15)
    for call in calls {
      let words = call.split(separator: " ").dropFirst()
      let isKnown = State.verbs.contains { words.starts(with: $0.verb.split(separator: " ")) }
      #expect(isKnown, "\(call)")
    }
    for (_, name) in State.verbs { #expect(NamedCommand.named(name) != nil, "\(name)") }
  }

  @Test("nothing that is said in the console names a call or an option")
  func said() throws {
    let state = Example.console(120, 36)
    for call in try Self.calls() {
      let told = state.inKeys("there is none; `\(call)` helps")
      #expect(!told.contains("baton"), "\(told)")
    }
  }
}
