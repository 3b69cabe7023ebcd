extension ExpectationRule: Packed {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    switch try unpacker.byte() {
    case 0: self = .exit(try unpacker.read())
    case 1: self = .matches(try unpacker.read(), first: try unpacker.read())
    case 2: self = .lacks(try unpacker.read(), after: try unpacker.read())
    case 3: self = .empty
    case 4: self = .lines(try unpacker.read(), try unpacker.read())
    case 5: self = .timeAfter(try unpacker.read())
    case 6: self = .json(path: try unpacker.read(), try unpacker.read(), try unpacker.read())
    case 7: self = .jsonMatches(path: try unpacker.read(), try unpacker.read())
    case 8: self = .all(try unpacker.readNested())
    case 9: self = .any(try unpacker.readNested())
    default: throw .unreadable
    }
  }

  func pack(into packer: inout Packer) {
    switch self {
    case .exit(let status):
      packer.byte(0)
      packer.write(status)
    case .matches(let pattern, let first):
      packer.byte(1)
      packer.write(pattern)
      packer.write(first)
    case .lacks(let pattern, let after):
      packer.byte(2)
      packer.write(pattern)
      packer.write(after)
    case .empty:
      packer.byte(3)
    case .lines(let comparison, let count):
      packer.byte(4)
      packer.write(comparison)
      packer.write(count)
    case .timeAfter(let moment):
      packer.byte(5)
      packer.write(moment)
    case .json(let path, let comparison, let value):
      packer.byte(6)
      packer.write(path)
      packer.write(comparison)
      packer.write(value)
    case .jsonMatches(let path, let pattern):
      packer.byte(7)
      packer.write(path)
      packer.write(pattern)
    case .all(let rules):
      packer.byte(8)
      packer.write(rules)
    case .any(let rules):
      packer.byte(9)
      packer.write(rules)
    }
  }
}

extension ExpectationRule.Comparison: PackedCode {
  var code: UInt8 {
    switch self {
    case .equal: 0
    case .notEqual: 1
    case .less: 2
    case .atMost: 3
    case .more: 4
    case .atLeast: 5
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .equal
    case 1: self = .notEqual
    case 2: self = .less
    case 3: self = .atMost
    case 4: self = .more
    case 5: self = .atLeast
    default: return nil
    }
  }
}
