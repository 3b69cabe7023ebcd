import Foundation
import Testing

@Suite("ICU's data, which the shipped program does without")
struct UnicodeDataTests {
  /// What Foundation looks up in ICU's tables.
  private static let asking = [
    "Locale", "Calendar", "TimeZone", "DateFormatter", "DateComponents", "NumberFormatter", "NSRegularExpression",
    "folding\\(", "formatted\\(", "localizedCompare", "localizedCaseInsensitiveCompare", "localizedStandard\\w+",
    "lowercased\\(with", "uppercased\\(with", "capitalized\\(with", "applyingTransform", "URL\\(string",
  ]

  @Test("is asked for by no source")
  func sources() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let pattern = try Regex("\\b(\(Self.asking.joined(separator: "|")))")
    var read = 0
    for folder in ["Sources", "Themes", "Sessions"] {
      let files = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        read += 1
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for line in lines where !line.drop(while: \.isWhitespace).hasPrefix("//") {
          #expect(line.firstMatch(of: pattern) == nil, "\(file.lastPathComponent): \(line)")
        }
      }
    }
    #expect(read > 300)
  }
}
