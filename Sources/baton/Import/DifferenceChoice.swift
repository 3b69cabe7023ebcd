import Documents
import Records

/// Which of the differences of a changed document are taken.
enum DifferenceChoice {
  case none
  case all
  case named([ItemReference])
  /// One by one, from whoever sits in front of the terminal.
  case asking(Call)

  var takesAll: Bool {
    if case .all = self { return true }
    return false
  }

  var asks: Bool {
    if case .asking = self { return true }
    return false
  }

  func accepted(of items: [ItemDifference], in file: String) throws(Failure) -> Set<ItemDifference.ID> {
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
    case .asking(let call): return DifferenceChoice.asked(items, in: file, call)
    }
  }

  private static func asked(_ items: [ItemDifference], in file: String, _ call: Call) -> Set<ItemDifference.ID> {
    let count = items.count == 1 ? "1 item" : "\(items.count) items"
    Output.say("\(file) says \(count) otherwise than the store.\n")
    var accepted: Set<ItemDifference.ID> = []
    for (index, item) in items.enumerated() {
      var sheet = Sheet(for: call.output)
      sheet.difference(item)
      Output.say(sheet.lines.joined(separator: "\n") + "\n")
      switch call.answer("Take it? y yes, n no, a all from here, q none from here [n] ")?.lowercased() {
      case "y", "yes": accepted.insert(item.id)
      case "a", "all": return accepted.union(items[index...].map(\.id))
      case nil, "q", "quit": return accepted
      default: continue
      }
    }
    return accepted
  }
}
