import Documents
import Masking
import Records

extension SecretFinding {
  /// One a line that holds something Baton would mask. What is too short to be a secret
  /// (`SECRET_KEY="test"`) is masked all the same, but is nothing to hold a handoff back for.
  package static func all(in text: String) -> [SecretFinding] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap { index, line in
      let masked = Secrets.masked(String(line))
      guard masked.count > 0 else { return nil }
      let start = zip(line, masked.text).prefix { $0 == $1 }.count
      let end = zip(line.dropFirst(start).reversed(), masked.text.dropFirst(start).reversed()).prefix { $0 == $1 }.count
      let value = line.dropFirst(start).dropLast(end)
      guard value.count >= shortest, masked.count > 1 || !value.namesItsPlace else { return nil }
      return SecretFinding(kind: "a secret", line: index + 1)
    }
  }

  private static let shortest = 8
}

extension Substring {
  /// It is no secret but says where one comes from, or stands in for one: `os.getenv("API_KEY")`,
  /// `$(vault read …)`, `YOUR_TOKEN`, `test_secret_key`, `database-url-dev`.
  fileprivate var namesItsPlace: Bool {
    let words = lowercased().drop { "\"'`= ".contains($0) }
    if ["$", "<", "{{", "%", "os.", "env.", "process.env", "getenv", "secrets."].contains(where: words.hasPrefix) {
      return true
    }
    if words.contains("getenv(") || words.contains("environ") { return true }
    if ["test", "your", "example", "dummy", "fake", "changeme", "placeholder", "xxx"].contains(where: words.hasPrefix) {
      return true
    }
    // `client-secret`, `database-url-dev`: the name of one.
    let name = words.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let parts = name.split { $0 == "-" || $0 == "_" }
    let naming: Set<Substring> = ["secret", "token", "key", "password", "credential", "credentials", "client", "url"]
    return parts.count > 1 && !name.contains(where: \.isNumber) && name.count >= words.count - 2
      && !naming.isDisjoint(with: parts)
  }
}
