import Documents
import Logs
import Records
import Screen
import Testing

@testable import Console

@Suite("An incident is opened, run and closed by keys") struct IncidentKeyTests {
  private func empty() -> State {
    Example.console(120, 36, snapshot: Snapshot(incident: nil, record: nil))
  }

  @Test("in an empty store one key and one field open an incident")
  func opening() throws {
    var state = empty()
    #expect(state.picture.contains("o opens an incident"))
    #expect(state.press("o").isEmpty)
    #expect(state.press("Q", "u", "e", "u", "e", "Enter") == [.openIncident("Queue", ticket: 1)])
    // What is typed meanwhile is the first note.
    #expect(state.press("i", "x").isEmpty)
    _ = update(&state, .loaded(Example.snapshot))
    _ = update(&state, .performed(ticket: 1))
    #expect(state.form?.answers.first == "x")
  }

  @Test("an empty title opens nothing, and says so")
  func untitled() {
    var state = empty()
    _ = state.press("o")
    #expect(state.press("Enter").isEmpty)
    #expect(state.form?.error != nil)
  }

  @Test("what is left open is named, and closing asks for a reason")
  func closing() {
    var snapshot = Example.snapshot
    snapshot.incident?.status = .investigating
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("E", "c")
    #expect(state.form?.fields.count == 2)
    #expect(state.form?.fields.last?.suggestion.contains("it is not resolved") == true)
  }

  @Test("severity and status stand in the header, and a promised update is counted down")
  func header() {
    var snapshot = Example.snapshot
    snapshot.incident?.severity = "SEV1"
    snapshot.incident?.status = .identified
    snapshot.incident?.updates = [
      StakeholderUpdate(number: 1, at: Example.at(1, 20), by: "ana", text: "We look", next: Example.at(1, 50))
    ]
    var state = Example.console(200, 50, snapshot: snapshot)
    #expect(state.picture.contains("SEV1 identified"))
    #expect(state.picture.contains("update 01:50"))
    _ = update(&state, .tick(Example.at(2, 0)))
    #expect(state.picture.contains("update overdue by 10 m"))
  }

  @Test("the picker finds an incident by what is typed, and lists what is over last")
  func picker() {
    var snapshot = Example.snapshot
    var closed = Incident(key: "billing", title: "Invoices twice")
    closed.closure = Closure(resolution: "mended", by: "ana", at: Example.at(0, 1))
    snapshot.incidents = [snapshot.incident, Incident(key: "search", title: "Slow"), closed].compactMap(\.self)
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("8", "I")
    #expect(state.picture.contains("Invoices twice"))
    _ = state.press("t", "w", "i", "c", "e")
    #expect(!state.picture.contains("Slow"))
    #expect(state.press("Enter") == [.showIncident("billing")])
  }

  @Test("Tab completes a path, and says what there is where several fit")
  func paths() {
    var state = Example.console(120, 36)
    _ = state.press("E", "a", "w")
    #expect(state.press("Tab") == [.completePath("w")])
    _ = update(&state, .pathCompleted("w", ["worker.log", "worker.old"]))
    #expect(state.form?.answers.first == "worker.")
    #expect(state.picture.contains("worker.old"))
    _ = update(&state, .pathCompleted("worker.", ["worker.log"]))
    #expect(state.form?.answers.first == "worker.log")
  }

  @Test("other logs are followed from the beginning, under the filter that was there")
  func logs() {
    var state = Example.console(120, 36)
    _ = update(&state, .logFiles(["/var/log/other.log"]))
    #expect(state.log.files == ["/var/log/other.log"])
    #expect(state.log.count == 0)
  }

  @Test("a record is copied in the forms that people share")
  func copying() {
    var state = Example.console(120, 36)
    #expect(state.press("Y").isEmpty)
    #expect(state.press("s") == [.copyShared("9", as: "slack")])
    _ = state.press("Y")
    #expect(state.press("m") == [.copyRecord("9")])
  }

  @Test("a postmortem is read with what it lacks first, and sealing over an error asks why")
  func postmortem() {
    var state = Example.console(120, 36)
    #expect(state.press("E", "p") == [.draftPostmortem(template: nil)])
    let gap = Gap(.error, rule: "no-cause", place: "cause", message: "it has no root cause", remedy: "say it")
    _ = update(&state, .postmortem(DraftedPostmortem(text: "# Postmortem", gaps: [gap])))
    #expect(state.picture.contains("it has no root cause"))
    _ = state.press("s")
    #expect(state.form?.fields.first?.label.contains("although") == true)
    #expect(state.press("x", "Enter") == [.sealPostmortem("# Postmortem", because: "x", ticket: 1)])
  }
}
