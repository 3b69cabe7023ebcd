import Console
import Foundation
import Records
import Testing

@testable import ConsoleShell

@Suite("The machine's own zone")
struct LocalZoneTests {
  @Test("it is as far from UTC as the system says, on every tenth day of the two years around now")
  func offsets() {
    let now = Moment(Date())
    let zone = Zone.local(around: now)
    for day in stride(from: -360, through: 360, by: 10) {
      let moment = now.adding(hours: Double(day) * 24)
      let offset = zone.offsets.last { $0.from <= moment }
      let date = Date(timeIntervalSince1970: Double(moment.seconds))
      #expect(offset?.seconds == TimeZone.current.secondsFromGMT(for: date), "\(moment)")
    }
  }
}
