/// Encodings of East Asia that write a sign in one, two or four bytes.
enum DoubleByte: String, CaseIterable {
  case shiftJIS = "Shift-JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"
  case gb18030 = "GB18030"

  /// Nil where the bytes hold anything that the encoding does not.
  func decode(_ bytes: [UInt8]) -> String? {
    var scalars = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        scalars.append(Unicode.Scalar(byte))
        index += 1
        continue
      }
      guard let (value, length) = sign(in: bytes, at: index), let scalar = Unicode.Scalar(value), value != 0xFFFD else {
        return nil
      }
      scalars.append(scalar)
      index += length
    }
    return String(scalars)
  }

  private func sign(in bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int)? {
    func byte(_ offset: Int) -> Int { index + offset < bytes.count ? Int(bytes[index + offset]) : 0 }
    let (lead, trail) = (byte(0), byte(1))
    switch self {
    case .shiftJIS:
      if (0xA1...0xDF).contains(lead) { return (UInt32(lead) - 0xA1 + 0xFF61, 1) }
      guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), (0x40...0xFC).contains(trail), trail != 0x7F
      else { return nil }
      let pair = lead < 0xA0 ? lead - 0x81 : lead - 0xC1
      let cell = trail < 0x7F ? trail - 0x40 : trail - 0x41
      return Self.cell(Self.jis, row: pair * 2 + cell / 94, cell % 94).map { ($0, 2) }
    case .eucJP:
      if lead == 0x8E { return (0xA1...0xDF).contains(trail) ? (UInt32(trail) - 0xA1 + 0xFF61, 2) : nil }
      guard (0xA1...0xFE).contains(lead), (0xA1...0xFE).contains(trail) else { return nil }
      return Self.cell(Self.jis, row: lead - 0xA1, trail - 0xA1).map { ($0, 2) }
    case .eucKR:
      if (0xA1...0xFE).contains(lead), (0xA1...0xFE).contains(trail) {
        return Self.cell(Self.ks, row: lead - 0xA1, trail - 0xA1).map { ($0, 2) }
      }
      return Self.furtherHangul(lead, trail).map { ($0, 2) }
    case .gb18030:
      if (0x30...0x39).contains(trail) { return Self.fourBytes(lead, trail, byte(2), byte(3)).map { ($0, 4) } }
      if (0xA1...0xF7).contains(lead), (0xA1...0xFE).contains(trail) {
        return Self.cell(Self.gb, row: lead - 0xA1, trail - 0xA1).map { ($0, 2) }
      }
      return Self.furtherHan(lead, trail).map { ($0, 2) }
    }
  }

  // MARK: - Tables

  private typealias Rows = [[UInt32]]

  private static let jis = rows(JISTable.rows)
  private static let ks = rows(KSTable.rows)
  private static let gb = rows(GBTable.rows)
  private static let gbFurther = rows(GBTable.further)

  private static func rows(_ text: String) -> Rows {
    text.unicodeScalars.split(separator: "\n").map { $0.elementsEqual(["-"]) ? [] : $0.map(\.value) }
  }

  private static func cell(_ rows: Rows, row: Int, _ cell: Int) -> UInt32? {
    rows.indices.contains(row) && rows[row].indices.contains(cell) ? rows[row][cell] : nil
  }

  /// The syllables that KS X 1001 leaves out, in Unicode's order: 178 cells a row up to 0xA0, 84
  /// from there on.
  private static func furtherHangul(_ lead: Int, _ trail: Int) -> UInt32? {
    let cell: Int
    switch trail {
    case 0x41...0x5A: cell = trail - 0x41
    case 0x61...0x7A: cell = trail - 0x61 + 26
    case 0x81...0xFE: cell = trail - 0x81 + 52
    default: return nil
    }
    let place: Int
    switch lead {
    case 0x81...0xA0: place = (lead - 0x81) * 178 + cell
    case 0xA1...0xC6 where cell < 84: place = 32 * 178 + (lead - 0xA1) * 84 + cell
    default: return nil
    }
    return hangul.indices.contains(place) ? hangul[place] : nil
  }

  private static let hangul = rest(of: 0xAC00...0xD7A3, beside: ks)

  /// The signs of GBK that GB 2312 leaves out, in Unicode's order.
  private static func furtherHan(_ lead: Int, _ trail: Int) -> UInt32? {
    guard (0x40...0xFE).contains(trail), trail != 0x7F else { return nil }
    let cell = trail < 0x7F ? trail - 0x40 : trail - 0x41
    let place: Int
    switch lead {
    case 0xA8, 0xA9,
      0xFE where cell < 96:
      return Self.cell(gbFurther, row: lead == 0xFE ? 2 : lead - 0xA8, cell)
    case 0x81...0xA0: place = (lead - 0x81) * 190 + cell
    case 0xAA...0xFD where cell < 96: place = 32 * 190 + (lead - 0xAA) * 96 + cell
    default: return nil
    }
    return han.indices.contains(place) ? han[place] : nil
  }

  private static let han = rest(of: 0x4E00...0x9FA5, beside: gb) + [0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1]

  private static func rest(of range: ClosedRange<UInt32>, beside rows: Rows) -> [UInt32] {
    let known = Set(rows.joined())
    return range.filter { !known.contains($0) }
  }

  /// The first plane's signs that have no two bytes in Unicode's order, and those beyond it by
  /// their number.
  private static func fourBytes(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) -> UInt32? {
    guard (0x81...0xE3).contains(first), (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) else {
      return nil
    }
    let place = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
    if first < 0x90 {
      var left = place
      for range in GBTable.rest {
        if left < range.count { return range.lowerBound + UInt32(left) }
        left -= range.count
      }
      return nil
    }
    let value = 0x10000 + place - 189_000
    return value <= 0x10FFFF ? UInt32(value) : nil
  }

  // MARK: - Evidence

  /// The encoding that all the bytes are valid in, and whose signs are those that such a text is
  /// mostly made of.
  static func likely(for bytes: [UInt8]) -> (encoding: DoubleByte, text: String)? {
    let sample = Array(bytes.prefix(64 * 1024))
    guard sample.count(where: { $0 >= 0x80 }) >= 8 else { return nil }
    let ranked = allCases.compactMap { encoding -> (encoding: DoubleByte, text: String, share: Double)? in
      guard let text = encoding.decode(bytes) else { return nil }
      return (encoding, text, encoding.share(of: text))
    }
    guard let best = ranked.max(by: { $0.share < $1.share }), best.share >= 0.2 else { return nil }
    return (best.encoding, best.text)
  }

  /// How many of the signs beyond ASCII are the usual ones.
  private func share(of text: String) -> Double {
    var count = 0
    var usual = 0
    for scalar in text.unicodeScalars.prefix(32 * 1024) where scalar.value >= 0x80 {
      count += 1
      switch (self, scalar.value) {
      case (.shiftJIS, 0x3041...0x3096), (.eucJP, 0x3041...0x3096), (.shiftJIS, 0x30A1...0x30FC),
        (.eucJP, 0x30A1...0x30FC),
        (_, 0x3001), (_, 0x3002):
        usual += 1
      case (.eucKR, _) where Self.usualKorean.contains(scalar), (.gb18030, _) where Self.usualChinese.contains(scalar):
        usual += 1
      default: break
      }
    }
    return count == 0 ? 0 : Double(usual) / Double(count)
  }

  private static let usualKorean = Set(
    "이다는에을의가고하지로한은를사기리어나도아서시자인대해라과정일전제장수스으보부구상생주성들것동원않발점금신확후등위면개용모"
      .unicodeScalars)
  private static let usualChinese = Set(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
      .unicodeScalars
  ).union("月日后前已未完成待办问题时间处理系统服务器原因影响重启恢复检查告警，：".unicodeScalars)
}
