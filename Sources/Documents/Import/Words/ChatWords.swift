import Vocabulary

enum ChatWords {
  /// "ops-1  9:41 PM", "[07:55] ops-6", "10:19 PM": who and when.
  static func head(_ line: String) -> (stamp: TimeStamp, by: String?)? {
    guard line.utf8.count <= 64 else { return nil }
    let plain = Markup.plain(line)
    if let stamp = TimeStamp.whole(plain), stamp.hasClock { return (stamp, nil) }
    let words = plain.split(separator: " ")
    for count in 1...3 where words.count > count {
      let rest = words[count...].joined(separator: " ")
      if let stamp = TimeStamp.whole(rest), stamp.hasClock { return (stamp, words[..<count].joined(separator: " ")) }
    }
    return nil
  }
}
