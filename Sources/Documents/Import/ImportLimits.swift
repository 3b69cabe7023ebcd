/// What a document may cost. Beyond `bytes`, `lines` and `items` it is refused; beyond the others a
/// line is kept as text, unread, with a warning.
package struct ImportLimits: Equatable, Sendable {
  package var bytes: Int
  package var lines: Int
  /// Blocks of all kinds: paragraphs, list items, tables and so on.
  package var items: Int
  package var lineBytes: Int
  /// Quote marks and list markers before the words of one line.
  package var nesting: Int
  /// Columns of indentation that are still told apart.
  package var indentation: Int
  /// Rows times columns of one table.
  package var cells: Int

  package static let standard = ImportLimits(
    bytes: 16 << 20, lines: 500_000, items: 250_000, lineBytes: 64 << 10, nesting: 24, indentation: 80, cells: 100_000)
}
