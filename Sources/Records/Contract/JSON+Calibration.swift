extension JSON {
  /// `risk list --calibration --json`.
  public static func calibration(_ calibration: Calibration) -> JSON {
    [
      "ratings": .array(
        calibration.rows.map { row in
          [
            "likelihood": .string(row.likelihood.name),
            "rated": .integer(row.rated),
            "materialised": .integer(row.cameTrue),
          ]
        }),
      "surprises": .array(
        calibration.surprises.map { session, risk in
          ["session": .string(session.text), "risk": JSON.risk(risk)]
        }),
    ]
  }
}
