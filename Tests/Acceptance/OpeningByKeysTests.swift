import Foundation
import Testing

extension Driven {
  @Suite("an incident by keys alone, from the page that wakes somebody to its postmortem")
  struct OpeningByKeysTests {
    let night: Night
    let window: Tmux

    init() throws {
      night = try Night()
      try FileManager.default.createDirectory(at: night.folder, withIntermediateDirectories: true)
      // There is no record yet to wait for.
      window = try Tmux([BuiltProgram.path, "--store", night.store.path, "--as", "ops-2"])
    }

    @Test("opened with one key and one field, run, validated, closed, and told of in a postmortem")
    func life() throws {
      let began = Date()
      try window.wait(for: "opens an incident")
      try window.press("o")
      try answer("Open an incident", "Checkout answers 500")
      // What is typed ahead is meant for the incident.
      try window.press("i")
      try answer("Note", "500s since the deploy", "orders wait")
      try window.wait(for: "Noted")
      // From the page to the first note.
      #expect(Date().timeIntervalSince(began) < 10)

      try run("s", "Severity", "SEV2", "")
      try window.wait(for: "SEV2")
      try run("m", "Mark", "began", "-10m", "")
      try run("w", "Say its", "cause", "A null for a list")
      try validate()
      try run("m", "Mark", "mitigated", "", "")
      try run("u", "Update", "Orders go through again", "+30m")
      try window.wait(for: "update")
      try run("m", "Mark", "resolved", "", "")
      try run("c", "Close", "The mapper takes nulls", "watched by hand")
      try window.wait(for: "closed")

      try window.press("E")
      try window.wait(for: "The incident")
      try window.press("p")
      try window.wait(for: "Postmortem")
      try window.press("s")
      try answer("Seal the postmortem", "a drill")
      try window.wait("for the postmortem's file") { _ in
        (try? FileManager.default.contentsOfDirectory(atPath: night.store.path))?
          .contains("checkout-answers-500-POSTMORTEM.md") == true
      }
      let text = try String(
        contentsOf: night.store.appending(path: "checkout-answers-500-POSTMORTEM.md"), encoding: .utf8)
      for words in ["500s since the deploy", "A null for a list", "The mapper takes nulls", "SEV2"] {
        #expect(text.contains(words), "\(words)")
      }
      try night.baton("verify")
      window.close()
    }

    /// A step that shows it, and the decision.
    private func validate() throws {
      try window.press("6")
      try window.wait(for: "── Validation")
      try window.press("n")
      try answer("New step", "The log is quiet", "true", "exit 0")
      try window.wait(for: "The log is quiet")
      try window.wait(for: "$ true")
      try window.press("r")
      try window.wait("for the step to have passed") { _ in
        (try? night.shown("1").steps.first?.verdict) == "passed"
      }
      try window.press("D")
      try window.wait(for: "the success branch")
      try window.press("Enter")
      try window.wait("for the decision", until: { !$0.contains("the success branch") })
    }

    /// One of the keys of the incident's panel.
    private func run(_ key: String, _ title: String, _ answers: String...) throws {
      try window.press("E")
      try window.wait(for: "── The incident")
      try window.press(key)
      try answer(title, answers)
      try window.wait("for the form to be gone") { !$0.contains("\(title)  ") || $0.contains("undoes") }
    }

    private func answer(_ title: String, _ answers: String...) throws { try answer(title, answers) }

    private func answer(_ title: String, _ answers: [String]) throws {
      try window.wait(for: title)
      for words in answers {
        if !words.isEmpty { try window.type(words) }
        try window.press("Enter")
      }
    }
  }
}
