/// What secrets look like: tokens by their prefix, fields by their name, headers, addresses with a
/// password, key blocks.
enum SecretRules {
  struct Found {
    /// The secret's own bytes, in the indices of the line.
    var range: Range<Int>
    var kind: String
  }

  static let mark = "••••"

  /// A token that tells itself by its first characters.
  struct Token: Sendable {
    let prefix: [UInt8]
    let kind: String
    let minimum: Int
    let maximum: Int
    let isPart: @Sendable (UInt8) -> Bool

    init(
      _ prefix: String, _ kind: String, _ minimum: Int, _ maximum: Int = 4096,
      isPart: @escaping @Sendable (UInt8) -> Bool
    ) {
      self.prefix = Array(prefix.utf8)
      self.kind = kind
      self.minimum = minimum
      self.maximum = maximum
      self.isPart = isPart
    }
  }

  @Sendable private static func letters(_ byte: UInt8) -> Bool { byte.isLetterOrDigit }
  @Sendable private static func url(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
  @Sendable private static func capitals(_ byte: UInt8) -> Bool { byte.isDigit || (65...90).contains(byte) }
  @Sendable private static func dotted(_ byte: UInt8) -> Bool { url(byte) || byte == UInt8(ascii: ".") }
  @Sendable private static func path(_ byte: UInt8) -> Bool { url(byte) || byte == UInt8(ascii: "/") }

  /// Lengths count what follows the prefix; they are the issuers' own, or a little less.
  static let tokens: [Token] = [
    Token("ghp_", "GitHub token", 30, isPart: letters), Token("gho_", "GitHub token", 30, isPart: letters),
    Token("ghu_", "GitHub token", 30, isPart: letters), Token("ghs_", "GitHub token", 30, isPart: letters),
    Token("ghr_", "GitHub token", 30, isPart: letters), Token("github_pat_", "GitHub token", 22, isPart: url),
    Token("glpat-", "GitLab token", 20, isPart: dotted), Token("gldt-", "GitLab token", 20, isPart: url),
    Token("glrt-", "GitLab token", 20, isPart: url), Token("glptt-", "GitLab token", 20, isPart: url),
    Token("xoxb-", "Slack token", 10, isPart: url), Token("xoxp-", "Slack token", 10, isPart: url),
    Token("xoxa-", "Slack token", 10, isPart: url), Token("xoxr-", "Slack token", 10, isPart: url),
    Token("xoxs-", "Slack token", 10, isPart: url), Token("xapp-", "Slack token", 10, isPart: url),
    Token("hooks.slack.com/services/", "Slack webhook", 20, isPart: path),
    Token("AKIA", "AWS access key", 16, 16, isPart: capitals),
    Token("ASIA", "AWS access key", 16, 16, isPart: capitals),
    Token("ABIA", "AWS access key", 16, 16, isPart: capitals),
    Token("ACCA", "AWS access key", 16, 16, isPart: capitals),
    Token("AIza", "Google API key", 35, 35, isPart: url), Token("ya29.", "Google access token", 20, isPart: dotted),
    Token("GOCSPX-", "Google client secret", 20, isPart: url), Token("sk_live_", "Stripe key", 16, isPart: letters),
    Token("rk_live_", "Stripe key", 16, isPart: letters), Token("sk-", "API key", 32, isPart: url),
    Token("npm_", "npm token", 36, 36, isPart: letters), Token("pypi-", "PyPI token", 40, isPart: url),
    Token("SG.", "SendGrid key", 40, isPart: dotted), Token("hf_", "Hugging Face token", 30, isPart: letters),
    Token("dop_v1_", "DigitalOcean token", 40, isPart: letters), Token("hvs.", "Vault token", 20, isPart: url),
    Token("dckr_pat_", "Docker token", 20, isPart: url),
  ]

  /// Names whose value is a secret; a name counts where it ends with one of these.
  static let fields: [(name: [UInt8], kind: String)] = [
    ("password", "password"), ("passwd", "password"), ("pwd", "password"), ("passphrase", "passphrase"),
    ("pgpass", "password"), ("secret", "secret"), ("secret_key", "secret"), ("secret-key", "secret"),
    ("secretkey", "secret"), ("secret_access_key", "AWS secret key"), ("secretaccesskey", "AWS secret key"),
    ("session_token", "session token"), ("sessiontoken", "session token"), ("token", "token"), ("api_key", "API key"),
    ("api-key", "API key"), ("apikey", "API key"), ("private_key", "private key"), ("privatekey", "private key"),
    ("access_key", "access key"), ("auth_key", "key"), ("authkey", "key"), ("account_key", "key"),
    ("accountkey", "key"), ("sharedaccesskey", "key"), ("encryption_key", "key"), ("signing_key", "key"),
    ("credentials", "credentials"), ("x-amz-signature", "signature"), ("x-goog-signature", "signature"),
    ("set-cookie", "cookie"), ("cookie", "cookie"),
  ].map { (Array($0.0.utf8), $0.1) }

  static func found(in line: ArraySlice<UInt8>) -> [Found] {
    var found: [Found] = []
    var at = line.startIndex
    while at < line.endIndex {
      if let hit = secret(in: line, at: at) {
        found.append(hit)
        at = max(hit.range.upperBound, at + 1)
      } else {
        at += 1
      }
    }
    return found
  }

  /// Just past the first line of a private key, PEM or PGP.
  static func privateKeyBegin(in line: ArraySlice<UInt8>) -> Int? {
    guard let begin = line.firstIndex(of: Array("-----BEGIN ".utf8)) else { return nil }
    let name = line[(begin + 11)...].prefix(40)
    guard name.firstIndex(of: Array("PRIVATE KEY".utf8)) != nil, let end = name.firstIndex(of: Array("-----".utf8))
    else {
      return nil
    }
    return end + 5
  }

  /// Where the last line of a private key begins.
  static func privateKeyEnd(in line: ArraySlice<UInt8>) -> Int? { line.firstIndex(of: Array("-----END ".utf8)) }

  private static func secret(in line: ArraySlice<UInt8>, at: Int) -> Found? {
    let byte = line[at]
    let startsWord = at == line.startIndex || !line[at - 1].isLetterOrDigit
    if startsWord, byte.isLetterOrDigit {
      if let hit = token(in: line, at: at) ?? webToken(in: line, at: at) ?? header(in: line, at: at) { return hit }
    }
    if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: " ") {
      return address(in: line, at: at) ?? field(in: line, separator: at)
    }
    return nil
  }

