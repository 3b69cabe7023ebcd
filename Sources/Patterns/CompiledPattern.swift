import CPCRE2

/// A pattern's compiled code, made once and never changed, so any thread may match with it:
/// pcre2api(3), "Multithreading". Pointers are no `Sendable` values; their addresses are.
final class CompiledPattern: Sendable {
  private let codeAddress: UInt
  /// A step of a pattern that refers back to what it has found may compare as much again.
  let hasBackReferences: Bool
  /// Each step keeps what all groups have found.
  let costOfStep: Int32

  var code: OpaquePointer? { OpaquePointer(bitPattern: codeAddress) }

  private static let nestingLimit: UInt32 = 100

  init(_ text: String, isLiteral: Bool, ignoresCase: Bool) throws(PatternError) {
    if !isLiteral, let setting = PatternSetting.leading(text) { throw PatternError(setting: setting) }
    // Each item is preceded by a callout, by which `Matcher` counts; texts are Swift's, so they are
    // valid UTF-8.
    var options = PCRE2_UTF | PCRE2_AUTO_CALLOUT
    options |= isLiteral ? PCRE2_LITERAL : PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }

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
      })
    else {
      throw PatternError(code: code, offset: String(decoding: bytes.prefix(place), as: UTF8.self).count)
    }
    // Where there is no machine-code compiler (hardened kernels forbid it) the interpreter serves.
    _ = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    var highest: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_BACKREFMAX), &highest)
    hasBackReferences = highest > 0
    var groups: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    costOfStep = 1 + Int32(clamping: groups / 8)
    codeAddress = UInt(bitPattern: compiled)
  }

  deinit { pcre2_code_free_8(code) }
}

/// What PCRE2 lets a pattern say of how it is to be tried: `(*NO_JIT)`, `(*LIMIT_MATCH=…)`. That is
/// not the pattern's to say.
enum PatternSetting {
  private static let names: Set<Substring> = [
    "UTF", "UCP", "NOTEMPTY", "NOTEMPTY_ATSTART", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NO_JIT", "NO_START_OPT",
    "LIMIT_HEAP", "LIMIT_MATCH", "LIMIT_DEPTH", "LIMIT_RECURSION", "CR", "LF", "CRLF", "ANYCRLF", "ANY", "NUL",
    "BSR_ANYCRLF", "BSR_UNICODE",
  ]

  /// The setting that `text` begins with; they stand nowhere else.
  static func leading(_ text: String) -> Substring? {
    guard text.hasPrefix("(*") else { return nil }
    let name = text.dropFirst(2).prefix { $0 == "_" || $0.isASCII && $0.isUppercase }
    return names.contains(name) ? text.prefix { $0 != ")" } + ")" : nil
  }
}

extension PatternError {
  init(setting: Substring) {
    self.init(offset: 0, message: "character 1: a pattern can't set how it is tried; leave \(setting.prefix(40)) away")
  }

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
