import Records

/// What a batch changes in the search index of one session.
struct SearchUpdate: Sendable {
  /// Kinds whose items are all taken out first.
  var cleared: Set<ItemReference.Kind> = []
  var items: [(ItemReference, String)] = []

  static let nothing = SearchUpdate(cleared: [], items: [])

  /// The whole session again.
  static func everything(of record: SessionRecord) -> SearchUpdate {
    let kinds = Set(ItemReference.Kind.allCases)
    return SearchUpdate(cleared: kinds, items: record.searchable(kinds))
  }

  /// Only what these changes touched.
  init(after changes: some Sequence<Change>, in record: SessionRecord) {
    var kinds: Set<ItemReference.Kind> = []
    var single: Set<ItemReference> = []
    for change in changes {
      switch change.touched {
      case .nothing: break
      case .item(let item): single.insert(item)
      case .list(let kind): kinds.insert(kind)
      case .everything: kinds.formUnion(ItemReference.Kind.allCases)
      }
    }
    cleared = kinds
    items = record.searchable(kinds)
    for item in single where !kinds.contains(item.kind) {
      if let text = record.searchable(item) { items.append((item, text)) }
    }
  }

  private init(cleared: Set<ItemReference.Kind>, items: [(ItemReference, String)]) {
    self.cleared = cleared
    self.items = items
  }
}
