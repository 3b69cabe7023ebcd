extension Session: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    title = try unpacker.read()
    date = try unpacker.read()
    from = try unpacker.read()
    until = try unpacker.read()
    status = try unpacker.read()
    next = try unpacker.read()
    summary = try unpacker.read()
    holder = try unpacker.read()
    opening = try unpacker.read()
    successor = try unpacker.read()
    declines = try unpacker.read()
    offeredTo = try unpacker.read()
    seal = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(title)
    packer.write(date)
    packer.write(from)
    packer.write(until)
    packer.write(status)
    packer.write(next)
    packer.write(summary)
    packer.write(holder)
    packer.write(opening)
    packer.write(successor)
    packer.write(declines)
    packer.write(offeredTo)
    packer.write(seal)
    packer.write(lines)
  }
}

extension Opening: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    from = try unpacker.read()
    by = try unpacker.read()
    at = try unpacker.read()
    readBack = try unpacker.read()
    takeOver = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(from)
    packer.write(by)
    packer.write(at)
    packer.write(readBack)
    packer.write(takeOver)
  }
}

extension Decline: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    by = try unpacker.read()
    at = try unpacker.read()
    because = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(by)
    packer.write(at)
    packer.write(because)
  }
}

extension Seal: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    by = try unpacker.read()
    at = try unpacker.read()
    hash = try unpacker.read()
    file = try unpacker.read()
    gapsAllowedBecause = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(by)
    packer.write(at)
    packer.write(hash)
    packer.write(file)
    packer.write(gapsAllowedBecause)
  }
}

extension LineSpan: Packed {
  /// Refuses one that ends before it begins, as it is walked as a range.
  init(from unpacker: inout Unpacker) throws(PackedError) {
    from = try unpacker.read()
    to = try unpacker.read()
    guard from <= to else { throw .unreadable }
  }

  func pack(into packer: inout Packer) {
    packer.write(from)
    packer.write(to)
  }
}

extension SessionNumber: Packed {
  /// Without folding it anew: an incident may hold a thousand of these, and what was packed was folded.
  init(from unpacker: inout Unpacker) throws(PackedError) {
    text = try unpacker.read()
    guard !text.isEmpty else { throw .unreadable }
  }

  func pack(into packer: inout Packer) { packer.write(text) }
}
