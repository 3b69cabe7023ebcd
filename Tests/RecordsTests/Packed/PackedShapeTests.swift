import Testing

@testable import Records

/// The stored properties met in a value, by type and name: all of them, and those that somewhere hold something but a default.
private struct Properties {
  var all: Set<String> = []
  var telling: Set<String> = []

  init(of value: Any) { visit(value) }

  private mutating func visit(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    for child in mirror.children {
      if mirror.displayStyle == .struct, let name = child.label {
        let property = "\(mirror.subjectType).\(name)"
        all.insert(property)
        if Self.tells(child.value) { telling.insert(property) }
      }
      if Mirror(reflecting: child.value).displayStyle != nil { visit(child.value) }
    }
  }

  /// Whether it is anything but empty, nothing, or what some type's own initialiser begins with.
  private static func tells(_ value: Any) -> Bool {
    switch value {
    case let value as Bool: return value
    case let value as Int: return value > 1
    case let value as Int64: return value > 1
    case let value as Double: return ![0, 4, 24].contains(value)
    case let value as String: return !value.isEmpty
    case let value as any PackedCode: return value.code != 0
    default:
      let mirror = Mirror(reflecting: value)
      return switch mirror.displayStyle {
      case .optional, .collection: !mirror.children.isEmpty
      default: true
      }
    }
  }
}

@Suite("Packed: the shape")
struct PackedShapeTests {
  @Test("the fullest view leaves no property of any type at its default")
  func fullest() {
    let properties = Properties(of: PackedView.fullest)
    #expect(properties.all.subtracting(properties.telling) == [])
    // As many as there were types and fields when this was written: a walk that went nowhere would find nothing wrong.
    #expect(properties.all.count > 180)
  }

  @Test("the fullest view comes back as it was")
  func roundTrip() throws {
    let packed = PackedView.fullest.packed()
    let read = try packed.withUnsafeBytes { try PackedView(packed: $0) }
    #expect(read == .fullest)
    #expect(read.packed() == packed)
  }

  @Test("the layout's number goes up when the layout changes")
  func layout() {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in PackedView.fullest.packed() { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // FNV-1a of the fullest view. Where another field, order or code has changed it, raise `PackedView.layout`: what an
    // older program left behind must not be taken for this one's.
    #expect(PackedView.layout == 1)
    #expect(digest == 0x2B9F_F014_663F_B012)
  }

  private static func codes<Choice: PackedCode>(_ type: Choice.Type) -> (name: String, cases: Int, codes: [UInt8]) {
    let found = (0...UInt8.max).compactMap { code in Choice(code: code).map { (code, $0) } }
    return ("\(type)", found.count { $0.0 == $0.1.code }, found.map(\.0))
  }

  @Test("each code gives the case that has it, and the codes have no gap")
  func codes() {
    let tables = [
      Self.codes(Fix.Status.self), Self.codes(ProvenanceFinding.Question.self),
      Self.codes(ProvenanceFinding.Answer.self), Self.codes(Monitoring.Stage.self),
      Self.codes(Checkpoint.Outcome.self), Self.codes(Alternative.Risk.self), Self.codes(Check.State.self),
      Self.codes(Risk.Status.self), Self.codes(Likelihood.self), Self.codes(RiskImpact.self),
      Self.codes(TimelineEntry.Source.self), Self.codes(Todo.Progress.self), Self.codes(Run.Proposal.self),
      Self.codes(Judgement.Outcome.self), Self.codes(ExpectationRule.Comparison.self),
      Self.codes(Decision.Branch.self), Self.codes(ItemReference.Kind.self),
    ]
    for table in tables {
      #expect(table.cases == table.codes.count, "\(table.name)")
      #expect(table.codes.last.map { Int($0) + 1 - table.codes.count } == Int(table.codes.first ?? 0), "\(table.name)")
    }
  }
}
