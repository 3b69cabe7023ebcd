import Foundation
import Records

/// A session's record as a file: what lies beside its page, whole, so that whoever imports both has
/// what the store has that wrote them. The record is in the journal's form (`docs/journal.md`).
package struct RecordFile: Sendable, Equatable {
  /// Its key and names, and who has the baton; not the files of the machine it was on.
  package var incident: Incident
  package var record: SessionRecord
  /// The page beside it, as it was written: whatever it says otherwise now is somebody's edit.
  package var page: String
  /// The documents that the record names by their hashes.
  package var documents: [[UInt8]]

  init(incident: Incident, record: SessionRecord, page: String, documents: [[UInt8]]) {
    self.incident = incident
    self.incident.logs = []
    self.incident.sessions = []
    self.incident.postmortems = []
    self.record = record
    self.page = page
    self.documents = documents
  }
}

extension RecordFile {
  /// Goes up where a program of before could not read what a new one writes.
  private static let version = 1

  /// Nil for what is no such file; throws for one that a newer Baton wrote, or that is damaged.
  package init?(_ bytes: [UInt8], name: String) throws(JournalError) {
    guard let head = try? Coding.decoded(Head.self, from: Data(bytes)), head.format == Head.name else { return nil }
    guard head.version <= RecordFile.version else {
      throw .failed(
        file: name, detail: "a newer Baton wrote this record (\(head.version), known is \(RecordFile.version))")
    }
    do {
      let body = try Coding.decoded(Body.self, from: Data(bytes))
      self.init(
        incident: body.incident, record: body.record, page: body.page, documents: body.documents.map { Array($0) })
    } catch {
      throw .failed(file: name, detail: "this record is damaged; import the page without it, or get it anew")
    }
    // What was sealed could not name its own hash.
    if record.session.seal != nil, record.session.seal?.record == nil {
      record.session.seal?.record = Digest.hex(of: bytes)
      documents += [Array(page.utf8), bytes]
    }
  }

  package var bytes: [UInt8] {
    get throws(JournalError) {
      let body = Body(incident: incident, record: record, page: page, documents: documents.map { Data($0) })
      do {
        return Array(try Coding.readable(body)) + [10]
      } catch {
        throw .failed(file: "the record", detail: "it is too large to be read again; nothing was written")
      }
    }
  }

  private struct Head: Codable {
    static let name = "baton record"

    var format = Head.name
    var version = RecordFile.version
  }

  private struct Body: Codable {
    var format = Head.name
    var version = RecordFile.version
    var incident: Incident
    var record: SessionRecord
    var page: String
    /// In base64: they are bytes as they arrived.
    var documents: [Data]
  }
}