  private static func token(in line: ArraySlice<UInt8>, at: Int) -> Found? {
    for token in tokens where token.prefix[0] == line[at] && line[at...].starts(with: token.prefix) {
      let body = line[(at + token.prefix.count)...].prefix(token.maximum).prefix(while: token.isPart)
      let goesOn = body.endIndex < line.endIndex && line[body.endIndex].isLetterOrDigit
      if body.count >= token.minimum, !(goesOn && token.maximum == token.minimum) {
        return Found(range: at..<body.endIndex, kind: token.kind)
      }
    }
    return nil
  }

  /// `eyJ…`.`…`.`…`: a JSON web token.
  private static func webToken(in line: ArraySlice<UInt8>, at: Int) -> Found? {
    guard line[at...].starts(with: Array("eyJ".utf8)) else { return nil }
    // Part by part: a line may hold thousands of beginnings.
    let header = line[at...].prefix(4096).prefix(while: url)
    guard header.count >= 10, header.endIndex < line.endIndex, line[header.endIndex] == UInt8(ascii: ".") else {
      return nil
    }
    let claims = line[(header.endIndex + 1)...].prefix(16_384).prefix(while: url)
    guard claims.count >= 8, claims.endIndex < line.endIndex, line[claims.endIndex] == UInt8(ascii: ".") else {
      return nil
    }
    let signature = line[claims.endIndex...].prefix(16_384).prefix(while: dotted)
    return Found(range: at..<signature.endIndex, kind: "JWT")
  }

