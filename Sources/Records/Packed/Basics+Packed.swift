extension String: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) { self = try unpacker.text() }
  func pack(into packer: inout Packer) { packer.text(self) }
}

extension Bool: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    switch try unpacker.byte() {
    case 0: self = false
    case 1: self = true
    default: throw .unreadable
    }
  }

  func pack(into packer: inout Packer) { packer.byte(self ? 1 : 0) }
}

extension Int: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    guard let value = Int(exactly: try unpacker.signed()) else { throw .unreadable }
    self = value
  }

  func pack(into packer: inout Packer) { packer.signed(Int64(self)) }
}

extension Int32: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    guard let value = Int32(exactly: try unpacker.signed()) else { throw .unreadable }
    self = value
  }

  func pack(into packer: inout Packer) { packer.signed(Int64(self)) }
}

extension Int64: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) { self.init(bitPattern: try unpacker.fixed()) }
  func pack(into packer: inout Packer) { packer.fixed(UInt64(bitPattern: self)) }
}

extension Double: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) { self.init(bitPattern: try unpacker.fixed()) }
  func pack(into packer: inout Packer) { packer.fixed(bitPattern) }
}
