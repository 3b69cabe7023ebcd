import Documents
import Journal
import Records
import Runbook

extension StoredSession {
  /// The page of the session, in the order and under the headings of the store's template.
  /// - Parameter record: what it tells, where that is more than is stored: a draft.
  package func page(of record: SessionRecord? = nil, now: Moment) throws -> Page {
    let told = record ?? self.record
    return Page(
      told, PageContext(now: now, deciding: try deciding(in: told)),
      template: try StoreTemplate.read(in: store.folder))
  }

  /// The lines of kept outputs that decided, of the last run of each step in each round. An output
  /// that is not in this store, since the record came from another, has none.
  private func deciding(in record: SessionRecord) throws -> [RunReference: [String]] {
    var deciding: [RunReference: [String]] = [:]
    for step in record.steps {
      let last = Dictionary(step.runs.map { ($0.round, $0) }, uniquingKeysWith: { $1 })
      for run in last.values {
        guard let numbers = run.decidedBy, let hash = run.evidence, let bytes = try store.kept(hash),
          let lines = Evidence(kept: bytes)?.lines
        else { continue }
        deciding[RunReference(step: step.number, run: run.number)] = numbers.compactMap { number in
          lines.indices.contains(number - 1) ? lines[number - 1].text : nil
        }
      }
    }
    return deciding
  }
}
