/// Writes values as bytes, one behind the other:
///
///     count, length, unsigned   7 bits a byte, the lowest first, the top bit set on all but the last byte
///     Int, Int32                the same, zigzag: 0, -1, 1, -2 …
///     Int64, Moment, Double     8 bytes, little-endian
///     String                    its length in bytes, then UTF-8
///     Bool, a plain choice      a byte
///     optional                  0, or 1 and the value
///     list                      its count, then its items
struct Packer {
  private(set) var bytes: [UInt8] = []

  /// `capacity` in bytes: what most values fit in.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func fixed(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
  }

  mutating func text(_ text: String) {
    unsigned(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value: Packed>(_ value: Value) { value.pack(into: &self) }

  mutating func write<Value: Packed>(_ value: Value?) {
    byte(value == nil ? 0 : 1)
    value?.pack(into: &self)
  }

  mutating func write<Value: Packed>(_ values: [Value]) {
    unsigned(UInt64(values.count))
    for value in values { value.pack(into: &self) }
  }

  mutating func write<Value: Packed>(_ values: [Value]?) {
    byte(values == nil ? 0 : 1)
    if let values { write(values) }
  }
}
