import Records

/// The timeline of an incident as an SVG: sessions as bars, marks as lines, runs of steps, risks
/// that came true and entries as signs. What a colour says a shape says too.
package enum TimelinePicture {
  private static let width = 480.0
  private static let left = 70.0
  private static let right = 470.0
  private static let row = 18.0

  /// Nil where nothing has a time.
  package static func svg(of postmortem: Postmortem) -> String? {
    let (incident, records) = (postmortem.incident, postmortem.records)
    let entries = postmortem.turningPoints
    let runs = records.flatMap { record in record.steps.flatMap { step in step.runs.map { (step.number, $0) } } }
    let bars = records.compactMap { Bar($0) }
    let marks = Mark.Kind.allCases.compactMap { incident.mark($0) }
    let risks = postmortem.cameTrue.compactMap { found in found.risk.materialisedAt.map { (found.risk, $0) } }
    let times =
      entries.compactMap(\.at) + runs.map(\.1.at) + marks.map(\.at) + risks.map(\.1)
      + bars.flatMap { [$0.from, $0.until ?? $0.from] }
    guard let first = times.min(), let last = times.max() else { return nil }
    let scale = Scale(from: first, to: max(last, first.adding(seconds: 60)))

    var drawing = ""
    var y = 30.0
    for bar in bars {
      let (start, end) = (scale.x(bar.from), max(scale.x(bar.until ?? scale.to), scale.x(bar.from) + 3))
      drawing += label(bar.name, y: y)
      drawing +=
        "<rect class=\"bar\" x=\"\(at(start))\" y=\"\(at(y - 9))\" width=\"\(at(end - start))\" height=\"10\" rx=\"2\"><title>\(HTMLPage.escaped(bar.words))</title></rect>"
      y += row
    }
    if !entries.isEmpty {
      drawing += label("events", y: y)
      for entry in entries {
        guard let time = entry.at else { continue }
        let x = at(scale.x(time))
        drawing +=
          "<path class=\"tick\" d=\"M\(x) \(at(y - 9))v10\"><title>\(HTMLPage.escaped("\(time.clock) \(entry.event)"))</title></path>"
      }
      y += row
    }
    if !runs.isEmpty {
      drawing += label("steps", y: y)
      for (step, run) in runs { drawing += sign(of: run, step: step, x: scale.x(run.at), y: y - 4) }
      y += row
    }
    if !risks.isEmpty {
      drawing += label("risks", y: y)
      for (risk, time) in risks {
        let x = at(scale.x(time))
        drawing +=
          "<path class=\"bad\" d=\"M\(x) \(at(y - 10))l5 6l-5 6l-5 -6z\"><title>\(HTMLPage.escaped("\(time.clock) came true: \(risk.title)"))</title></path>"
      }
      y += row
    }
    let bottom = y
    for (place, mark) in marks.enumerated() {
      let x = scale.x(mark.at)
      drawing = "<path class=\"mark\" d=\"M\(at(x)) 18V\(at(bottom))\"/>" + drawing
      drawing +=
        "<text class=\"letter\" x=\"\(at(min(x + 2, right - 6)))\" y=\"\(at(bottom + 10))\">\(letters[place])</text>"
    }
    if !marks.isEmpty { y += 14 }
    for (place, mark) in marks.enumerated() {
      drawing +=
        "<text x=\"\(at(place.isMultiple(of: 2) ? 4 : width / 2))\" y=\"\(at(y + 12))\">\(letters[place])  \(mark.kind.displayText) \(scale.words(mark.at))</text>"
      if !place.isMultiple(of: 2) || place == marks.count - 1 { y += 15 }
    }
    let height = y + 12
    let name = "Timeline from \(first.iso) to \(last.iso)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" role="img" aria-label="\(name)"><style>\(style)</style>\(axis(scale))\(drawing)</svg>
      """
  }

  private static let letters = ["a", "b", "c", "d", "e"]

  private struct Bar {
    var name: String
    var words: String
    var from: Moment
    var until: Moment?

    init?(_ record: SessionRecord) {
      let session = record.session
      let times = record.timeline.filter { $0.session ?? session.number == session.number }.compactMap(\.at)
      guard let from = session.from ?? session.opening?.at ?? times.min() else { return nil }
      self.from = from
      until = session.until ?? times.max()
      let holder = session.opening?.by ?? session.holder
      name = "S\(session.number)" + (holder.map { " \($0)" } ?? "")
      words =
        "Session \(session.number)" + (holder.map { ", \($0)" } ?? "")
        + (session.title.isEmpty ? "" : ": \(session.title)")
    }
  }

  private struct Scale {
    var from: Moment
    var to: Moment

    func x(_ moment: Moment) -> Double {
      let part = moment.since(from) / max(1, to.since(from))
      return TimelinePicture.left + (TimelinePicture.right - TimelinePicture.left) * min(1, max(0, part))
    }

    /// With the day where it is another than the first.
    func words(_ moment: Moment) -> String {
      moment.day == from.day ? moment.clock : "\(moment.day.iso) \(moment.clock)"
    }

    /// Round times, four or so of them.
    var ticks: [Moment] {
      let steps: [Int64] = [60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800]
      let length = Int64(to.since(from))
      let step = steps.first { length / $0 <= 5 } ?? max(604_800, length / 5)
      var tick = (from.seconds / step + 1) * step
      var ticks: [Moment] = []
      while tick < to.seconds, ticks.count < 8 {
        ticks.append(Moment(seconds: tick))
        tick += step
      }
      return ticks
    }
  }

  private static func axis(_ scale: Scale) -> String {
    let isLong = scale.to.since(scale.from) > 2 * 86_400
    return "<text x=\"4\" y=\"12\">\(scale.from.day.iso) UTC</text>"
      + scale.ticks.map { tick in
        let x = scale.x(tick)
        // The day stands at the left.
        let words =
          x < 110
          ? ""
          : "<text class=\"axis\" x=\"\(at(x))\" y=\"12\">\(isLong ? String(tick.day.iso.dropFirst(5)) : tick.clock)</text>"
        return "<path class=\"grid\" d=\"M\(at(x)) 16v6\"/>" + words
      }.joined()
  }

  private static func label(_ words: String, y: Double) -> String {
    let short = words.count > 11 ? words.prefix(10) + "…" : words
    return "<text x=\"4\" y=\"\(at(y))\">\(HTMLPage.escaped(short))</text>"
  }

  /// A round sign for what passed, a cross for what failed, a ring for what a person must judge.
  private static func sign(of run: Run, step: Int, x: Double, y: Double) -> String {
    let words = "\(run.at.clock) step \(step) \(run.proposal?.rawValue ?? "open")" + (run.why.map { ": \($0)" } ?? "")
    let title = "<title>\(HTMLPage.escaped(words))</title>"
    return switch run.proposal {
    case .passed: "<circle class=\"good\" cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"4\">\(title)</circle>"
    case .failed: "<path class=\"cross\" d=\"M\(at(x - 4)) \(at(y - 4))l8 8m0 -8l-8 8\">\(title)</path>"
    case .unsure, nil: "<circle class=\"ring\" cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"3.5\">\(title)</circle>"
    }
  }

  /// Tenths are finer than any screen.
  private static func at(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static let style = """
    text{font:10px system-ui,sans-serif;fill:var(--ink,#1c2026)}.axis{text-anchor:middle}.letter{font-weight:bold}.bar{fill:var(--accent,#0b5cad);fill-opacity:.75}.tick,.grid{stroke:var(--soft,#5b6370);stroke-width:1.5}.mark{stroke:var(--warn,#9a5b00);stroke-dasharray:3 2}.good{fill:var(--good,#1a7f37)}.bad{fill:var(--bad,#b3261e)}.cross{stroke:var(--bad,#b3261e);stroke-width:2;fill:none}.ring{stroke:var(--soft,#5b6370);stroke-width:1.5;fill:none}
    """
}
