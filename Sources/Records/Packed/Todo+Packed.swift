extension Todo: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    text = try unpacker.read()
    progress = try unpacker.read()
    owner = try unpacker.read()
    blockers = try unpacker.read()
    due = try unpacker.read()
    because = try unpacker.read()
    readyAt = try unpacker.read()
    startedAt = try unpacker.read()
    doneAt = try unpacker.read()
    closedIn = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(text)
    packer.write(progress)
    packer.write(owner)
    packer.write(blockers)
    packer.write(due)
    packer.write(because)
    packer.write(readyAt)
    packer.write(startedAt)
    packer.write(doneAt)
    packer.write(closedIn)
    packer.write(lines)
  }
}

extension Blocker: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    on = try unpacker.read()
    text = try unpacker.read()
    isLifted = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(on)
    packer.write(text)
    packer.write(isLifted)
  }
}

extension Todo.Progress: PackedCode {
  var code: UInt8 {
    switch self {
    case .open: 0
    case .inProgress: 1
    case .done: 2
    case .cancelled: 3
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .open
    case 1: self = .inProgress
    case 2: self = .done
    case 3: self = .cancelled
    default: return nil
    }
  }
}

extension Blocker.On: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    switch try unpacker.byte() {
    case 0: self = .todo(try unpacker.read())
    case 1: self = .validation
    case 2: self = .monitoring
    case 3: self = .risk(try unpacker.read())
    case 4: self = .outside
    default: throw .unreadable
    }
  }

  func pack(into packer: inout Packer) {
    switch self {
    case .todo(let number):
      packer.byte(0)
      packer.write(number)
    case .validation: packer.byte(1)
    case .monitoring: packer.byte(2)
    case .risk(let number):
      packer.byte(3)
      packer.write(number)
    case .outside: packer.byte(4)
    }
  }
}
