/// Which items of one list are which of another.
enum ItemMatching {
  /// For each new item the old one it is, or nil. First those of the same words, with the same
  /// number if there is a choice; then those of the same number whose words are still alike, for a
  /// document may number anew; then the likest of the rest.
  static func pairs<Old, New>(
    _ old: [Old], _ new: [New], number: (old: (Old) -> Int?, new: (New) -> Int?),
    text: (old: (Old) -> String, new: (New) -> String)
  ) -> [Int?] {
    let oldWords = old.map { TextLikeness.words(text.old($0)) }
    let newWords = new.map { TextLikeness.words(text.new($0)) }
    var free = Set(old.indices)
    var pairs = [Int?](repeating: nil, count: new.count)
    func pair(_ index: Int, _ match: Int?) {
      guard let match else { return }
      pairs[index] = match
      free.remove(match)
    }
    let byNumber = Dictionary(grouping: old.indices, by: { number.old(old[$0]) })
    let byWords = Dictionary(grouping: old.indices, by: { oldWords[$0] })
    func numbered(_ index: Int, from likeness: Double) -> Int? {
      guard let number = number.new(new[index]) else { return nil }
      let ranked = byNumber[number]?.filter(free.contains).map {
        (index: $0, likeness: TextLikeness.of(oldWords[$0], newWords[index]))
      }
      return ranked?.reversed().max { $0.likeness < $1.likeness }.flatMap { $0.likeness >= likeness ? $0.index : nil }
    }
    // Two of one number may differ in nothing but their punctuation: what is the same to the letter
    // goes first.
    for index in new.indices {
      guard let number = number.new(new[index]) else { continue }
      pair(index, byNumber[number]?.first { free.contains($0) && text.old(old[$0]) == text.new(new[index]) })
    }
    for index in new.indices where pairs[index] == nil { pair(index, numbered(index, from: 1)) }
    for index in new.indices where pairs[index] == nil {
      pair(index, byWords[newWords[index]]?.first { free.contains($0) })
    }
    for index in new.indices where pairs[index] == nil { pair(index, numbered(index, from: TextLikeness.sameNumber)) }
    guard pairs.contains(nil), !free.isEmpty else { return pairs }
    let likeness = LikenessIndex(oldWords)
    for index in new.indices where pairs[index] == nil {
      let best = likeness.likest(to: newWords[index]) { free.contains($0) }
      pair(index, best.flatMap { $0.likeness >= TextLikeness.sameItem ? $0.index : nil })
    }
    return pairs
  }
}
