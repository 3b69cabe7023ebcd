import Records
import Screen
import Testing

@testable import Console

@Suite("What is in flight, by keyboard") struct InFlightKeyTests {
  private var snapshot: Snapshot {
    var snapshot = Example.snapshot
    snapshot.record?.inFlight.asks = [Statement("Call the vendor at nine")]
    snapshot.record?.inFlight.investigations = [Statement("Why did staging not catch it?")]
    snapshot.record?.inFlight.silences = [
      Silence(number: 1, alert: "QueueDepthHigh", until: Example.at(6, 0), because: "it drains")
    ]
    snapshot.record?.comments = [
      Comment(
        number: 1, about: ItemReference(.todo, 2), by: "ops-4", at: Example.at(1, 20), text: "Which build?",
        isQuestion: true)
    ]
    return snapshot
  }

  /// The command that the last key ordered.
  private func command(_ effects: [Effect]) -> Command? {
    guard case .perform(let command, _, _)? = effects.first else { return nil }
    return command
  }

  @Test("one key lists asks, questions, investigations and silences, and Enter settles the selected")
  func settled() {
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("O")
    for words in ["Call the vendor", "ops-4 asks about todo 2: Which build?", "Why did staging", "QueueDepthHigh, unt"]
    {
      #expect(state.picture.contains(words))
    }
    _ = state.press("Enter")
    _ = state.type("called, they look at it")
    #expect(command(state.press("Enter")) == .settle(ItemReference(.ask, 1), outcome: "called, they look at it"))
    _ = state.press("O", "j", "Enter")
    _ = state.type("2d1da3a3")
    #expect(command(state.press("Enter")) == .answer(1, text: "2d1da3a3"))
    _ = state.press("O", "j", "j", "j", "Enter")
    _ = state.type("the queue is empty")
    #expect(command(state.press("Enter")) == .settle(ItemReference(.silence, 1), outcome: "the queue is empty"))
  }

  @Test("a silence, an investigation and an ask are noted from there")
  func added() {
    var state = Example.console(120, 36)
    _ = state.press("O")
    #expect(state.picture.contains("Nothing is in flight"))
    _ = state.press("s")
    _ = state.type("DiskFull")
    _ = state.press("Enter")
    _ = state.type("+4h")
    _ = state.press("Enter")
    #expect(
      command(state.press("Enter"))
        == .silenceAlert("DiskFull", until: state.now.adding(hours: 4), because: nil))
    _ = state.press("O", "i")
    _ = state.type("Where does the load come from?")
    #expect(command(state.press("Enter")) == .addStatement(.investigation, "Where does the load come from?"))
    _ = state.press("O", "a")
    _ = state.type("Read the error log")
    #expect(command(state.press("Enter")) == .addStatement(.ask, "Read the error log"))
  }

  @Test("the palette settles one by its name, and refuses what is none")
  func palette() {
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press(":")
    _ = state.type("flight.settle nonsense")
    _ = state.press("Enter")
    _ = state.type("done")
    #expect(command(state.press("Enter")) == nil)
    #expect(state.picture.contains("names none of these"))
    _ = state.press("Esc", ":")
    _ = state.type("flight.settle investigation 1")
    _ = state.press("Enter")
    _ = state.type("nobody had a test")
    #expect(
      command(state.press("Enter")) == .settle(ItemReference(.investigation, 1), outcome: "nobody had a test"))
  }

  @Test("a question is answered where it stands: the selected item's own before older ones")
  func answered() {
    var snapshot = snapshot
    let older = Comment(number: 2, about: nil, by: "ops-4", at: Example.at(1, 10), text: "By whom?", isQuestion: true)
    snapshot.record?.comments.insert(older, at: 0)
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("3")
    state.select(.item(ItemReference(.todo, 2)), in: .todos)
    #expect(state.picture.contains("Nobody has answered; , answers."))
    _ = state.press(",")
    _ = state.type("2d1da3a3")
    #expect(command(state.press("Enter")) == .answer(1, text: "2d1da3a3"))
    state.select(.item(ItemReference(.todo, 1)), in: .todos)
    _ = state.press(",")
    _ = state.type("by dana")
    #expect(command(state.press("Enter")) == .answer(2, text: "by dana"))
  }

  @Test("a review says what is asked, looked into and kept silent")
  func reviewed() {
    var state = Example.console(120, 60, snapshot: snapshot)
    _ = state.press("V")
    for words in ["Asked of whoever takes it", "Still being looked into", "Silenced alerts", "Unanswered"] {
      #expect(state.picture.contains(words))
    }
    _ = state.press("O")
    #expect(state.picture.contains("In flight"))
  }
}
