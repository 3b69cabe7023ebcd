extension Monitoring: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    stage = try unpacker.read()
    start = try unpacker.read()
    hours = try unpacker.read()
    every = try unpacker.read()
    checkpoints = try unpacker.read()
    baseline = try unpacker.read()
    watches = try unpacker.read()
    resets = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(stage)
    packer.write(start)
    packer.write(hours)
    packer.write(every)
    packer.write(checkpoints)
    packer.write(baseline)
    packer.write(watches)
    packer.write(resets)
    packer.write(lines)
  }
}

extension Checkpoint: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    due = try unpacker.read()
    outcome = try unpacker.read()
    doneAt = try unpacker.read()
    by = try unpacker.read()
    note = try unpacker.read()
    evidence = try unpacker.read()
    step = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(due)
    packer.write(outcome)
    packer.write(doneAt)
    packer.write(by)
    packer.write(note)
    packer.write(evidence)
    packer.write(step)
    packer.write(lines)
  }
}

extension MonitoringReset: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    at = try unpacker.read()
    by = try unpacker.read()
    because = try unpacker.read()
    start = try unpacker.read()
    hours = try unpacker.read()
    checkpoints = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(at)
    packer.write(by)
    packer.write(because)
    packer.write(start)
    packer.write(hours)
    packer.write(checkpoints)
  }
}

extension Monitoring.Stage: PackedCode {
  var code: UInt8 {
    switch self {
    case .planned: 0
    case .running: 1
    case .done: 2
    case .reset: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .planned
    case 1: self = .running
    case 2: self = .done
    case 3: self = .reset
    default: return nil
    }
  }
}

extension Checkpoint.Outcome: PackedCode {
  var code: UInt8 {
    switch self {
    case .ok: 0
    case .trouble: 1
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .ok
    case 1: self = .trouble
    default: return nil
    }
  }
}
