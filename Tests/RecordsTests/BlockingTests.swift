import Records
import Testing

@Suite("What blocks a todo")
struct BlockingTests {
  private var story = Story()

  init() throws {
    for text in ["deploy", "verify", "announce", "clean up"] { try story.perform(.newTodo(text)) }
  }

  private func state(_ number: Int) -> TodoState? { story.record().todo(number).map { story.record().state(of: $0) } }

  @Test("a todo becomes ready when its last blocker clears, and the journal says why")
  mutating func lastBlocker() throws {
    try story.perform(.todo(3, .block(.todo(1), text: "")))
    try story.perform(.todo(3, .block(.todo(2), text: "")))
    #expect(state(3) == .blocked)
    #expect(try story.perform(.todo(1, .finish)) == [.todo(1, .done)])
    #expect(state(3) == .blocked)
    let changes = try story.perform(.todo(2, .finish))
    #expect(changes == [.todo(2, .done), .todo(3, .freed(because: "todo 2 is done"))])
    #expect(state(3) == .ready)
  }

  @Test("one that never waited is open, one that waited is ready")
  mutating func openOrReady() throws {
    try story.perform(.todo(2, .block(.outside, text: "the vendor")))
    try story.perform(.todo(2, .unblock(on: nil)))
    #expect(state(1) == .open && state(2) == .ready)
  }

  @Test("reopening what was waited for blocks again")
  mutating func reopened() throws {
    try story.perform(.todo(2, .block(.todo(1), text: "")))
    try story.perform(.todo(1, .finish))
    try story.perform(.todo(1, .reopen))
    #expect(state(2) == .blocked)
  }

