import Documents
import Records
import Reply

/// Which of the differences of a changed document are taken.
package enum DifferenceChoice {
  case none
  case all
  case named([ItemReference])
  /// One by one, from whoever sits in front of the terminal: of these items of a file, those that
  /// are taken.
  case asking(([ItemDifference], _ file: String) -> Set<ItemDifference.ID>)

  var takesAll: Bool {
    if case .all = self { return true }
    return false
  }

  package var asks: Bool {
    if case .asking = self { return true }
    return false
  }

  package func accepted(of items: [ItemDifference], in file: String) throws(Failure) -> Set<ItemDifference.ID> {
    switch self {
    case .none: return []
    case .all: return Set(items.map(\.id))
    case .named(let references):
      for reference in references where !items.contains(where: { $0.reference == reference }) {
        let known = items.map(\.reference.description).joined(separator: ", ")
        throw Failure(
          .notFound,
          "\(file): \(reference) is no difference; " + (known.isEmpty ? "there is none" : "there are \(known)"))
      }
      return Set(items.filter { references.contains($0.reference) }.map(\.id))
    case .asking(let ask): return ask(items, file)
    }
  }
}
