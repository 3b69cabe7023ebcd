import Console
import Records

extension Snapshot {
  /// As it was kept.
  init(_ view: PackedView) {
    self.init(
      incident: view.incident, record: view.record, earlier: view.earlier, journalTimes: view.journalTimes,
      sequence: view.sequence)
    incidents = view.incidents
  }
}

extension PackedView {
  /// To be kept. A look back in time is not.
  init(_ snapshot: Snapshot) {
    self.init(
      incident: snapshot.incident, incidents: snapshot.incidents, record: snapshot.record, earlier: snapshot.earlier,
      journalTimes: snapshot.journalTimes, sequence: snapshot.sequence)
  }
}
