import Records
import Screen

extension State {
  /// Of the risks rated so, how many came true; and those that nobody thought likely.
  func calibrationLines(_ calibration: Calibration, width: Int) -> [Line] {
    var page = Page(width: width)
    let rated = calibration.rows.filter { $0.rated > 0 }
    if rated.isEmpty { page.words("No risk has been rated yet.", .muted) }
    for row in rated {
      page.line([
        Span(row.likelihood.displayText.padded(Page.nameWidth + 2), .muted),
        Span(
          "\(row.cameTrue) of \(row.rated) came true", row.cameTrue > 0 && row.likelihood <= .low ? .warning : .text),
      ])
    }
    if calibration.sessions.count > 1 {
      page.gap()
      page.words("In each session", .title, bold: true)
      for session in calibration.sessions { page.fact("session \(session.session)", session.rows.displayText) }
    }
    if !calibration.surprises.isEmpty {
      page.gap()
      page.words("Came true though nobody thought it likely", .title, bold: true)
    }
    for (session, risk) in calibration.surprises {
      let rating = (risk.ratedWhenMaterialised ?? risk.likelihood).map { ", rated \($0.displayText)" } ?? ""
      page.words("\(Glyph.failed.text()) session \(session), risk \(risk.number)\(rating): \(risk.title)", .alarm)
    }
    return page.lines
  }
}
