import Files
import Foundation
import Reply
import TOMLKit

/// The TOML files that a team may put into a store's folder: `template.toml`, `provenance.toml`,
/// `vocabulary.toml`.
enum StoreSettings {
  static let files = ["template.toml", "provenance.toml", "vocabulary.toml"]

  /// Nil where there is no such file. One that is there and can't be used is said, never passed
  /// over.
  static func table(in file: URL) throws(Failure) -> TOMLTable? {
    guard let text = try text(of: file) else { return nil }
    do {
      return try TOMLTable(string: text)
    } catch {
      throw Failure(.unreadable, "\(file.path): this is not TOML; mend it, or move it away")
    }
  }

  /// The same, as it is written.
  static func text(of file: URL) throws(Failure) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.read(file.path)
    } catch {
      switch error {
      case .missing: return nil
      case .notPlain: throw Failure(.unreadable, "\(file.path): this is not a plain file; move it away")
      case .larger: throw Failure(.unreadable, "\(file.path): larger than 1 MB; mend it, or move it away")
      case .system(let code):
        throw Failure(.unreadable, "\(file.path): \(String(cString: strerror(code)).lowercased()); ask its owner")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unreadable, "\(file.path): this can't be read as UTF-8 text; mend it, or move it away")
    }
    return text
  }
}
