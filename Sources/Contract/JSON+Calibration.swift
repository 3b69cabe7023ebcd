import Records

extension JSON {
  /// `risk list --calibration --json`.
  package static func calibration(_ calibration: Calibration) -> JSON {
    [
      "ratings": ratings(calibration.rows),
      "sessions": .array(
        calibration.sessions.map { ["session": .string($0.session.text), "ratings": ratings($0.rows)] }),
      "surprises": .array(
        calibration.surprises.map { session, risk in
          ["session": .string(session.text), "risk": JSON.risk(risk)]
        }),
    ]
  }

  private static func ratings(_ rows: [Calibration.Row]) -> JSON {
    .array(
      rows.map { row in
        [
          "likelihood": .string(row.likelihood.name),
          "rated": .integer(row.rated),
          "materialised": .integer(row.cameTrue),
        ]
      })
  }
}
