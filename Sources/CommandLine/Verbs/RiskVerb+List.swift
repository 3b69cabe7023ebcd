import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Screen
import Workflow

extension RiskVerb {
  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the risks, or how well ratings have held so far.",
      discussion: "For example, over every session: baton risk list --calibration")
    @OptionGroup var session: OfSession
    @Flag(help: "Likelihood as rated against what came true, over all sessions and in each.") var calibration = false
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(session.number, looksBack: true)
      if calibration { return try printCalibration(of: stored, in: call) }
      let record = stored.record
      if call.options.isJSON { return call.output.print(.risks(of: record)) }
      guard !record.risks.isEmpty else {
        return call.output.print(
          "No risk is on the register; `baton risk add TEXT --likelihood L --impact I` adds one.")
      }
      var sheet = Sheet(for: call.output)
      sheet.risks(record)
      call.output.print(sheet)
    }

    private func printCalibration(of stored: StoredSession, in call: Call) throws {
      let records = try stored.store.sessions(incident: stored.incident.key).compactMap { summary in
        try stored.store.record(summary.session.number, incident: stored.incident.key)
      }
      let calibration = Calibration(of: records)
      if call.options.isJSON { return call.output.print(.calibration(calibration)) }
      var sheet = Sheet(for: call.output)
      sheet.calibration(calibration)
      call.output.print(sheet)
    }
  }
}

extension Sheet {
  mutating func calibration(_ calibration: Calibration) {
    for row in calibration.rows where row.rated > 0 {
      item(" \(TextWidth.padded(row.likelihood.displayText, to: 10))", "\(row.cameTrue) of \(row.rated) came true")
    }
    if calibration.rows.allSatisfy({ $0.rated == 0 }) { item(" ", "No risk has been rated yet.") }
    for session in calibration.sessions { item(" session \(session.session)  ", session.rows.displayText) }
    for (number, risk) in calibration.surprises {
      item(
        " \(mark(.failed)) ",
        "session \(number), risk \(risk.number): \(risk.title), rated \(risk.ratedWhenMaterialised?.displayText ?? "?"), came true"
      )
    }
  }
}
