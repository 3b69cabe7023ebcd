/// What can be packed: written as bytes that say nothing of their own shape, so that a start reads them as fast as they are copied.
/// Reading and writing name the same fields in the same order. Whoever changes that order, a field or a code raises
/// `PackedView.layout`.
///
/// Everything here is of concrete types, so that the optimiser leaves no generics behind: looking up types and conformances
/// is what a process that has just started would spend its time on. Properties are set one by one for the same reason: to set one anew
/// after another initialiser looks up the type of what was there.
protocol Packed {
  /// Throws for bytes that give no such value; never traps, whatever they are.
  init(from unpacker: inout Unpacker) throws(PackedError)
  func pack(into packer: inout Packer)
}

/// A choice among cases that hold nothing, packed as one byte.
protocol PackedCode: Packed {
  /// Stable: another case never gets the code of one that went.
  var code: UInt8 { get }
  /// Nil for a code no case has.
  init?(code: UInt8)
}

extension PackedCode {
  init(from unpacker: inout Unpacker) throws(PackedError) {
    guard let value = Self(code: try unpacker.byte()) else { throw .unreadable }
    self = value
  }

  func pack(into packer: inout Packer) { packer.byte(code) }
}
