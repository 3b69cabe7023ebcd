import Masking
import Records

/// Takes in a run's output: bytes become lines, secrets are masked, what fits is kept.
struct OutputIntake {
  private struct Source {
    var text = OutputText()
    var secrets = Secrets.Stream()
  }

  private var sources: [OutputStream: Source] = [.out: Source(), .error: Source()]
  private var keeper: EvidenceKeeper
  private var bytes = 0
  private var last = OutputStream.out
  private var lastOpen: OutputLine?
  var notes: [String] = []

  init(maxBytes: Int) { keeper = EvidenceKeeper(maxBytes: maxBytes) }

  /// The whole lines the bytes end.
  mutating func lines(endedBy new: [UInt8], from stream: OutputStream) -> [OutputLine] {
    bytes += new.count
    last = stream
    lastOpen = nil
    var source = sources[stream] ?? Source()
    let lines = Self.masked(source.text.feed(new), by: &source.secrets)
    sources[stream] = source
    return kept(lines, stream)
  }

  /// The lines left without an end.
  mutating func finish() -> [OutputLine] {
    OutputStream.allCases.flatMap { stream in
      var source = sources[stream] ?? Source()
      let lines = Self.masked(source.text.finish().map { [$0] } ?? [], by: &source.secrets)
      sources[stream] = source
      return kept(lines, stream)
    }
  }

  func evidence() -> Evidence {
    var notes = notes
    if sources.values.contains(where: \.text.isBinary) {
      notes.append("the output is not text; its control bytes are shown as signs")
    }
    let broken = sources.values.reduce(0) { $0 + $1.text.brokenLines }
    if broken > 0 {
      notes.append("lines of more than \(OutputText.longestLine) characters were broken, \(broken) times")
    }
    return keeper.evidence(bytes: bytes, masked: sources.values.reduce(0) { $0 + $1.secrets.count }, notes: notes)
  }

  /// The line in progress, where it changed since it was last asked for: masked, and without the
  /// word it ends in, which may be a secret that is still growing. Marks of progress and prompts
  /// show.
  mutating func openLine() -> OutputLine? {
    guard let written = sources[last]?.text.open, !written.isEmpty, written.utf8.count <= 4096 else { return nil }
    let wordStart = written.lastIndex(where: \.isWhitespace).map { written.index(after: $0) } ?? written.startIndex
    let mayGrow = written[wordStart...].contains { $0.isLetter || $0.isNumber }
    let shown = mayGrow ? written[..<wordStart] : written[...]
    let line = OutputLine(Secrets.masked(String(shown)).text, last)
    guard !line.text.isEmpty, line != lastOpen else { return nil }
    lastOpen = line
    return line
  }

  private mutating func kept(_ lines: [String], _ stream: OutputStream) -> [OutputLine] {
    lines.map { text in
      let line = OutputLine(text, stream)
      keeper.keep(line)
      return line
    }
  }

  /// Lines within a private key are left out.
  private static func masked(_ lines: [String], by secrets: inout Secrets.Stream) -> [String] {
    guard !lines.isEmpty else { return [] }
    let given = secrets.feed(Array((lines.joined(separator: "\n") + "\n").utf8))
    return given.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
