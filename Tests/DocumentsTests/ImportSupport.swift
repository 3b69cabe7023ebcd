import Records

@testable import Documents

func imported(_ text: String, name: String = "notes.md") throws -> ImportedDocument {
  try Importer.read(Array(text.utf8), name: name, nextNumber: "42")
}

func record(_ text: String, name: String = "notes.md") throws -> SessionRecord { try imported(text, name: name).record }

extension ImportedDocument {
  /// The document's own lines, both ends included, counted from 1.
  func lines(_ from: Int, _ to: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)[(from - 1)...(to - 1)].joined(separator: "\n")
  }
}

/// Text that was stored as UTF-8 and read with another table, as it then looks.
func misread(_ text: String, as codepage: Codepage) -> String { codepage.decode(Array(text.utf8)) }