  @Test("cancelling what was waited for frees as well")
  mutating func cancelled() throws {
    try story.perform(.todo(2, .block(.todo(1), text: "")))
    #expect(
      try story.perform(.todo(1, .cancel(because: "not needed"))).contains(
        .todo(2, .freed(because: "todo 1 is cancelled"))))
  }

  @Test("each kind of blocker clears by its own event")
  mutating func kinds() throws {
    try story.perform(.addRisk(title: "Disk fills", likelihood: nil, impact: nil, mitigation: nil))
    try story.perform(.todo(1, .block(.risk(1), text: "")))
    try story.perform(.todo(2, .block(.validation, text: "pending fix validation")))
    try story.perform(.todo(3, .block(.monitoring, text: "pending monitoring")))
    try story.perform(.todo(4, .block(.outside, text: "the vendor")))
    #expect((1...4).map(state) == [.blocked, .blocked, .blocked, .blocked])
    try story.perform(.risk(1, .mitigate(mitigation: "bigger disk")))
    #expect(state(1) == .ready)
    try story.perform(.step("build"))
    try story.perform(.step(1, .pass(because: nil)))
    #expect(state(2) == .blocked)
    try story.perform(.decide(.asProposed))
    #expect(state(2) == .ready)
    try story.perform(.monitoring(.checkpoint(.ok, note: nil, evidence: nil)), at: hours(24))
    #expect(story.record().monitoring?.stage == .done)
    #expect(state(3) == .ready)
    try story.perform(.todo(4, .unblock(on: .outside)))
    #expect(state(4) == .ready)
  }

  @Test("a blocked todo can't be started or finished, and the refusal names what holds it")
  mutating func refused() throws {
    try story.perform(.todo(2, .block(.outside, text: "the vendor's answer")))
    for command in [Command.todo(2, .start), .todo(2, .finish)] {
      var copy = story
      let refusal = #expect(throws: Refusal.self) { try copy.perform(command) }
      #expect(refusal?.message.contains("the vendor's answer") == true)
    }
  }

  @Test("a circle is refused with the circle named", arguments: [2, 3, 4])
  mutating func cycles(_ length: Int) throws {
    for number in 1..<length { try story.perform(.todo(number, .block(.todo(number + 1), text: ""))) }
    var copy = story
    let refusal = #expect(throws: Refusal.self) { try copy.perform(.todo(length, .block(.todo(1), text: ""))) }
    let circle = ([length] + Array(1...length)).map(String.init).joined(separator: " → ")
    #expect(refusal?.message.contains(circle) == true, "\(refusal?.message ?? "")")
  }

  @Test("a todo can't wait for itself")
  mutating func itself() throws {
    var copy = story
    let refusal = #expect(throws: Refusal.self) { try copy.perform(.todo(1, .block(.todo(1), text: ""))) }
    #expect(refusal?.message.contains("1 → 1") == true)
  }

  @Test("a blocker that a person lifts is lifted by them, and is not said to be done")
  mutating func liftedByHand() throws {
    try story.perform(.todo(3, .block(.todo(1), text: "")))
    let lifting = Lifting(by: "noor", because: "the vendor called")
    #expect(
      try story.perform(.todo(3, .unblock(on: nil, because: " the vendor called "))) == [
        .todo(3, .unblocked(on: .todo(1), lifting: lifting)),
        .todo(3, .freed(because: "lifted by noor: the vendor called")),
      ])
    #expect(story.record().todo(3)?.blockers.map(\.lifted) == [lifting])
  }

  @Test("who lifts everything lifts what still holds, and not what has cleared by itself")
  mutating func liftedRest() throws {
    try story.perform(.todo(3, .block(.todo(1), text: "")))
    try story.perform(.todo(3, .block(.outside, text: "the vendor")))
    try story.perform(.todo(1, .finish))
    try story.perform(.todo(3, .unblock(on: nil)))
    #expect(story.record().todo(3)?.blockers.map { $0.lifted?.by } == [nil, "noor"])
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.todo(3, .unblock(on: nil))) }
  }

  @Test(
    "blocking on what it waits for already writes nothing",
    arguments: [(Blocker.On.todo(1), ""), (.validation, "round 2"), (.outside, "the vendor")])
  mutating func blockedAlready(_ on: Blocker.On, _ text: String) throws {
    try story.perform(.todo(3, .block(on, text: on == .validation ? "pending fix validation" : text)))
    #expect(try story.perform(.todo(3, .block(on, text: text))) == [])
    try story.perform(.todo(3, .unblock(on: nil)))
    #expect(try story.perform(.todo(3, .block(on, text: text))).count == 1)
  }

  @Test("a lifted blocker closes no circle")
  mutating func lifted() throws {
    try story.perform(.todo(1, .block(.todo(2), text: "")))
    try story.perform(.todo(1, .unblock(on: .todo(2))))
    try story.perform(.todo(2, .block(.todo(1), text: "")))
    #expect(state(2) == .blocked && state(1) == .ready)
  }

  @Test("a circle is found in a thousand todos with many ways between them")
  func manyWays() {
    let story = Story { record in
      record.todos = (1...1000).map { number in
        var todo = Todo(number: number, text: "todo \(number)")
        todo.blockers = [number + 1, number + 2, number + 3].filter { $0 <= 1000 }
          .map { Blocker(on: .todo($0), text: "") }
        return todo
      }
    }
    #expect(story.record().cycle(blocking: 1000, on: 1)?.count ?? 0 > 2)
    #expect(story.record().cycle(blocking: 1, on: 1000) == nil)
  }

  @Test("the tree puts each open todo under the first that holds it, and loses none")
  mutating func tree() throws {
    try story.perform(.todo(2, .block(.todo(1), text: "")))
    try story.perform(.todo(4, .block(.todo(2), text: "")))
    let tree = story.record().todoTree()
    #expect(tree.map(\.todo.number) == [1, 2, 4, 3])
    #expect(tree.map(\.depth) == [0, 1, 2, 0])
    #expect(story.record().freed(by: 1) == [2])
  }

  @Test("a circle that a document brought is still shown whole")
  func importedCircle() {
    let story = Story { record in
      record.todos = [
        Todo(number: 1, text: "a", blockers: [Blocker(on: .todo(2), text: "")]),
        Todo(number: 2, text: "b", blockers: [Blocker(on: .todo(1), text: "")]), Todo(number: 3, text: "c"),
      ]
    }
    #expect(story.record().todoTree().map(\.todo.number) == [3, 1, 2])
  }
}
