import Foundation

/// Which processes there are, by /proc.
enum Processes {
  struct Entry {
    var id: Int32
    var parent: Int32
    var state: Character
    var words: String
  }

  static var all: [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.compactMap { id in
      guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { return nil }
      let fields = status[status.index(after: end)...].split(separator: " ")
      guard fields.count > 1, let state = fields[0].first, let parent = Int32(fields[1]) else { return nil }
      let line = (try? Data(contentsOf: URL(filePath: "/proc/\(id)/cmdline"))) ?? Data()
      let words = String(decoding: line, as: UTF8.self).replacing("\0", with: " ")
      return Entry(id: id, parent: parent, state: state, words: words)
    }
  }

  static func children(of parent: Int32) -> [Int32] { all.filter { $0.parent == parent }.map(\.id) }

  /// Those that live, not the ones that only wait for their parent to look.
  static func living(withWords words: String) -> [Int32] {
    all.filter { $0.words.contains(words) && $0.state != "Z" }.map(\.id)
  }
}
