/// How well likelihoods were rated: of the risks rated so, how many came true.
package struct Calibration: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package var likelihood: Likelihood
    package var rated: Int
    package var cameTrue: Int
  }

  /// What one session's register held: of the risks it rated so, how many came true in it.
  package struct OfSession: Equatable, Sendable {
    package var session: SessionNumber
    /// One a likelihood, the least likely first.
    package var rows: [Row]
  }

  /// Over all sessions: one a likelihood, the least likely first.
  package var rows: [Row]
  /// Each session by itself, oldest first; those that rated nothing are left out.
  package var sessions: [OfSession] = []
  /// Risks that came true though rated low or very low, with the session in which they did.
  package var surprises: [(session: SessionNumber, risk: Risk)] = []

  package static func == (left: Calibration, right: Calibration) -> Bool {
    left.rows == right.rows && left.sessions == right.sessions
      && left.surprises.elementsEqual(right.surprises) { $0 == $1 }
  }

  /// Counts each risk once, though it is carried from session to session: `records` are one
  /// incident's, oldest first, and the last that holds a risk decides. One that came true counts as
  /// it was rated then.
  package init(of records: [SessionRecord]) {
    let none = Likelihood.allCases.map { Row(likelihood: $0, rated: 0, cameTrue: 0) }
    rows = none
    var known: Set<String> = []
    for record in records {
      var session = OfSession(session: record.session.number, rows: none)
      for risk in record.risks where risk.closedIn == nil || risk.closedIn == record.session.number {
        // Carried along after it came true, it tells nothing of this session.
        let isNews = risk.materialisedAt != nil && known.insert(risk.title.lowercased()).inserted
        guard risk.materialisedAt == nil || isNews,
          let rating = (isNews ? risk.ratedWhenMaterialised : nil) ?? risk.likelihood
        else { continue }
        session.rows[rating.rawValue - 1].rated += 1
        if isNews { session.rows[rating.rawValue - 1].cameTrue += 1 }
      }
      if session.rows != none { sessions.append(session) }
    }
    var last: [String: (session: SessionNumber, risk: Risk)] = [:]
    var order: [String] = []
    for record in records {
      for risk in record.risks {
        let name = risk.title.lowercased()
        let before = last.updateValue((record.session.number, risk), forKey: name)
        if before == nil { order.append(name) }
        if let before, before.risk.materialisedAt != nil, risk.materialisedAt == nil { last[name] = before }
        if let before, before.risk.materialisedAt != nil { last[name]?.session = before.session }
      }
    }
    for (session, risk) in order.compactMap({ last[$0] }) {
      let cameTrue = risk.materialisedAt != nil || risk.status == .materialised
      guard let rating = (cameTrue ? risk.ratedWhenMaterialised : nil) ?? risk.likelihood else { continue }
      rows[rating.rawValue - 1].rated += 1
      guard cameTrue else { continue }
      rows[rating.rawValue - 1].cameTrue += 1
      if rating <= .low { surprises.append((session, risk)) }
    }
  }
}

extension [Calibration.Row] {
  /// "very low 1 of 1, low 0 of 2": how many came true of those rated so.
  package var displayText: String {
    filter { $0.rated > 0 }.map { "\($0.likelihood.displayText) \($0.cameTrue) of \($0.rated)" }.joined(separator: ", ")
  }
}
