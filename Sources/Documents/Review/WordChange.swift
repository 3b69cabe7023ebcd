/// One stretch of a text that changed, or did not. Each keeps the white space behind its words, so
/// that the kept and removed ones joined are the text before, and the kept and added ones the text
/// after.
package enum WordChange: Equatable, Sendable {
  case kept(String)
  case removed(String)
  case added(String)

  /// Words compared beyond this (the product of both texts' changed parts) are taken as all
  /// changed: about 8 MB and 30 ms.
  static let bound = 1_000_000

  /// By the longest common subsequence of words, between a common start and a common end.
  package static func changes(from before: String, to after: String) -> [WordChange] {
    let (old, new) = (words(before), words(after))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let middle = changes(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
    let all = old[..<start].map { WordChange.kept($0) } + middle + old.suffix(end).map { .kept($0) }
    return joined(all)
  }

  private static func changes(_ old: [String], _ new: [String]) -> [WordChange] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= bound else {
      return old.map { .removed($0) } + new.map { .added($0) }
    }
    let width = new.count + 1
    // lengths[i * width + j]: of the longest common subsequence of old[i...] and new[j...].
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i * width + j] =
          old[i] == new[j]
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var changes: [WordChange] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        changes.append(.kept(old[i]))
        (i, j) = (i + 1, j + 1)
      } else if j == new.count || (i < old.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
        changes.append(.removed(old[i]))
        i += 1
      } else {
        changes.append(.added(new[j]))
        j += 1
      }
    }
    return changes
  }

  /// Each word with the white space behind it.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isInBlank = false
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isInBlank, !isBlank {
        words.append(word)
        word = ""
      }
      word.unicodeScalars.append(scalar)
      isInBlank = isBlank
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func joined(_ changes: [WordChange]) -> [WordChange] {
    var joined: [WordChange] = []
    for change in changes {
      switch (joined.last, change) {
      case (.kept(let text), .kept(let more)): joined[joined.count - 1] = .kept(text + more)
      case (.removed(let text), .removed(let more)): joined[joined.count - 1] = .removed(text + more)
      case (.added(let text), .added(let more)): joined[joined.count - 1] = .added(text + more)
      default: joined.append(change)
      }
    }
    return joined
  }
}
