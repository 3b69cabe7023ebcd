import CPCRE2

/// A PCRE2 pattern with limits on what a match may cost: patterns come from people and documents.
struct Pattern {
  enum Answer: Equatable { case yes, no, gaveUp }

  private static let longest = 4096
  private static let matchLimit: UInt32 = 200_000
  private static let depthLimit: UInt32 = 500

  private let compiled: Compiled

  init(_ text: String) throws(RunbookError) {
    guard text.utf8.count <= Self.longest else { throw .pattern(text, "it is longer than \(Self.longest) bytes") }
    var code: Int32 = 0
    var offset = 0
    let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    let bytes = Array(text.utf8)
    guard let pointer = pcre2_compile_8(bytes, bytes.count, options, &code, &offset, nil) else {
      throw .pattern(text, "\(Self.message(code)) at character \(offset + 1)")
    }
    guard let match = pcre2_match_data_create_from_pattern_8(pointer, nil),
      let context = pcre2_match_context_create_8(nil)
    else {
      pcre2_code_free_8(pointer)
      throw .pattern(text, "there is no memory left for it")
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    compiled = Compiled(code: pointer, match: match, context: context)
  }

  func matches(_ line: some StringProtocol) -> Answer {
    let bytes = Array(line.utf8)
    // The line came from a Swift string: its UTF-8 is sound.
    let options = UInt32(PCRE2_NO_UTF_CHECK)
    let found = pcre2_match_8(compiled.code, bytes, bytes.count, 0, options, compiled.match, compiled.context)
    if found >= 0 { return .yes }
    return found == PCRE2_ERROR_NOMATCH ? .no : .gaveUp
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(code)"
  }

  private final class Compiled {
    let code: OpaquePointer
    let match: OpaquePointer
    let context: OpaquePointer

    init(code: OpaquePointer, match: OpaquePointer, context: OpaquePointer) {
      self.code = code
      self.match = match
      self.context = context
    }

    deinit {
      pcre2_match_context_free_8(context)
      pcre2_match_data_free_8(match)
      pcre2_code_free_8(code)
    }
  }
}
