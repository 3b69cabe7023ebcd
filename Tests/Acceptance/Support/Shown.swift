/// The parts of `baton show --json` that these tests look at.
struct Shown: Decodable {
  var session: Session
  var timeline: [Entry]
  var fixes: [Fix]
  var steps: [Step]
  var todos: [Todo]
  var risks: [Risk]
  var monitoring: Monitoring?
  var comments: [Comment]

  func state(of todo: Int) -> String? { todos.first { $0.number == todo }?.state }

  struct Session: Decodable {
    var number: String
    var phase: String
    var holder: String?
    var summary: String?
    var sealed: Bool
  }

  struct Comment: Decodable {
    var by: String
    var text: String
  }

  struct Entry: Decodable {
    var at: String
    var event: String
    var source: String
    var evidence: [RunReference]
  }

  struct RunReference: Decodable, Equatable {
    var step: Int
    var run: Int
  }

  struct Fix: Decodable {
    var number: Int
    var status: String
  }

  struct Step: Decodable {
    var number: Int
    var verdict: String
    var runs: [Run]
  }

  struct Run: Decodable {
    var at: String
    var exit: Int?
    var proposed: String?
    var why: String?
    var outputBytes: Int?
    var folder: String?
    var ending: String?
  }

  struct Todo: Decodable {
    var number: Int
    var text: String
    var state: String
    var blockers: [Blocker]
  }

  struct Blocker: Decodable {
    var kind: String
    var number: Int?
    var text: String?
    var cleared: Bool
  }

  struct Risk: Decodable {
    var number: Int
    var status: String
  }

  struct Monitoring: Decodable {
    var start: String
    var hours: Double
    var state: String
  }
}
