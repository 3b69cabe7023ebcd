extension SessionRecord: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    session = try unpacker.read()
    timeline = try unpacker.read()
    problems = try unpacker.read()
    fixes = try unpacker.read()
    alternatives = try unpacker.read()
    checks = try unpacker.read()
    steps = try unpacker.read()
    branches = try unpacker.read()
    todos = try unpacker.read()
    risks = try unpacker.read()
    monitoring = try unpacker.read()
    files = try unpacker.read()
    inFlight = try unpacker.read()
    lessons = try unpacker.read()
    insights = try unpacker.read()
    achievements = try unpacker.read()
    production = try unpacker.read()
    metrics = try unpacker.read()
    corrections = try unpacker.read()
    comments = try unpacker.read()
    sections = try unpacker.read()
    coverage = try unpacker.read()
    repairs = try unpacker.read()
    warnings = try unpacker.read()
    source = try unpacker.read()
    round = try unpacker.read()
    decisions = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(session)
    packer.write(timeline)
    packer.write(problems)
    packer.write(fixes)
    packer.write(alternatives)
    packer.write(checks)
    packer.write(steps)
    packer.write(branches)
    packer.write(todos)
    packer.write(risks)
    packer.write(monitoring)
    packer.write(files)
    packer.write(inFlight)
    packer.write(lessons)
    packer.write(insights)
    packer.write(achievements)
    packer.write(production)
    packer.write(metrics)
    packer.write(corrections)
    packer.write(comments)
    packer.write(sections)
    packer.write(coverage)
    packer.write(repairs)
    packer.write(warnings)
    packer.write(source)
    packer.write(round)
    packer.write(decisions)
  }
}

extension Decision: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    round = try unpacker.read()
    branch = try unpacker.read()
    by = try unpacker.read()
    at = try unpacker.read()
    because = try unpacker.read()
    changes = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(round)
    packer.write(branch)
    packer.write(by)
    packer.write(at)
    packer.write(because)
    packer.write(changes)
  }
}

extension Decision.Branch: PackedCode {
  var code: UInt8 {
    switch self {
    case .success: 0
    case .failure: 1
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .success
    case 1: self = .failure
    default: return nil
    }
  }
}
