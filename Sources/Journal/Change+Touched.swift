import Records

extension Change {
  enum Touched {
    case nothing, everything
    case item(ItemReference)
    /// An item without a number of its own: its whole list, whose places may have shifted.
    case list(ItemReference.Kind)
  }

  /// Which words of the record it changes.
  var touched: Touched {
    switch self {
    case .sessionOpened, .documentImported, .recordRevised: .everything
    case .sessionDescribed: .list(.session)
    case .metricAdded: .list(.metric)
    case .corrected: .list(.correction)
    case .silenceLifted: .list(.silence)
    case .statementAdded(let kind, _), .statementSettled(let kind, _):
      switch kind {
      case .lesson: .list(.lesson)
      case .insight: .list(.insight)
      case .achievement: .list(.achievement)
      case .before, .after: .list(.production)
      case .fileCreated, .fileModified, .fileToUpdate: .list(.file)
      case .onSuccess, .onFailure: .list(.branch)
      case .baseline, .watch: .list(.monitoring)
      case .investigation: .list(.investigation)
      case .ask: .list(.ask)
      }
    default: subject.map { $0.number == 0 ? .list($0.kind) : .item($0) } ?? .nothing
    }
  }
}
