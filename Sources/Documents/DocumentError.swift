/// Why a document could not be imported at all, in one line that says what to do.
package enum DocumentError: Error, Equatable, Sendable {
  case tooLarge(name: String, bytes: Int, limit: Int)
  case tooManyLines(name: String, lines: Int, limit: Int)
  case tooManyItems(name: String, limit: Int)
  case empty(name: String)
  /// Bytes that are no text: a picture, an archive, a program.
  case notText(name: String)

  package var message: String {
    switch self {
    case .tooLarge(let name, let bytes, let limit):
      "\(name): \(bytes) bytes is more than the \(limit) a document may have; split it and import the parts"
    case .tooManyLines(let name, let lines, let limit):
      "\(name): \(lines) lines is more than the \(limit) a document may have; split it and import the parts"
    case .tooManyItems(let name, let limit):
      "\(name): more than \(limit) list entries, table rows and the like; split it and import the parts"
    case .empty(let name): "\(name): the file is empty; check that it was saved"
    case .notText(let name): "\(name): this is no text file; give a Markdown document"
    }
  }
}
