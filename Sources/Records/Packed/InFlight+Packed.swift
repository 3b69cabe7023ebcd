extension InFlight: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    silences = try unpacker.read()
    investigations = try unpacker.read()
    asks = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(silences)
    packer.write(investigations)
    packer.write(asks)
  }
}

extension Silence: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    alert = try unpacker.read()
    until = try unpacker.read()
    because = try unpacker.read()
    by = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(alert)
    packer.write(until)
    packer.write(because)
    packer.write(by)
    packer.write(lines)
  }
}
