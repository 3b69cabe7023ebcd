import CPCRE2

/// A pattern's compiled code and its limits, made once and never changed, so any thread may match with it: pcre2api(3),
/// "Multithreading": compiled code and a match context are read-only once made. Pointers are no `Sendable` values; their addresses are.
final class CompiledPattern: Sendable {
  private let codeAddress: UInt
  private let contextAddress: UInt

  var code: OpaquePointer? { OpaquePointer(bitPattern: codeAddress) }
  var context: OpaquePointer? { OpaquePointer(bitPattern: contextAddress) }

  /// Tries in one attempt before it is given up: some milliseconds.
  private static let matchLimit: UInt32 = 200_000
  /// How deep tries may nest where the machine-code matcher is not used.
  private static let depthLimit: UInt32 = 20_000
  /// Memory of one attempt, in KiB.
  private static let heapLimit: UInt32 = 4096
  private static let nestingLimit: UInt32 = 100

  init(_ text: String, isLiteral: Bool, ignoresCase: Bool) throws(PatternError) {
    var options = PCRE2_UTF | UInt32(PCRE2_MATCH_INVALID_UTF) | PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }
    if isLiteral { options = (options & ~PCRE2_NEVER_BACKSLASH_C) | PCRE2_LITERAL }

    let compileContext = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(compileContext) }
    pcre2_set_max_pattern_length_8(compileContext, Pattern.longest)
    pcre2_set_parens_nest_limit_8(compileContext, Self.nestingLimit)

    let bytes = Array(text.utf8)
    var code: Int32 = 0
    var place = 0
    guard
      let compiled = bytes.withUnsafeBufferPointer({
        pcre2_compile_8($0.baseAddress, $0.count, options, &code, &place, compileContext)
      }), let context = pcre2_match_context_create_8(nil)
    else {
      throw PatternError(code: code, offset: String(decoding: bytes.prefix(place), as: UTF8.self).count)
    }
    // Where there is no machine-code compiler (hardened kernels forbid it) the interpreter serves.
    _ = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    codeAddress = UInt(bitPattern: compiled)
    contextAddress = UInt(bitPattern: context)
  }

  deinit {
    pcre2_code_free_8(code)
    pcre2_match_context_free_8(context)
  }
}

extension PatternError {
  /// From a compile error of PCRE2.
  init(code: Int32, offset: Int) {
    let place = "character \(offset + 1)"
    if let (problem, remedy) = Self.remedies[code] {
      self.init(offset: offset, message: "\(place): \(problem); \(remedy)")
      return
    }
    var words = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &words, words.count)
    let problem =
      length > 0 ? String(decoding: words.prefix(Int(length)), as: UTF8.self) : "it can't be used as a pattern"
    self.init(offset: offset, message: "\(place): \(problem); correct it, or search for plain words")
  }
}
