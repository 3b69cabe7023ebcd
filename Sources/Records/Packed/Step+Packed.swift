extension Step: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    title = try unpacker.read()
    command = try unpacker.read()
    expectation = try unpacker.read()
    language = try unpacker.read()
    originalCommand = try unpacker.read()
    timeout = try unpacker.read()
    runs = try unpacker.read()
    judgements = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(title)
    packer.write(command)
    packer.write(expectation)
    packer.write(language)
    packer.write(originalCommand)
    packer.write(timeout)
    packer.write(runs)
    packer.write(judgements)
    packer.write(lines)
  }
}

extension Run: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    round = try unpacker.read()
    at = try unpacker.read()
    by = try unpacker.read()
    command = try unpacker.read()
    folder = try unpacker.read()
    ending = try unpacker.read()
    seconds = try unpacker.read()
    proposal = try unpacker.read()
    why = try unpacker.read()
    decidedBy = try unpacker.read()
    outputBytes = try unpacker.read()
    evidence = try unpacker.read()
    masked = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(round)
    packer.write(at)
    packer.write(by)
    packer.write(command)
    packer.write(folder)
    packer.write(ending)
    packer.write(seconds)
    packer.write(proposal)
    packer.write(why)
    packer.write(decidedBy)
    packer.write(outputBytes)
    packer.write(evidence)
    packer.write(masked)
  }
}

extension Judgement: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    outcome = try unpacker.read()
    round = try unpacker.read()
    by = try unpacker.read()
    at = try unpacker.read()
    because = try unpacker.read()
    afterRuns = try unpacker.read()
    overruled = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(outcome)
    packer.write(round)
    packer.write(by)
    packer.write(at)
    packer.write(because)
    packer.write(afterRuns)
    packer.write(overruled)
  }
}

extension Expectation: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    text = try unpacker.read()
    rule = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(text)
    packer.write(rule)
    packer.write(lines)
  }
}

extension Run.Proposal: PackedCode {
  var code: UInt8 {
    switch self {
    case .passed: 0
    case .failed: 1
    case .unsure: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .passed
    case 1: self = .failed
    case 2: self = .unsure
    default: return nil
    }
  }
}

extension Judgement.Outcome: PackedCode {
  var code: UInt8 {
    switch self {
    case .passed: 0
    case .failed: 1
    case .waived: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .passed
    case 1: self = .failed
    case 2: self = .waived
    default: return nil
    }
  }
}

extension Run.Ending: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    switch try unpacker.byte() {
    case 0: self = .exited(try unpacker.read())
    case 1: self = .signalled(try unpacker.read())
    case 2: self = .timedOut
    case 3: self = .cancelled
    case 4: self = .interrupted
    case 5: self = .failedToStart(try unpacker.read())
    default: throw .unreadable
    }
  }

  func pack(into packer: inout Packer) {
    switch self {
    case .exited(let status):
      packer.byte(0)
      packer.write(status)
    case .signalled(let signal):
      packer.byte(1)
      packer.write(signal)
    case .timedOut: packer.byte(2)
    case .cancelled: packer.byte(3)
    case .interrupted: packer.byte(4)
    case .failedToStart(let reason):
      packer.byte(5)
      packer.write(reason)
    }
  }
}
