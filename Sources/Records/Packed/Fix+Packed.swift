extension Fix: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    title = try unpacker.read()
    commit = try unpacker.read()
    build = try unpacker.read()
    status = try unpacker.read()
    statusWords = try unpacker.read()
    files = try unpacker.read()
    before = try unpacker.read()
    after = try unpacker.read()
    rationale = try unpacker.read()
    provenance = try unpacker.read()
    statusAt = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(title)
    packer.write(commit)
    packer.write(build)
    packer.write(status)
    packer.write(statusWords)
    packer.write(files)
    packer.write(before)
    packer.write(after)
    packer.write(rationale)
    packer.write(provenance)
    packer.write(statusAt)
    packer.write(lines)
  }
}

extension ProvenanceFinding: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    question = try unpacker.read()
    answer = try unpacker.read()
    detail = try unpacker.read()
    at = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(question)
    packer.write(answer)
    packer.write(detail)
    packer.write(at)
  }
}

extension Fix.Status: PackedCode {
  var code: UInt8 {
    switch self {
    case .unknown: 0
    case .committed: 1
    case .pushed: 2
    case .building: 3
    case .built: 4
    case .deployed: 5
    case .validated: 6
    case .failed: 7
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .unknown
    case 1: self = .committed
    case 2: self = .pushed
    case 3: self = .building
    case 4: self = .built
    case 5: self = .deployed
    case 6: self = .validated
    case 7: self = .failed
    default: return nil
    }
  }
}

extension ProvenanceFinding.Question: PackedCode {
  var code: UInt8 {
    switch self {
    case .commitOnRemote: 0
    case .treeClean: 1
    case .buildSourceIsCommit: 2
    case .runningIsNewerThanBuild: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .commitOnRemote
    case 1: self = .treeClean
    case 2: self = .buildSourceIsCommit
    case 3: self = .runningIsNewerThanBuild
    default: return nil
    }
  }
}

extension ProvenanceFinding.Answer: PackedCode {
  var code: UInt8 {
    switch self {
    case .yes: 0
    case .no: 1
    case .unknown: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .yes
    case 1: self = .no
    case 2: self = .unknown
    default: return nil
    }
  }
}
