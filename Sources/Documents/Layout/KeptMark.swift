/// The comments around a kept text. They say which headings it stood under, and where it ends
/// whatever is in it.
struct KeptMark: Equatable {
  /// Above 1 only where the text itself holds a closing mark.
  var number: Int
  var path: [String]
  /// The heading above the mark is the path's last one.
  var isHeaded: Bool

  var opening: String {
    let names = path.map { name in
      name.exchanging("&", for: "&amp;").exchanging("/", for: "&#47;").exchanging(">", for: "&gt;")
        .exchanging("\n", for: "&#10;")
    }
    return "<!-- \(isHeaded ? KeptMark.headed : KeptMark.bare)\(suffix): \(names.joined(separator: " / ")) -->"
  }

  var closing: String { "<!-- /kept\(suffix) -->" }

  private static let headed = "kept with heading"
  private static let bare = "kept"
  private var suffix: String { number == 1 ? "" : " \(number)" }

  init(number: Int, path: [String], isHeaded: Bool) {
    self.number = number
    self.path = path
    self.isHeaded = isHeaded
  }

  init?(opening line: some StringProtocol) {
    guard line.begins(with: "<!-- kept"), line.ends(with: " -->"), line.utf8.count >= 13 else { return nil }
    let inner = line.dropping(first: 5).dropping(last: 4)
    guard let colon = inner.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let words = String(inner[..<colon])
    isHeaded = words.begins(with: KeptMark.headed)
    let digits = words.dropping(first: (isHeaded ? KeptMark.headed : KeptMark.bare).utf8.count).trimmedBlanks
    guard let number = digits.isEmpty ? 1 : Int(digits) else { return nil }
    self.number = number
    let names = inner[colon...].dropping(first: inner[colon...].utf8.count > 1 ? 2 : 1)
    path =
      names.isEmpty
      ? []
      : names.parted(by: " / ").map { name in
        name.exchanging("&#10;", for: "\n").exchanging("&gt;", for: ">").exchanging("&#47;", for: "/")
          .exchanging("&amp;", for: "&")
      }
  }
}
