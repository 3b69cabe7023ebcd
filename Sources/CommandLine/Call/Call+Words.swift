import Records
import Reply
import Workflow

extension Call {
  /// Words that a person gave: themselves, or for `-` what standard input holds, to its end.
  func words(_ argument: String) throws -> String {
    guard argument == "-" else { return argument }
    let bytes = try read("-", limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.usage, "standard input is not UTF-8 text; nothing was written")
    }
    guard !text.trimmed.isEmpty else { throw Failure(.usage, "standard input was empty; nothing was written") }
    return text
  }
}
