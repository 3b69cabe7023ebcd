/// What a run wrote, as it is kept: plain text, secrets masked, the middle left out where it is too
/// long.
package struct Evidence: Equatable, Sendable {
  /// The first lines; all of them where nothing was cut.
  package var head: [OutputLine]
  /// The last lines, where some between were cut.
  package var tail: [OutputLine] = []
  /// What was cut between head and tail.
  package var cut: Cut?
  /// Bytes the command wrote, before any cut.
  package var bytes: Int
  /// Secrets masked.
  package var masked: Int
  /// Said beside the output: binary output, lines broken, processes left running.
  package var notes: [String] = []

  package struct Cut: Equatable, Sendable {
    package var lines: Int
    package var bytes: Int
  }

  package init(_ lines: [OutputLine], bytes: Int? = nil, masked: Int = 0) {
    head = lines
    self.bytes = bytes ?? lines.reduce(0) { $0 + $1.text.utf8.count + 1 }
    self.masked = masked
  }

  package var lines: [OutputLine] { head + tail }

  package var cutWords: String? {
    cut.map { "left out here: \($0.lines) \($0.lines == 1 ? "line" : "lines"), \($0.bytes) bytes" }
  }
}

// MARK: - As bytes

extension Evidence {
  private static let heading = "baton evidence 1"

  /// As the store keeps it, readable by itself: a line of output begins with two blanks, one of
  /// standard error with `! `, a remark of Baton's with `# `.
  package var kept: [UInt8] {
    var text = "\(Self.heading) bytes=\(bytes) masked=\(masked)\n"
    func add(_ lines: [OutputLine]) {
      for line in lines { text += (line.stream == .out ? "  " : "! ") + line.text + "\n" }
    }
    add(head)
    if let cut { text += "# cut lines=\(cut.lines) bytes=\(cut.bytes)\n" }
    add(tail)
    for note in notes { text += "# \(note)\n" }
    return Array(text.utf8)
  }

  /// Reads what `kept` wrote; nil for anything else.
  package init?(kept bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n" as Character, omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix(Self.heading) else { return nil }
    let counts = Self.numbers(first)
    guard let total = counts["bytes"], let masked = counts["masked"] else { return nil }
    self.init([], bytes: total, masked: masked)
    for line in lines.dropFirst().dropLast() {
      let text = String(line.dropFirst(2))
      switch line.prefix(2) {
      case "  ", "! ":
        let output = OutputLine(text, line.hasPrefix("!") ? .error : .out)
        if cut == nil { head.append(output) } else { tail.append(output) }
      case "# ":
        let numbers = Self.numbers(line)
        if text.hasPrefix("cut "), let lines = numbers["lines"], let bytes = numbers["bytes"] {
          cut = Cut(lines: lines, bytes: bytes)
        } else {
          notes.append(text)
        }
      default: return nil
      }
    }
  }

  private static func numbers(_ line: some StringProtocol) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for word in line.split(separator: " ") {
      let parts = word.split(separator: "=")
      if parts.count == 2, let value = Int(parts[1]) { numbers[String(parts[0])] = value }
    }
    return numbers
  }
}

/// Keeps the first and the last lines of output within a bound, whatever comes between.
struct EvidenceKeeper {
  private let half: Int
  private var head: [OutputLine] = []
  private var headBytes = 0
  private var headIsFull = false
  private var tail: [OutputLine] = []
  private var tailStart = 0
  private var tailBytes = 0
  private var cutLines = 0
  private var cutBytes = 0

  init(maxBytes: Int) { half = max(maxBytes / 2, 1) }

  mutating func keep(_ line: OutputLine) {
    let size = line.text.utf8.count + 1
    if !headIsFull, headBytes + size <= half {
      head.append(line)
      headBytes += size
      return
    }
    headIsFull = true
    tail.append(line)
    tailBytes += size
    while tailBytes > half, tailStart < tail.count - 1 {
      let dropped = tail[tailStart].text.utf8.count + 1
      tailStart += 1
      tailBytes -= dropped
      cutLines += 1
      cutBytes += dropped
    }
    if tailStart > 1024, tailStart * 2 > tail.count {
      tail.removeFirst(tailStart)
      tailStart = 0
    }
  }

  func evidence(bytes: Int, masked: Int, notes: [String]) -> Evidence {
    var evidence = Evidence(head, bytes: bytes, masked: masked)
    let last = Array(tail[tailStart...])
    if cutLines > 0 {
      evidence.tail = last
      evidence.cut = Evidence.Cut(lines: cutLines, bytes: cutBytes)
    } else {
      evidence.head += last
    }
    evidence.notes = notes
    return evidence
  }
}
