import Records

extension PagePart {
  /// What lies on one machine only. Where all is pushed and committed there is nothing to say.
  static let repository = PagePart(.repository) { writing in
    guard let state = writing.record.repository?.last else { return [] }
    let branch = state.branch.map { " on \(CodeSpan.text(PageLine.flat($0, 60)))" } ?? ""
    let unpushed = (state.unpushed ?? []).brief { "\(CodeSpan.text($0.id)) \(PageLine.flat($0.title, 80))" }
    let uncommitted = state.uncommitted.brief { CodeSpan.text(PageLine.flat($0, 100)) }
    return (unpushed.map { [.item("**Not pushed\(branch):** \($0)")] } ?? [])
      + (uncommitted.map { [.item("**Not committed:** \($0)")] } ?? [])
  } read: { blocks, reading in
    for block in blocks {
      guard let field = LayoutField(block), field.name == "not committed" || field.name.begins(with: "not pushed")
      else {
        continue
      }
      reading.claim(block)
    }
  }
}

extension Array {
  /// The first few, and how many more there are; nil where there are none.
  fileprivate func brief(_ text: (Element) -> String) -> String? {
    guard !isEmpty else { return nil }
    let shown = prefix(5)
    return shown.map(text).joined(separator: ", ") + (count > shown.count ? " and \(count - shown.count) more" : "")
  }
}
