extension Risk: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    title = try unpacker.read()
    likelihood = try unpacker.read()
    impact = try unpacker.read()
    mitigation = try unpacker.read()
    status = try unpacker.read()
    likelihoodWords = try unpacker.read()
    impactWords = try unpacker.read()
    owner = try unpacker.read()
    statusWords = try unpacker.read()
    because = try unpacker.read()
    materialisedAt = try unpacker.read()
    ratedWhenMaterialised = try unpacker.read()
    closedIn = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(title)
    packer.write(likelihood)
    packer.write(impact)
    packer.write(mitigation)
    packer.write(status)
    packer.write(likelihoodWords)
    packer.write(impactWords)
    packer.write(owner)
    packer.write(statusWords)
    packer.write(because)
    packer.write(materialisedAt)
    packer.write(ratedWhenMaterialised)
    packer.write(closedIn)
    packer.write(lines)
  }
}

extension Risk.Status: PackedCode {
  var code: UInt8 {
    switch self {
    case .open: 0
    case .mitigated: 1
    case .accepted: 2
    case .materialised: 3
    case .closed: 4
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .open
    case 1: self = .mitigated
    case 2: self = .accepted
    case 3: self = .materialised
    case 4: self = .closed
    default: return nil
    }
  }
}

extension Likelihood: PackedCode {
  var code: UInt8 { UInt8(rawValue) }
  init?(code: UInt8) { self.init(rawValue: Int(code)) }
}

extension RiskImpact: PackedCode {
  var code: UInt8 { UInt8(rawValue) }
  init?(code: UInt8) { self.init(rawValue: Int(code)) }
}
