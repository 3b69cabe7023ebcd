import CPCRE2

/// What one thread needs to match with a pattern; make one for a run over many lines.
struct Matcher: ~Copyable {
  private let pattern: CompiledPattern
  private let found: OpaquePointer?
  private let context: OpaquePointer?
  /// Room for tries that nest deeper than the machine-code matcher's own 32 KiB, made at need.
  private var stack: OpaquePointer?

  /// How deep tries may nest where the machine-code matcher is not used, and the memory they may
  /// take, in KiB.
  private static let depthLimit: UInt32 = 20_000
  private static let heapLimit: UInt32 = 4096
  private static let largestStack = 1 << 20

  init(_ pattern: CompiledPattern) {
    self.pattern = pattern
    found = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    // `StepBudget` counts in their place.
    pcre2_set_match_limit_8(context, .max)
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
  }

  deinit {
    pcre2_match_data_free_8(found)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  mutating func test(_ text: String, within budget: inout StepBudget) -> Pattern.Outcome {
    var text = text
    return text.withUTF8 {
      budget.grow(by: $0.count)
      return attempt($0, from: 0, within: &budget)
    }
  }

  mutating func matches(in text: String, limit: Int, within budget: inout StepBudget) -> Pattern.Matches {
    var text = text
    var matches = Pattern.Matches()
    var places: [Range<Int>] = []
    text.withUTF8 { bytes in
      budget.grow(by: bytes.count)
      var start = 0
      while start <= bytes.count, places.count < limit {
        let outcome = attempt(bytes, from: start, within: &budget)
        matches.limitReached = outcome == .limit
        guard outcome == .match, let pair = pcre2_get_ovector_pointer_8(found) else { return }
        // \K may put a match's start after its end.
        let place = min(pair[0], pair[1])..<max(pair[0], pair[1])
        if !place.isEmpty { places.append(place) }
        start = max(place.upperBound, start)
        if place.isEmpty || start < place.upperBound {
          start += 1
          while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        }
      }
    }
    let utf8 = text.utf8
    matches.ranges = places.map { place in
      utf8.index(utf8.startIndex, offsetBy: place.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: place.upperBound)
    }
    return matches
  }

  private mutating func attempt(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, within budget: inout StepBudget
  ) -> Pattern.Outcome {
    guard !budget.isSpent else { return .limit }
    var result = run(bytes, from: start, within: &budget)
    if result == PCRE2_ERROR_JIT_STACKLIMIT, stack == nil {
      stack = pcre2_jit_stack_create_8(32 << 10, Self.largestStack, nil)
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
      result = run(bytes, from: start, within: &budget)
    }
    switch result {
    case 0...: return .match
    case PCRE2_ERROR_NOMATCH: return .noMatch
    // Every other result is a limit of steps, depth or memory.
    default: return .limit
    }
  }

  private func run(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, within budget: inout StepBudget
  ) -> Int32 {
    var steps = baton_steps(
      left: Int64(budget.steps), each: pattern.costOfStep, shift: pattern.hasBackReferences ? 1 : 4, at: 0)
    let result = baton_match(pattern.code, bytes.baseAddress, bytes.count, start, found, context, &steps)
    budget.leave(Int(steps.left))
    return result
  }
}
