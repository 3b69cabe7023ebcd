extension Statement: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    text = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(text)
    packer.write(lines)
  }
}

extension Metric: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    name = try unpacker.read()
    value = try unpacker.read()
    lines = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(name)
    packer.write(value)
    packer.write(lines)
  }
}

extension Section: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    heading = try unpacker.read()
    lines = try unpacker.read()
    text = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(heading)
    packer.write(lines)
    packer.write(text)
  }
}

extension Coverage: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    lines = try unpacker.read()
    recognised = try unpacker.read()
    kept = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(lines)
    packer.write(recognised)
    packer.write(kept)
  }
}

extension DocumentSource: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    name = try unpacker.read()
    hash = try unpacker.read()
    bytes = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(name)
    packer.write(hash)
    packer.write(bytes)
  }
}

extension Correction: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    by = try unpacker.read()
    at = try unpacker.read()
    about = try unpacker.read()
    text = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(by)
    packer.write(at)
    packer.write(about)
    packer.write(text)
  }
}

extension Comment: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    number = try unpacker.read()
    about = try unpacker.read()
    by = try unpacker.read()
    at = try unpacker.read()
    text = try unpacker.read()
    isQuestion = try unpacker.read()
    answer = try unpacker.read()
    answeredBy = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(number)
    packer.write(about)
    packer.write(by)
    packer.write(at)
    packer.write(text)
    packer.write(isQuestion)
    packer.write(answer)
    packer.write(answeredBy)
  }
}

extension ItemReference: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    kind = try unpacker.read()
    number = try unpacker.read()
  }

  func pack(into packer: inout Packer) {
    packer.write(kind)
    packer.write(number)
  }
}
