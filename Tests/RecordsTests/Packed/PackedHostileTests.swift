import Testing

@testable import Records

/// SplitMix64, so that bytes that do harm can be made again by their seed.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private func read(_ bytes: some Collection<UInt8>) -> PackedView? {
  Array(bytes).withUnsafeBytes { try? PackedView(packed: $0) }
}

private func unpacked<Value: Packed>(_ bytes: [UInt8], as type: Value.Type) throws -> Value {
  try bytes.withUnsafeBytes { bytes in
    var unpacker = try Unpacker(bytes)
    return try unpacker.read()
  }
}

@Suite("Packed: hostile bytes")
struct PackedHostileTests {
  private let packed = PackedView.fullest.packed()
  /// Magic and layout.
  private var header: ArraySlice<UInt8> { packed.prefix(9) }

  @Test("no beginning of a packed view is one, and nothing may follow it")
  func cut() {
    for length in packed.indices { #expect(read(packed.prefix(length)) == nil, "\(length) bytes") }
    #expect(read(packed) != nil)
    #expect(read(packed + [0]) == nil)
  }

  @Test("bytes of another magic or layout are not read")
  func beginning() {
    for index in header.indices {
      var changed = packed
      changed[index] ^= 1
      #expect(read(changed) == nil)
    }
  }

  @Test("a changed byte gives a value that packs again, or none", arguments: 0..<8 as Range<UInt64>)
  func changed(seed: UInt64) {
    var random = Seeded(state: seed)
    var refused = 0
    for _ in 0..<500 {
      var changed = packed
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        changed[Int.random(in: header.endIndex..<packed.endIndex, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let view = read(changed) else {
        refused += 1
        continue
      }
      #expect(read(view.packed())?.packed() == view.packed())
    }
    #expect(refused > 50)
  }

  @Test("each byte at its extremes gives a value or none")
  func extremes() {
    for index in packed.indices {
      for byte in [0x7F, 0xFF] as [UInt8] {
        var changed = packed
        changed[index] = byte
        if index < header.endIndex, byte != packed[index] { #expect(read(changed) == nil) } else { _ = read(changed) }
      }
    }
  }

  @Test("bytes at random behind the right beginning are refused, or give a value", arguments: 0..<4 as Range<UInt64>)
  func random(seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<2_000 {
      let most: UInt8 = Bool.random(using: &random) ? 255 : 3
      let tail = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...most, using: &random) }
      if let view = read(header + tail) { #expect(read(view.packed())?.packed() == view.packed()) }
    }
  }

  @Test("a count of more than is left is refused before anything is allocated")
  func counts() {
    var packer = Packer(capacity: 64)
    packer.unsigned(1 << 60)
    let bytes = packer.bytes + [1, 1, 1, 1]
    #expect(throws: PackedError.unreadable) { try unpacked(bytes, as: String.self) }
    #expect(throws: PackedError.unreadable) { try unpacked([8] + bytes, as: ExpectationRule.self) }
    // No incident, then so many of their keys.
    #expect(read(header + [0] + bytes) == nil)
  }

  @Test(
    "numbers beyond their type are refused",
    arguments: [
      [UInt8](repeating: 0x80, count: 11), [UInt8](repeating: 0xFF, count: 9) + [0x02], [0x80], [],
    ])
  func numbers(bytes: [UInt8]) {
    #expect(throws: PackedError.unreadable) { try unpacked(bytes, as: Int.self) }
  }

  @Test("the ends of every kind of number come back")
  func ends() throws {
    for value in [Int.min, -1, 0, 1, 63, 64, .max] {
      var packer = Packer(capacity: 16)
      packer.write(value)
      #expect(try unpacked(packer.bytes, as: Int.self) == value)
    }
    for value in [-Double.infinity, -0.0, 0.1, .greatestFiniteMagnitude] {
      var packer = Packer(capacity: 16)
      packer.write(value)
      #expect(try unpacked(packer.bytes, as: Double.self).bitPattern == value.bitPattern)
    }
    var packer = Packer(capacity: 16)
    packer.write(Int(Int32.max) + 1)
    #expect(throws: PackedError.unreadable) { try unpacked(packer.bytes, as: Int32.self) }
  }

  @Test(
    "text that isn't UTF-8 is refused", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
  func text(bytes: [UInt8]) {
    #expect(throws: PackedError.unreadable) { try unpacked([UInt8(bytes.count)] + bytes, as: String.self) }
  }

  @Test("what would trap later is refused now: a span that ends first, a day of no calendar, a session of no name")
  func invariants() {
    func bytes(_ numbers: Int...) -> [UInt8] {
      var packer = Packer(capacity: 16)
      for number in numbers { packer.write(number) }
      return packer.bytes
    }
    #expect(throws: PackedError.unreadable) { try unpacked(bytes(3, 2), as: LineSpan.self) }
    #expect(throws: PackedError.unreadable) { try unpacked(bytes(2025, 13, 1), as: Day.self) }
    #expect(throws: PackedError.unreadable) { try unpacked(bytes(.max, 1, 1), as: Day.self) }
    #expect(throws: PackedError.unreadable) { try unpacked([0], as: SessionNumber.self) }
  }

  @Test("rules within rules are read as deep as anyone writes them, and refused beyond what the stack bears")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      var rule = ExpectationRule.empty
      for _ in 0..<depth { rule = .all([rule]) }
      var packer = Packer(capacity: 64)
      packer.write(rule)
      return packer.bytes
    }
    #expect(try unpacked(nested(100), as: ExpectationRule.self) != .empty)
    #expect(throws: PackedError.unreadable) { try unpacked(nested(200), as: ExpectationRule.self) }
    let endless = (0..<100_000).flatMap { _ in [8, 1] as [UInt8] }
    #expect(throws: PackedError.unreadable) { try unpacked(endless, as: ExpectationRule.self) }
  }

  @Test("a thousand sessions come back in order")
  func sessions() {
    var view = PackedView(
      incident: Incident(key: "k", title: "t"), incidents: [], record: nil, earlier: [], journalTimes: [], sequence: 0)
    view.incident?.sessions = (1...1200).map { SessionNumber($0) } + ["8b", "11 part 3"]
    #expect(read(view.packed()) == view)
  }
}
