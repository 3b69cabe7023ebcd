import Files
import Foundation
import Journal
import Records
import Reply

/// How a run ended that the journal did not take, as where its disk was full: kept in the person's
/// own state folder until it does.
package struct UnrecordedEnd: Codable {
  /// What tells the store from every other on this machine.
  var store: String
  var incident: String
  var session: SessionNumber
  var step: Int
  var run: Run
  var actor: String
  var at: Moment
  /// What it wrote, as it is kept as evidence; nil where it had the terminal.
  var evidence: [UInt8]?

  private static func folder(_ environment: [String: String]) -> String {
    PersonalFolder.state.path(environment) + "/unrecorded"
  }

  /// Keeps it; the file's name.
  func keep(_ environment: [String: String]) throws(AtomicFile.Trouble) -> String {
    let name = "\(UUID().uuidString).json"
    let folder = Self.folder(environment)
    guard let bytes = try? JSONEncoder().encode(self) else {
      throw AtomicFile.Trouble(reason: "it can't be written down")
    }
    try AtomicFile.writePrivate(Array(bytes), to: name, in: folder)
    return "\(folder)/\(name)"
  }

  /// Records those of a store that were kept, and takes them away; what it still does not take
  /// stays kept.
  package static func record(in store: Store, _ environment: [String: String]) {
    let folder = folder(environment)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where name.hasSuffix(".json") {
      let file = "\(folder)/\(name)"
      guard let bytes = SmallFile.bytes(of: file, limit: 64 << 20),
        let end = try? JSONDecoder().decode(UnrecordedEnd.self, from: Data(bytes)), end.store == store.placeOnMachine
      else { continue }
      if (try? end.record(in: store)) != nil { unlink(file) }
    }
  }

  private func record(in store: Store) throws {
    // Another journal may stand there for a while.
    guard let runs = try store.record(session, incident: incident)?.step(step)?.runs else {
      throw Failure(.notFound, "the store holds no such step")
    }
    // Whoever looked meanwhile took it for interrupted. One that has ended was recorded after all.
    guard let open = runs.first(where: { $0.number == run.number && $0.at == run.at }),
      open.isRunning || open.ending == .interrupted
    else { return }
    try store.perform(
      .step(step, .endRun(run)), on: session, incident: incident, as: actor, now: at,
      keeping: [evidence.map { Blob($0, .evidence) }].compactMap(\.self))
  }
}
