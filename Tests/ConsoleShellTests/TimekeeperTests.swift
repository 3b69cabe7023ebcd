import Records
import Testing

@testable import ConsoleShell

@Suite("The clock")
struct TimekeeperTests {
  private let start = Moment(seconds: 1_762_218_960)

  @Test("a clock that was set while no time passed has jumped by that much", arguments: [3600.0, -7200, 31, -86_400])
  func set(seconds: Double) throws {
    var timekeeper = Timekeeper(start)
    let jump = timekeeper.look(start.adding(seconds: seconds))
    #expect(abs(try #require(jump) - seconds) < 5)
    let again = timekeeper.look(start.adding(seconds: seconds))
    #expect(again == nil)
  }

  @Test("one that is kept right by a few seconds has not", arguments: [0.0, 1, 12, -12])
  func kept(seconds: Double) {
    var timekeeper = Timekeeper(start)
    let jump = timekeeper.look(start.adding(seconds: seconds))
    #expect(jump == nil)
  }
}
