/// Turns the bytes of one source's lines into log lines. Remembers the entry that continuation
/// lines belong to.
struct LineParser {
  let source: Int
  private var time: Int64?
  private var severity = Severity.unknown
  private var hasEntry = false
  /// Within a Python trace, whose last line, the error itself, is not indented.
  private var isInTrace = false

  init(source: Int) { self.source = source }

  /// `reference` (milliseconds since 1970) completes times without a day or a year: when the line
  /// was read or the file last written. `arrival` is nil for lines that were there before following
  /// began; `cut` is how many bytes the line had beyond these.
  mutating func line(_ bytes: Span<UInt8>, reference: Int64, arrival: Int64?, cut: Int = 0) -> LogLine {
    let text = cut == 0 ? bytes.text : bytes.text + " … \(cut) more bytes of this line are not shown"
    let stamp = Stamp(reference: reference)
    var json: JSONLine?
    let isContinuation = hasEntry && continues(bytes, stamp)
    if !isContinuation {
      json = JSONLine(bytes, stamp: stamp)
      let own = json == nil ? stamp.find(in: bytes) : json?.time
      // A trace that follows an entry that was no error is an entry of its own, of that time.
      time = isInTrace ? own ?? time : own
      severity = (json == nil ? Severity.find(in: bytes) : json?.severity) ?? .unknown
      hasEntry = bytes.count > 0
    }
    return LogLine(
      source: source, text: text, message: json?.message, time: time, arrival: arrival, severity: severity,
      isContinuation: isContinuation, cutBytes: cut)
  }

  private static let trace: StaticString = "Traceback (most recent call last)"
  private static let starts: [StaticString] = [
    "Caused by", "at ", "... ", "goroutine ", "During handling of the above", "The above exception",
  ]

  /// Whether a line goes on with the entry before it: indented, one of the ways in which stack
  /// traces go on, or the error that ends a Python trace.
  private mutating func continues(_ bytes: Span<UInt8>, _ stamp: Stamp) -> Bool {
    guard let first = bytes.at(0) else { return false }
    if first.isBlank { return true }
    if bytes.has(Self.trace, at: 0) {
      isInTrace = true
      return severity.isError
    }
    if first == UInt8(ascii: "}") || first == UInt8(ascii: ")") { return bytes.count <= 3 }
    if Self.starts.contains(where: { bytes.has($0, at: 0) }) { return true }
    defer { isInTrace = false }
    return isInTrace && stamp.find(in: bytes) == nil
  }
}
