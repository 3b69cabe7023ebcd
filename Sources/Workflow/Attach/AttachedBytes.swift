import Foundation
import Glibc
import Journal
import Masking
import Records
import Reply

/// Bytes as they are kept as evidence: bounded, with secrets in text made unreadable, and told by
/// what they are.
package struct AttachedBytes: Sendable {
  package var bytes: [UInt8]
  /// How many there were, where some were cut.
  package var whole: Int?
  package var masked: Int
  package var type: String

  /// - Parameter name: of the file; nil for what was piped.
  package init(_ bytes: [UInt8], whole: Int, name: String?) {
    self.whole = whole > bytes.count ? whole : nil
    let isCut = whole > bytes.count
    if let type = AttachedBytes.signature(of: bytes) {
      (self.bytes, masked, self.type) = (bytes, 0, type)
      return
    }
    guard let text = AttachedBytes.text(bytes, isCut: isCut) else {
      (self.bytes, masked, type) = (bytes, 0, "application/octet-stream")
      return
    }
    let (shown, count) = Secrets.masked(text)
    (self.bytes, masked) = (Array(shown.utf8), count)
    type = AttachedBytes.textType(of: name)
  }

  /// The file, or standard input for `-`, to the limit; the rest is counted.
  package init(reading path: String, in call: Call) throws {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: call.url(path).path) else {
        // In the same words as any other file.
        _ = try call.read(path)
        throw Failure(.unreadable, "\(path): this can't be read")
      }
      handle = opened
    }
    var (bytes, whole): ([UInt8], Int) = ([], 0)
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        whole += chunk.count
        bytes += chunk.prefix(max(0, Attachment.limit - bytes.count))
        // A pipe without an end is not waited for.
        if whole > 1 << 30 { break }
      }
    } catch {
      throw Failure(.unreadable, "\(path): this can't be read; is it a folder?")
    }
    guard whole > 0 else {
      throw Failure(.usage, "\(path == "-" ? "standard input" : path) is empty; nothing was attached")
    }
    self.init(bytes, whole: whole, name: path == "-" ? nil : path)
  }

  /// Valid UTF-8 without the bytes that no text has; a character that was cut in two is left out.
  private static func text(_ bytes: [UInt8], isCut: Bool) -> String? {
    guard !bytes.contains(0) else { return nil }
    for left in 0...(isCut ? 3 : 0) where bytes.count >= left {
      if let text = String(validating: bytes.dropLast(left), as: UTF8.self) { return text }
    }
    return nil
  }

  /// By the first bytes, for what people attach.
  private static func signature(of bytes: [UInt8]) -> String? {
    let signatures: [([UInt8], String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF8".utf8), "image/gif"),
      (Array("%PDF".utf8), "application/pdf"), ([0x1F, 0x8B], "application/gzip"),
      ([0x50, 0x4B, 0x03, 0x04], "application/zip"), ([0x28, 0xB5, 0x2F, 0xFD], "application/zstd"),
      (Array("SQLite format 3".utf8), "application/vnd.sqlite3"),
    ]
    return signatures.first { bytes.starts(with: $0.0) }?.1
  }

  private static func textType(of name: String?) -> String {
    switch name?.split(separator: ".").last?.lowercased() {
    case "csv": "text/csv"
    case "md", "markdown": "text/markdown"
    case "html", "htm": "text/html"
    default: "text/plain"
    }
  }
}

extension AttachedBytes {
  package var blob: Blob { Blob(bytes, .evidence) }

  /// The command that attaches them.
  package func command(title: String, name: String?, to item: ItemReference?, at now: Moment) -> Command {
    var attachment = Attachment(title: title, hash: blob.hash, bytes: bytes.count, type: type, at: now)
    (attachment.name, attachment.whole, attachment.about) = (name, whole, item)
    attachment.masked = masked > 0 ? masked : nil
    return .incident(.attach(attachment))
  }

  /// What of them was not kept as it was; nil where nothing was.
  package var remark: String? {
    let cut = whole.map { "kept the first \(bytes.count >> 20) MB of \(($0 + (1 << 20) - 1) >> 20)" }
    let secrets = masked == 0 ? nil : masked == 1 ? "1 secret masked" : "\(masked) secrets masked"
    let words = [cut, secrets].compactMap(\.self).joined(separator: ", ")
    return words.isEmpty ? nil : words
  }
}

extension ItemReference {
  /// Something that can have an attachment beside it: `todo:3`, `risk:1`, `step:4`, `note:12`.
  package init?(attachable words: String) {
    let folded = words.lowercased().replacing("note", with: "timeline")
    guard let item = ItemReference(words: folded), [.todo, .risk, .step, .timeline, .fix].contains(item.kind) else {
      return nil
    }
    self = item
  }
}
