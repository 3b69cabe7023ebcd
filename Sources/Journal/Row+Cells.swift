import Foundation
import GRDB

/// A cell that does not hold what the schema says it holds, as in a damaged page, or somebody
/// else's file.
struct CellError: Error {
  var detail: String
}

/// Cells as the schema has them. GRDB's own conversions end the program where they can't convert.
extension Row {
  /// Beyond what any count or time of a journal comes to, and still far from where adding to it
  /// would overflow.
  private static let most: Int64 = 1 << 53

  func number(_ index: Int) throws -> Int64 {
    guard case .int64(let number) = cell(index), (-Self.most...Self.most).contains(number) else { throw wrong(index) }
    return number
  }

  func text(_ index: Int) throws -> String {
    guard case .string(let text) = cell(index) else { throw wrong(index) }
    return text
  }

  func textOrNil(_ index: Int) throws -> String? {
    if case .null = cell(index) { return nil }
    return try text(index)
  }

  func bytes(_ index: Int) throws -> Data {
    guard case .blob(let bytes) = cell(index) else { throw wrong(index) }
    return bytes
  }

  private func cell(_ index: Int) -> DatabaseValue.Storage { (self[index] as DatabaseValue).storage }

  private func wrong(_ index: Int) -> CellError {
    CellError(detail: "a cell of “\(Array(columnNames)[index])” does not hold what it should")
  }
}