  /// `Bearer …` anywhere, `Basic …` after `Authorization`, `-u name:password` of curl.
  private static func header(in line: ArraySlice<UInt8>, at: Int) -> Found? {
    func credential(after word: String, kind: String, minimum: Int) -> Found? {
      let name = Array(word.utf8)
      guard hasFolded(line, at, name) else { return nil }
      var start = at + name.count
      guard start < line.endIndex, isBlank(line[start]) else { return nil }
      while start < line.endIndex, isBlank(line[start]) { start += 1 }
      let body = line[start...].prefix { dotted($0) || "+/=~".utf8.contains($0) }
      guard body.count >= minimum else { return nil }
      return Found(range: start..<body.endIndex, kind: kind)
    }
    let isHeader = followsAuthorization(line, at)
    if let hit = credential(after: "bearer", kind: "bearer token", minimum: isHeader ? 1 : 16) { return hit }
    if let hit = credential(after: "token", kind: "token", minimum: isHeader ? 1 : 4096) { return hit }
    if isHeader { return credential(after: "basic", kind: "basic credentials", minimum: 4) }
    guard line[at] == UInt8(ascii: "u"), at > line.startIndex, line[at - 1] == UInt8(ascii: "-") else { return nil }
    let flag = Array(hasFolded(line, at, Array("user ".utf8)) ? "user ".utf8 : "u ".utf8)
    guard hasFolded(line, at, flag) else { return nil }
    let word = line[(at + flag.count)...].prefix { !isBlank($0) && !isEnd($0) }
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")), colon + 1 < word.endIndex,
      !word[(colon + 1)...].allSatisfy(\.isDigit), !isReference(word[(colon + 1)...])
    else { return nil }
    let quote = word.last == UInt8(ascii: "'") || word.last == UInt8(ascii: "\"") ? 1 : 0
    guard colon + 1 < word.endIndex - quote else { return nil }
    return Found(range: (colon + 1)..<(word.endIndex - quote), kind: "password")
  }

  private static func followsAuthorization(_ line: ArraySlice<UInt8>, _ at: Int) -> Bool {
    var end = at
    while end > line.startIndex, isBlank(line[end - 1]) || ":=\"'".utf8.contains(line[end - 1]) { end -= 1 }
    let name = Array("authorization".utf8)
    return end - name.count >= line.startIndex && end < at && hasFolded(line, end - name.count, name)
  }

  /// `scheme://name:password@host`: the password. Asked at the first colon.
  private static func address(in line: ArraySlice<UInt8>, at: Int) -> Found? {
    guard line[at...].starts(with: Array("://".utf8)), at > line.startIndex, line[at - 1].isLetterOrDigit else {
      return nil
    }
    let authority = line[(at + 3)...].prefix(2048).prefix {
      !isBlank($0) && !isEnd($0) && !"/?#\"'<>`".utf8.contains($0)
    }
    guard let sign = authority.lastIndex(of: UInt8(ascii: "@")),
      let colon = authority[..<sign].firstIndex(of: UInt8(ascii: ":")), colon + 1 < sign,
      !isReference(line[(colon + 1)..<sign])
    else { return nil }
    return Found(range: (colon + 1)..<sign, kind: "password in an address")
  }

  /// `name=value`, `name: value`, `"name": "value"`, `--name value`; asked at the separator.
  private static func field(in line: ArraySlice<UInt8>, separator: Int) -> Found? {
    var nameEnd = separator
    while nameEnd > line.startIndex, nameEnd > separator - 3, "\"' \\".utf8.contains(line[nameEnd - 1]) { nameEnd -= 1 }
    guard nameEnd > line.startIndex, let (kind, nameStart) = fieldName(line, nameEnd) else { return nil }
    if line[separator] == UInt8(ascii: " ") {
      guard nameEnd == separator, nameStart >= line.startIndex + 2, line[nameStart - 1] == UInt8(ascii: "-"),
        line[nameStart - 2] == UInt8(ascii: "-")
      else { return nil }
    }
    var start = separator + 1
    if line[separator] == UInt8(ascii: ":"), start < line.endIndex, line[start] == UInt8(ascii: "=") { start += 1 }
    var blanks = 0
    while start < line.endIndex, isBlank(line[start]), blanks < 8 {
      start += 1
      blanks += 1
    }
    guard start < line.endIndex else { return nil }
    let isToLineEnd = kind == "cookie"
    var escaped = false
    if line[start] == UInt8(ascii: "\\"), start + 1 < line.endIndex, line[start + 1] == UInt8(ascii: "\"") {
      escaped = true
      start += 1
    }
    guard !isReference(line[start...]) else { return nil }
    if "\"'".utf8.contains(line[start]) {
      let quote = line[start]
      return quoted(in: line, from: start + 1, quote: quote, escaped: escaped, kind: kind)
    }
    let value = line[start...].prefix { byte in
      isToLineEnd ? !isEnd(byte) : !isBlank(byte) && !isEnd(byte) && !"&\"'`,;|)}]<>".utf8.contains(byte)
    }
    guard !value.isEmpty, !isNothing(value) else { return nil }
    if blanks > 0, line[separator] != UInt8(ascii: " "), !isToLineEnd {
      // "token: expired yesterday" is prose; a value stands alone on its line, or has figures in
      // it.
      let after = line[value.endIndex...].drop(while: isBlank)
      guard
        value.contains(where: \.isDigit) || after.isEmpty || isEnd(after.first ?? 0) || after.first == UInt8(ascii: ",")
      else { return nil }
    }
    return Found(range: start..<value.endIndex, kind: kind)
  }

