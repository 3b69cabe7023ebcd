import Records
import Testing

@Suite("Ratings held against what happened")
struct CalibrationTests {
  private func record(_ number: SessionNumber, _ risks: [Risk]) -> SessionRecord {
    var record = SessionRecord(session: Session(number: number))
    record.risks = risks
    return record
  }

  @Test("over all sessions a risk counts once, and in each session by what became of it there")
  func sessions() {
    let open = Risk(number: 1, title: "The fix does not work", likelihood: .veryLow)
    var cameTrue = open
    cameTrue.materialisedAt = quarterPast
    cameTrue.ratedWhenMaterialised = .veryLow
    var dealtWith = cameTrue
    dealtWith.status = .mitigated
    dealtWith.closedIn = "9"
    let disk = Risk(number: 2, title: "Disk fills", likelihood: .low)
    let calibration = Calibration(of: [
      record("8", [open, disk]), record("9", [cameTrue, disk]), record("10", [dealtWith, disk]), record("11", []),
    ])
    #expect(calibration.rows.displayText == "very low 1 of 1, low 0 of 1")
    #expect(calibration.sessions.map(\.session) == ["8", "9", "10"])
    #expect(
      calibration.sessions.map(\.rows.displayText) == [
        "very low 0 of 1, low 0 of 1", "very low 1 of 1, low 0 of 1", "low 0 of 1",
      ])
    #expect(calibration.surprises.map(\.session) == ["9"])
  }
}
