import Documents
import Journal
import Records

/// A page with the record that lay beside it.
struct PageRecord {
  let file: RecordFile
  private let page: String

  init(_ file: RecordFile, page: String) {
    self.file = file
    self.page = page
  }

  /// Nobody has changed the page since it was written.
  var isUnedited: Bool { page == file.page }

  /// The record with the person's edits of the page in it. With any it is no longer what was
  /// sealed.
  var exact: SessionRecord {
    guard !isUnedited else { return file.record }
    var record = PageRecord.edits(of: page, since: file.page, on: file.record) ?? file.record
    record.session.seal = nil
    return record
  }

  /// What a person changed in a page, in the record that it told; nil where one of the two can't be
  /// read.
  static func edits(of page: String, since written: String, on record: SessionRecord) -> SessionRecord? {
    func read(_ text: String) -> SessionRecord? {
      try? Importer.read(Array(text.utf8), name: "page", nextNumber: record.session.number).record
    }
    guard let before = read(written), let after = read(RenamedHeadings.marked(page, since: written)) else { return nil }
    return DocumentDifference.edits(from: before, to: after, on: record).difference.document
  }
}
