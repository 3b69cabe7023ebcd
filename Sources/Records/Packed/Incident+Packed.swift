extension Incident: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    key = try unpacker.read()
    title = try unpacker.read()
    severity = try unpacker.read()
    service = try unpacker.read()
    sessions = try unpacker.read()
    holder = try unpacker.read()
    offeredTo = try unpacker.read()
    watches = try unpacker.read()
    logs = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(key)
    packer.write(title)
    packer.write(severity)
    packer.write(service)
    packer.write(sessions)
    packer.write(holder)
    packer.write(offeredTo)
    packer.write(watches)
    packer.write(logs)
  }
}

extension WatchRule: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    name = try unpacker.read()
    pattern = try unpacker.read()
    file = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(name)
    packer.write(pattern)
    packer.write(file)
  }
}
