import Foundation
import TOMLKit

/// The TOML files that a team may put into a store's folder: `template.toml`, `provenance.toml`.
enum StoreSettings {
  /// Nil where there is no such file. One that is there and can't be used is said, never passed over.
  static func table(in file: URL) throws(Failure) -> TOMLTable? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw Failure(.unreadable, "\(file.path): this can't be read as UTF-8 text; mend it, or move it away")
    }
    do {
      return try TOMLTable(string: text)
    } catch {
      throw Failure(.unreadable, "\(file.path): this is not TOML; mend it, or move it away")
    }
  }
}
