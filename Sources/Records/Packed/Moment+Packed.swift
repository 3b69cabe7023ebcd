extension Moment: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) { self.init(milliseconds: try unpacker.read()) }
  func pack(into packer: inout Packer) { packer.write(milliseconds) }
}

extension Day: Packed {
  /// Refuses what is no day of any calendar, so that counting with it can't overflow.
  init(from unpacker: inout Unpacker) throws(PackedError) {
    year = try unpacker.read()
    month = try unpacker.read()
    day = try unpacker.read()
    guard (-1_000_000...1_000_000).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      throw .unreadable
    }
  }

  func pack(into packer: inout Packer) {
    packer.write(year)
    packer.write(month)
    packer.write(day)
  }
}
