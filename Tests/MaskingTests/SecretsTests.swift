import Masking
import Testing

@Suite("Secrets")
struct SecretsTests {
  /// Made up here; assembled so that no scanner takes this file for a leak.
  static let random = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"

  static let secrets: [(text: String, masked: String)] = [
    ("Authorization: Bearer abc.def-123", "Authorization: Bearer •••• (bearer token)"),
    ("-H 'authorization: bearer \(random)'", "-H 'authorization: bearer •••• (bearer token)'"),
    ("got Bearer \(random) back", "got Bearer •••• (bearer token) back"),
    ("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic •••• (basic credentials)"),
    ("key AKIA" + "ABCDEFGHIJKLMNOP used", "key •••• (AWS access key) used"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPx", "aws_secret_access_key = •••• (AWS secret key)"),
    ("AIza" + String(random.prefix(35)), "•••• (Google API key)"),
    ("ghp_" + random, "•••• (GitHub token)"),
    ("github_pat_" + random, "•••• (GitHub token)"),
    ("glpat-" + random, "•••• (GitLab token)"),
    ("xoxb-" + random, "•••• (Slack token)"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "•••• (JWT)"),
    ("PGPASSWORD=hunter2 psql -h db", "PGPASSWORD=•••• (password) psql -h db"),
    ("password: hunter", "password: •••• (password)"),
    (#"{"db_password": "p w\"d", "port": 5432}"#, #"{"db_password": "•••• (password)", "port": 5432}"#),
    (#"log {\"token\":\"abc\"} end"#, #"log {\"token\":\"•••• (token)\"} end"#),
    ("GET /x?token=abc&page=2", "GET /x?token=•••• (token)&page=2"),
    ("mysql --password s3cret db", "mysql --password •••• (password) db"),
    ("curl -u admin:s3cret https://x", "curl -u admin:•••• (password) https://x"),
    ("client_secret='zzz' next", "client_secret='•••• (secret)' next"),
    ("dbPassword=abc", "dbPassword=•••• (password)"),
    ("X-Api-Key: \(random)", "X-Api-Key: •••• (API key)"),
    ("postgres://app:p@ss@db.internal:5432/x", "postgres://app:•••• (password in an address)@db.internal:5432/x"),
    ("Set-Cookie: sid=abc; Path=/", "Set-Cookie: •••• (cookie)"),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----\nafter",
      "-----BEGIN RSA PRIVATE KEY-----•••• (private key)\n-----END RSA PRIVATE KEY-----\nafter"
    ),
    (
      #"{"private_key": "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n", "x": 1}"#,
      #"{"private_key": "•••• (private key)", "x": 1}"#
    ),
  ]

  @Test("are masked, and their kind is told", arguments: secrets)
  func masked(text: String, masked: String) {
    let result = Secrets.masked(text)
    #expect(result.text == masked)
    #expect(result.count == 1)
    #expect(Secrets.masked(masked).text == masked, "masking what is masked changes nothing")
  }

  static let harmlessTexts = [
    "fa1b1d5 Fix the mapper error",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "build e7e5acae-4183-4451-b960-a1ae51b941bf SUCCESS",
    "commit 2d1da3a3e0c94b96b241b93c88df3089aabbccdd",
    "max_tokens: 4096, tokens=12", "token: expired yesterday", "password: required", "password=$DB_PASSWORD",
    "--password ${PASS} next", "password: <your password>", "Enter password:", "secret: null",
    "docker run -u 1000:1000 x",
    "https://example.org:8080/a@b", "git@github.com:owner/repository.git", "the bearer of this letter",
    "basic checks passed", "bearer token missing", "eyJustAWord.and.more", "2025-11-04T01:35:13Z ERROR mapper failed",
    "AKIAABCDEFGHIJKLMNOPQRS", "sk-learn is a package", "monkey=banana", "primary_key: id", "password=xxxx",
  ]

  @Test("are not seen where there are none", arguments: harmlessTexts)
  func harmless(text: String) { #expect(Secrets.masked(text) == (text, 0)) }

  @Test("are masked wherever the text is cut into pieces")
  func pieces() {
    let text = Self.secrets.map(\.text).joined(separator: "\n") + "\n"
    let whole = Secrets.masked(text)
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, 7, 64, 1000] {
      var stream = Secrets.Stream()
      var given: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        given += stream.feed(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      given += stream.finish()
      #expect(String(decoding: given, as: UTF8.self) == whole.text)
      #expect(stream.count == whole.count)
    }
  }

  @Test("hold nothing back but an open line, and no line for ever")
  func holdsBackLittle() {
    var stream = Secrets.Stream()
    #expect(stream.feed(Array("one\ntwo".utf8)) == Array("one\n".utf8))
    #expect(stream.finish() == Array("two".utf8))
    let long = stream.feed([UInt8](repeating: 97, count: 200_000))
    #expect(long.count >= 100_000)
  }

  @Test("leave bytes that are not UTF-8 as they are")
  func anyBytes() {
    var stream = Secrets.Stream()
    #expect(stream.feed([0xFF, 0x00, 0x0A]) == [0xFF, 0x00, 0x0A])
  }

  @Test("in a key that never ends take the rest with them")
  func openKey() {
    #expect(
      Secrets.masked("a\n-----BEGIN PRIVATE KEY-----\nMIIE\nmore\n").text
        == "a\n-----BEGIN PRIVATE KEY-----•••• (private key)\n")
  }

  @Test(
    "are looked for in one go, whatever a line begins over and over", .timeLimit(.minutes(1)),
    arguments: ["eyJa.eyJb.", "eyJaaaaaaaaa.bb.", "password: ", "a:"])
  func manyBeginnings(beginning: String) {
    let line = String(repeating: beginning, count: 60_000)
    #expect(!Secrets.masked(line).text.isEmpty)
  }
}
