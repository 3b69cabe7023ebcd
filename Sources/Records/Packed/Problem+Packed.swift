extension Problem: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    title = try unpacker.read()
    error = try unpacker.read()
    rootCause = try unpacker.read()
    severity = try unpacker.read()
    impact = try unpacker.read()
    missedBecause = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(title)
    packer.write(error)
    packer.write(rootCause)
    packer.write(severity)
    packer.write(impact)
    packer.write(missedBecause)
    packer.write(lines)
  }
}

extension Alternative: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    option = try unpacker.read()
    risk = try unpacker.read()
    riskWords = try unpacker.read()
    chosen = try unpacker.read()
    reason = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(option)
    packer.write(risk)
    packer.write(riskWords)
    packer.write(chosen)
    packer.write(reason)
    packer.write(lines)
  }
}

extension Check: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    text = try unpacker.read()
    state = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(text)
    packer.write(state)
    packer.write(lines)
  }
}

extension Branches: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    success = try unpacker.read()
    failure = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(success)
    packer.write(failure)
  }
}

extension FileLists: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    created = try unpacker.read()
    modified = try unpacker.read()
    toUpdate = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(created)
    packer.write(modified)
    packer.write(toUpdate)
  }
}

extension ProductionStatus: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    before = try unpacker.read()
    after = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(before)
    packer.write(after)
  }
}

extension Alternative.Risk: PackedCode {
  var code: UInt8 {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .low
    case 1: self = .medium
    case 2: self = .high
    default: return nil
    }
  }
}

extension Check.State: PackedCode {
  var code: UInt8 {
    switch self {
    case .open: 0
    case .done: 1
    case .failed: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .open
    case 1: self = .done
    case 2: self = .failed
    default: return nil
    }
  }
}
