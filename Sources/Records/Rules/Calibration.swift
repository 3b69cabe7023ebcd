/// How well likelihoods were rated: of the risks rated so, how many came true.
public struct Calibration: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    public var likelihood: Likelihood
    public var rated: Int
    public var cameTrue: Int
  }

  /// One a likelihood, the least likely first.
  public var rows: [Row]
  /// Risks that came true though rated low or very low, with the session in which they did.
  public var surprises: [(session: SessionNumber, risk: Risk)] = []

  public static func == (left: Calibration, right: Calibration) -> Bool {
    left.rows == right.rows && left.surprises.elementsEqual(right.surprises) { $0 == $1 }
  }

  /// Counts each risk once, though it is carried from session to session: `records` are one incident's, oldest first, and the
  /// last that holds a risk decides. One that came true counts as it was rated then.
  public init(of records: [SessionRecord]) {
    rows = Likelihood.allCases.map { Row(likelihood: $0, rated: 0, cameTrue: 0) }
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
