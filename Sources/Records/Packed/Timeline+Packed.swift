extension TimelineEntry: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    at = try unpacker.read()
    until = try unpacker.read()
    session = try unpacker.read()
    event = try unpacker.read()
    impact = try unpacker.read()
    source = try unpacker.read()
    tags = try unpacker.read()
    by = try unpacker.read()
    lines = try unpacker.read()
    words = try unpacker.read()
    evidence = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(at)
    packer.write(until)
    packer.write(session)
    packer.write(event)
    packer.write(impact)
    packer.write(source)
    packer.write(tags)
    packer.write(by)
    packer.write(lines)
    packer.write(words)
    packer.write(evidence)
  }
}

extension RunReference: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    step = try unpacker.read()
    run = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(step)
    packer.write(run)
  }
}

extension TimelineEntry.Source: PackedCode {
  var code: UInt8 {
    switch self {
    case .document: 0
    case .person: 1
    case .log: 2
    case .step: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .document
    case 1: self = .person
    case 2: self = .log
    case 3: self = .step
    default: return nil
    }
  }
}
