import Foundation
import Records
import Testing

@testable import Documents

/// A change to a document's writing that changes nothing it says.
struct Mutation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let apply: @Sendable (String) -> String

  init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
    testDescription = name
    self.apply = apply
  }

  /// Each line outside fences on its own.
  init(_ name: String, line: @escaping @Sendable (String) -> String) {
    self.init(name) { Mutation.outsideFences($0, line) }
  }

  static let all: [Mutation] = [
    Mutation("headings one level deeper", line: { isHeading($0) && !$0.hasPrefix("######") ? "#" + $0 : $0 }),
    Mutation("headings with closing marks", line: { isHeading($0) ? $0 + " ##" : $0 }),
    Mutation("stars for bullets", line: { starred($0) }),
    Mutation(
      "the colon of a label behind its bold", line: { $0.replacing(#/^\*\*([^*]+):\*\* /#) { "**\($0.1)**: " } }),
    Mutation("comments before headings", line: { isHeading($0) ? "<!-- seen -->\n\n" + $0 : $0 }),
    Mutation("more blank lines", line: { $0.isEmpty ? "\n" : $0 }),
    Mutation("tildes for fences") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.replacing(#/^(\s*)(`{3,})([^`]*)$/#) { "\($0.1)\(String(repeating: "~", count: $0.2.count))\($0.3)" }
      }.joined(separator: "\n")
    },
    Mutation("Windows line ends") { $0.replacing("\n", with: "\r\n") },
    Mutation("no line end at the end") { $0.trimmed },
    Mutation("a byte order mark") { "\u{FEFF}" + $0 },
    Mutation("front matter") { $0.hasPrefix("---") ? $0 : "---\nreviewed: yes\ntags: [handoff, night]\n---\n\n" + $0 },
    Mutation("dates in words", line: { dated($0) { "\(month($0.2)) \(Int($0.3) ?? 0), \($0.1)" } }),
    Mutation("dates as in the US", line: { dated($0) { "\($0.2)/\($0.3)/\($0.1)" } }),
  ]

  private static func outsideFences(_ text: String, _ change: (String) -> String) -> String {
    var fence: String?
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.drop { $0 == " " }
      let run = words.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        if run.count >= open.count, run.first == open.first, words.dropFirst(run.count).isEmpty { fence = nil }
        return String(line)
      }
      if run.count >= 3 {
        fence = String(run)
        return String(line)
      }
      return change(String(line))
    }.joined(separator: "\n")
  }

  private static func isHeading(_ line: String) -> Bool { line.wholeMatch(of: #/[#]{1,6} .*[^#\s]/#) != nil }

  private static func starred(_ line: String) -> String {
    guard let match = line.firstMatch(of: #/^(\s*)- /#), line.contains(#/[^\-\s]/#) else { return line }
    return "\(match.1)* " + line[match.range.upperBound...]
  }

  private typealias Date = Regex<(Substring, Substring, Substring, Substring)>.Match

  private static func dated(_ line: String, _ words: (Date) -> String) -> String {
    guard line.hasPrefix("**Date:**"), let match = line.firstMatch(of: #/(\d{4})-(\d{2})-(\d{2})/#) else { return line }
    return line.replacingCharacters(in: match.range, with: words(match))
  }

  private static func month(_ number: Substring) -> String {
    let names = ["January", "February", "March", "April", "May", "June", "July"]
    let others = ["August", "September", "October", "November", "December"]
    return (names + others)[(Int(number) ?? 1) - 1]
  }
}
