import Foundation
import Testing

@testable import Reply

@Suite struct DeliveryTests {
  @Test(
    "the status is the act's own; where the act is done and its words are lost it is 5, and that is said",
    arguments: [
      (ENOSPC, false, Int32(0), Int32(5), true), (ENOSPC, false, 1, 1, true), (ENOSPC, true, 0, 5, true),
      (EBADF, true, 6, 6, true),
      // A reader that went away has read enough, unless something was done of which nobody hears
      // now.
      (EPIPE, false, 0, 141, false), (EPIPE, false, 1, 1, false), (EPIPE, true, 0, 5, true), (EPIPE, true, 1, 1, true),
    ])
  func outcome(trouble: Int32, acts: Bool, status: Int32, ends: Int32, isSaid: Bool) {
    let delivery = Delivery()
    if acts { delivery.acts() }
    delivery.lost(trouble)
    let outcome = delivery.outcome(of: status)
    #expect(outcome.status == ends)
    #expect((outcome.complaint != nil) == isSaid)
  }

  @Test("what arrived changes nothing")
  func arrived() {
    let delivery = Delivery()
    delivery.acts()
    #expect(delivery.outcome(of: 0) == (0, nil))
    #expect(delivery.outcome(of: 4) == (4, nil))
  }

  static let lost: [(call: String, status: Int32)] = [
    ("lint 8", 1), ("show 8", 5), ("show 8 --json", 5), ("export 8 --original", 5), ("note x", 5), ("--help", 5),
    ("completions bash", 5), ("manual", 5), ("theme show dark", 5), ("verify", 5), ("show 99", 3),
  ]

  @Test("no call says that it went well where its output is full or closed", arguments: lost, ["> /dev/full", ">&-"])
  func full(call: (call: String, status: Int32), place: String) throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell("\"$BATON\" \(call.call) \(place)")
    #expect(ended.status == call.status, "\(ended.errors)")
    #expect(ended.errors.hasPrefix("baton: "))
    #expect(call.status == 3 || ended.errors.contains("standard output could not be written"))
  }

  @Test("a reader that goes away ends what only reads without a word, and is told of where something was done")
  func unread() throws {
    let program = try Program(importing: Handoff.text)
    let shown = try program.runUnread("show 8 --json")
    #expect(shown.status == 141 && shown.errors.isEmpty)
    let linted = try program.runUnread("lint 8")
    #expect(linted.status == 1 && linted.errors.isEmpty)
    let noted = try program.runUnread("note 'told to nobody'")
    #expect(noted.status == 5 && noted.errors.contains("what was asked for is done"))
    #expect(try program.run("timeline").text.contains("told to nobody"))
  }

  @Test(
    "a failing step's run is recorded to its end whatever becomes of what it prints",
    arguments: ["> /dev/full", ">&-", "| true"])
  func run(place: String) throws {
    let program = try Program(importing: Handoff.text)
    _ = try program.run("accept", "8", "--read-back", "x")
    _ = try program.run("step", "add", "fails", "--command", "echo one; echo two; exit 3", "--expect", "exit 0")
    let number = try program.run("step", "list", "--json").objects.count
    let ended = try program.shell("{ \"$BATON\" step run \(number) --yes; echo \"status $?\" >&2; } \(place)")
    #expect(ended.errors.contains("status 1\n"), "\(ended.errors)")
    let runs = try program.run("step", "list", "--json").objects.last?["runs"] as? [[String: Any]]
    #expect(runs?.count == 1 && runs?.first?["exit"] as? Int == 3 && runs?.first?["outputBytes"] as? Int == 8)
  }

  @Test("standard descriptors that are closed are not given to the journal")
  func closed() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.shell("\"$BATON\" note unheard <&- >&- 2>&-").status == 5)
    #expect(try program.shell("\"$BATON\" nonsense <&- >&- 2>&-").status == 64)
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("timeline").text.contains("unheard"))
    let unfed = try program.shell("\"$BATON\" import - <&-")
    #expect(unfed.status == 5 && unfed.errors.hasPrefix("baton: "))
  }
}