  private static func quoted(
    in line: ArraySlice<UInt8>, from start: Int, quote: UInt8, escaped: Bool, kind: String
  ) -> Found? {
    var end = start
    while end < line.endIndex {
      if line[end] == UInt8(ascii: "\\"), end + 1 < line.endIndex {
        if escaped, line[end + 1] == quote { break }
        end += 2
        continue
      }
      if line[end] == quote { break }
      end += 1
    }
    end = min(end, line.endIndex)
    guard end > start, !isReference(line[start..<end]), !isNothing(line[start..<end]) else { return nil }
    return Found(range: start..<end, kind: kind)
  }

  /// The kind of secret a name that ends at `end` stands for, and where the name starts.
  private static func fieldName(_ line: ArraySlice<UInt8>, _ end: Int) -> (kind: String, start: Int)? {
    guard line[end - 1].isLetterOrDigit else { return nil }
    var best: (kind: String, length: Int)?
    for field in fields where end - field.name.count >= line.startIndex && field.name.count > (best?.length ?? 0) {
      if hasFolded(line, end - field.name.count, field.name) { best = (field.kind, field.name.count) }
    }
    guard let best else { return nil }
    var start = end - best.length
    // "monkeypwd" and "broken" are other words; db_password, dbPassword, DB-PASSWORD and PGPASSWORD
    // are names of passwords.
    if start > line.startIndex, line[start - 1].isLetterOrDigit {
      let isCamel = (65...90).contains(line[start]) || best.kind == "password" && best.length > 3
      guard isCamel else { return nil }
    }
    while start > line.startIndex, end - start < 64,
      line[start - 1].isLetterOrDigit || line[start - 1] == UInt8(ascii: "_")
    {
      start -= 1
    }
    while start > line.startIndex, end - start < 64, line[start - 1] == UInt8(ascii: "-"), start - 2 >= line.startIndex,
      line[start - 2].isLetterOrDigit
    {
      start -= 1
      while start > line.startIndex, line[start - 1].isLetterOrDigit { start -= 1 }
    }
    return (best.kind, start)
  }

  /// A variable, a placeholder or a mask: not the secret itself.
  private static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    return "$<%*{".utf8.contains(first) || value.starts(with: Array(mark.utf8)) || value.starts(with: Array("...".utf8))
  }

  private static func isNothing(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.count <= 16 else { return false }
    let words = [
      "null", "none", "nil", "true", "false", "undefined", "empty", "''", "\"\"", "-", "required", "redacted",
    ]
    return words.contains(String(decoding: value.map(\.lowercased), as: UTF8.self)) || value.allSatisfy { $0 == 120 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  private static func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private static func hasFolded(_ line: ArraySlice<UInt8>, _ at: Int, _ name: [UInt8]) -> Bool {
    guard at >= line.startIndex, at + name.count <= line.endIndex else { return false }
    return zip(line[at...], name).allSatisfy { $0.lowercased == $1 }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isDigit || (65...90).contains(self) || (97...122).contains(self) }
  fileprivate var lowercased: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
