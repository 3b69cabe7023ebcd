/// What the console shows first, in one piece: written once it is loaded, and read at the next start to draw from before the journal
/// is open. It may be of an older state than the journal's; `sequence` tells.
public struct PackedView: Equatable, Sendable {
  public var incident: Incident?
  /// The keys of all incidents.
  public var incidents: [String]
  public var record: SessionRecord?
  /// The timelines of the sessions before this one, oldest first.
  public var earlier: [TimelineEntry]
  /// When this session's events were recorded, oldest first.
  public var journalTimes: [Moment]
  /// The last event of the journal that is in it; 0 for an empty journal.
  public var sequence: Int64

  public init(
    incident: Incident?, incidents: [String], record: SessionRecord?, earlier: [TimelineEntry], journalTimes: [Moment],
    sequence: Int64
  ) {
    self.incident = incident
    self.incidents = incidents
    self.record = record
    self.earlier = earlier
    self.journalTimes = journalTimes
    self.sequence = sequence
  }
}

extension PackedView {
  /// Raised with every change of what is packed and how; bytes of another layout are not read.
  static let layout: UInt8 = 1
  /// "batonpic", in the order of its bytes.
  private static let magic: UInt64 = 0x6369_706E_6F74_6162
  /// Twice what a real handoff packs to.
  private static let capacity = 64 << 10

  public func packed() -> [UInt8] {
    var packer = Packer(capacity: Self.capacity)
    packer.fixed(Self.magic)
    packer.byte(Self.layout)
    packer.write(incident)
    packer.write(incidents)
    packer.write(record)
    packer.write(earlier)
    packer.write(journalTimes)
    packer.write(sequence)
    return packer.bytes
  }

  /// Throws for bytes that `packed()` of this layout didn't give; never traps. The bytes are copied from, not kept.
  public init(packed bytes: UnsafeRawBufferPointer) throws(PackedError) {
    var unpacker = try Unpacker(bytes)
    guard try unpacker.fixed() == Self.magic, try unpacker.byte() == Self.layout else { throw .unreadable }
    incident = try unpacker.read()
    incidents = try unpacker.read()
    record = try unpacker.read()
    earlier = try unpacker.read()
    journalTimes = try unpacker.read()
    sequence = try unpacker.read()
    guard unpacker.atEnd else { throw .unreadable }
  }
}
