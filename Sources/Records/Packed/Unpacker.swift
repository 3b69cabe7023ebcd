/// Reads what `Packer` wrote. The bytes may be anything: each step looks at what is left first, nothing is allocated for a count that
/// what is left can't hold, and lists within lists go `deepest` deep. Must not outlive the bytes.
struct Unpacker {
  private var next: UnsafeRawPointer
  private let end: UnsafeRawPointer
  private var depth = 0

  /// Deeper than rules are ever written, and shallow enough for the stack.
  private static let deepest = 128
  /// Items to make room for at once, however many a list claims: one that lies then costs little.
  private static let mostAtOnce = 4096

  init(_ bytes: UnsafeRawBufferPointer) throws(PackedError) {
    guard let start = bytes.baseAddress else { throw .unreadable }
    next = start
    end = start + bytes.count
  }

  var atEnd: Bool { next == end }

  private mutating func take(_ count: Int) throws(PackedError) -> UnsafeRawPointer {
    guard count <= end - next else { throw .unreadable }
    defer { next += count }
    return next
  }

  mutating func byte() throws(PackedError) -> UInt8 { try take(1).load(as: UInt8.self) }

  mutating func unsigned() throws(PackedError) -> UInt64 {
    let first = try byte()
    return first < 0x80 ? UInt64(first) : try longUnsigned(UInt64(first & 0x7F))
  }

  /// Apart, as nearly all numbers are of one byte and there are many places that read one.
  @inline(never)
  private mutating func longUnsigned(_ lowest: UInt64) throws(PackedError) -> UInt64 {
    var value = lowest
    var shift: UInt64 = 7
    while shift < 64 {
      let byte = try self.byte()
      guard shift < 63 || byte <= 1 else { throw .unreadable }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .unreadable
  }

  mutating func signed() throws(PackedError) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func fixed() throws(PackedError) -> UInt64 {
    UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  /// A number of things of a byte or more each, which so can't be more than the bytes left.
  private mutating func count() throws(PackedError) -> Int {
    let count = try unsigned()
    guard count <= UInt64(end - next) else { throw .unreadable }
    return Int(count)
  }

  /// By `UTF8Span`, the one way to check and copy that is not generic: the others look up types when first called.
  @inline(never)
  mutating func text() throws(PackedError) -> String {
    let count = try self.count()
    guard count > 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(start: try take(count), count: count)
    do {
      return String(copying: try UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span))
    } catch {
      throw .unreadable
    }
  }

  mutating func read<Value: Packed>() throws(PackedError) -> Value { try Value(from: &self) }

  mutating func read<Value: Packed>() throws(PackedError) -> Value? {
    try Bool(from: &self) ? try Value(from: &self) : nil
  }

  mutating func read<Value: Packed>() throws(PackedError) -> [Value] {
    let count = try self.count()
    // An empty list needs no type of its own looked up.
    guard count > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(min(count, Self.mostAtOnce))
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  mutating func read<Value: Packed>() throws(PackedError) -> [Value]? {
    guard try Bool(from: &self) else { return nil }
    let values: [Value] = try read()
    return values
  }

  /// A list whose items may hold lists of their own kind.
  mutating func readNested<Value: Packed>() throws(PackedError) -> [Value] {
    guard depth < Self.deepest else { throw .unreadable }
    depth += 1
    defer { depth -= 1 }
    return try read()
  }
}
