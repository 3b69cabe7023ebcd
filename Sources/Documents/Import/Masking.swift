/// What cmark-gfm is given to read: the document's lines with everything masked that decides
/// nothing about blocks.
///
/// Only block structure is asked of cmark-gfm; words are taken from the source by line. So inline
/// marks become `x`, byte for byte, which leaves none of the inputs that make its inline parser
/// quadratic (0.29 of Debian 12 has several), and link definitions stay paragraphs. Lines too long
/// or too deeply nested are put in as one word, tables too large lose their bars; both are told of.
struct MaskedText {
  private(set) var bytes: [UInt8] = []
  private(set) var warnings: [String] = []

  init(_ source: SourceText, from first: Int, limits: ImportLimits) {
    var long = 0
    var deep = 0
    var tables = 0
    var index = 0
    let lines = source.lines
    for _ in 1..<max(first, 1) where index < lines.count {
      bytes.append(10)
      index += 1
    }
    while index < lines.count {
      var end = index
      var bars = 0
      while end < lines.count, !lines[end].isBlank {
        bars = max(bars, lines[end].utf8.count { $0 == UInt8(ascii: "|") })
        end += 1
      }
      let isTooLarge = (bars + 1) * (end - index) > limits.cells && bars > 1
      if isTooLarge { tables += 1 }
      for line in lines[index..<end] {
        switch MaskedLine(line, keepsBars: !isTooLarge, limits: limits) {
        case .read(let masked): bytes += masked
        case .tooLong(let masked):
          bytes += masked
          long += 1
        case .tooDeep(let masked):
          bytes += masked
          deep += 1
        }
        bytes.append(10)
      }
      if end < lines.count { bytes.append(10) }
      index = end + 1
    }
    func say(_ count: Int, _ what: String) {
      if count > 0 { warnings.append("\(count) \(what); kept as text") }
    }
    say(long, "line\(long == 1 ? "" : "s") longer than \(limits.lineBytes / 1024) KB")
    say(deep, "line\(deep == 1 ? "" : "s") nested more than \(limits.nesting) deep")
    say(tables, "table\(tables == 1 ? "" : "s") of more than \(limits.cells) cells")
  }
}

private enum MaskedLine {
  case read([UInt8])
  case tooLong([UInt8])
  case tooDeep([UInt8])

  init(_ line: String, keepsBars: Bool, limits: ImportLimits) {
    var bytes = Array(line.utf8)
    var position = 0
    var markers = 0
    var isIndented = true
    // The marks before the words: blanks, quote marks, list markers.
    scan: while position < bytes.count {
      switch bytes[position] {
      case 32, 9: position += 1
      case UInt8(ascii: ">"):
        markers += 1
        isIndented = false
        position += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard position + 1 >= bytes.count || bytes[position + 1] == 32 || bytes[position + 1] == 9 else { break scan }
        markers += 1
        isIndented = false
        position += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = position
        while end < bytes.count, end - position < 10, (48...57).contains(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
          end + 1 >= bytes.count || bytes[end + 1] == 32
        else { break scan }
        markers += 1
        isIndented = false
        position = end + 1
      default: break scan
      }
      if isIndented, position > limits.indentation {
        self = .tooDeep(MaskedLine.word(after: limits.indentation))
        return
      }
      if markers > limits.nesting {
        self = .tooDeep(MaskedLine.word(after: 0))
        return
      }
    }
    guard bytes.count <= limits.lineBytes else {
      self = .tooLong(Array(bytes.prefix(position)) + [UInt8(ascii: "x")])
      return
    }
    MaskedLine.mask(&bytes, from: position, keepsBars: keepsBars)
    self = .read(bytes)
  }

  private static func word(after blanks: Int) -> [UInt8] {
    [UInt8](repeating: 32, count: blanks) + [UInt8(ascii: "x")]
  }

  /// Masks the words of a line from `start` on, unless the line is a rule, a fence, an underline or
  /// the second line of a table.
  private static func mask(_ bytes: inout [UInt8], from start: Int, keepsBars: Bool) {
    let rest = bytes[start...]
    let isDrawn = rest.allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_")
        || $0 == 32 || $0 == 9 || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":")
    }
    var index = start
    if !isDrawn, let first = rest.first {
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let run = rest.prefix { $0 == first }.count
        if run >= 3 { index += run }
      } else if first == UInt8(ascii: "<") {
        index += rest.starts(with: "<!--".utf8) ? 4 : 1
      }
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "|"): if !keepsBars { bytes[index] = UInt8(ascii: "x") }
      case UInt8(ascii: "\\"):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "|") {
          index += 1
        } else {
          bytes[index] = UInt8(ascii: "x")
        }
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "&"),
        UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "\""),
        UInt8(ascii: "'"),
        UInt8(ascii: "("), UInt8(ascii: ")"):
        bytes[index] = UInt8(ascii: "x")
      case UInt8(ascii: "*"), UInt8(ascii: "_"): if !isDrawn { bytes[index] = UInt8(ascii: "x") }
      default: break
      }
      index += 1
    }
  }
}
