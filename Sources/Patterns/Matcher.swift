import CPCRE2

/// What one thread needs to match with a pattern; make one for a run over many lines.
struct Matcher: ~Copyable {
  private let pattern: CompiledPattern
  private let found: OpaquePointer?

  init(_ pattern: CompiledPattern) {
    self.pattern = pattern
    found = pcre2_match_data_create_8(1, nil)
  }

  deinit { pcre2_match_data_free_8(found) }

  func test(_ text: String) -> Pattern.Outcome {
    var text = text
    return text.withUTF8 { attempt($0, from: 0) }
  }

  func matches(in text: String, limit: Int) -> Pattern.Matches {
    var text = text
    var matches = Pattern.Matches()
    var places: [Range<Int>] = []
    text.withUTF8 { bytes in
      var start = 0
      while start <= bytes.count, places.count < limit {
        let outcome = attempt(bytes, from: start)
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

  private func attempt(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Pattern.Outcome {
    var result = run(bytes, from: start, options: 0)
    if result == PCRE2_ERROR_JIT_STACKLIMIT {
      // The machine-code matcher's stack is small; the interpreter's is bounded by the heap limit.
      result = run(bytes, from: start, options: PCRE2_NO_JIT)
    }
    switch result {
    case 0...: return .match
    case PCRE2_ERROR_NOMATCH: return .noMatch
    // Every other result is a limit of tries, depth or memory.
    default: return .limit
    }
  }

  private func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, options: UInt32) -> Int32 {
    pcre2_match_8(pattern.code, bytes.baseAddress, bytes.count, start, options, found, pattern.context)
  }
}
