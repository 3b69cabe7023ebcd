import Foundation

/// Replaces a file in one act: a reader sees the old one or the new one, also after a power cut.
enum AtomicFile {
  struct Trouble: Error {
    /// What the system said.
    var reason: String
  }

  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(Trouble) {
    let folder = (path as NSString).deletingLastPathComponent
    let draft = "\(path).\(getpid()).part"
    do throws(Trouble) {
      try fill(draft, with: bytes, mode: mode)
      guard rename(draft, path) == 0 else { throw trouble() }
      try sync(folder.isEmpty ? "." : folder)
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func fill(_ path: String, with bytes: [UInt8], mode: mode_t) throws(Trouble) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw trouble() }
    defer { close(descriptor) }
    guard Output.write(bytes, to: descriptor), fsync(descriptor) == 0 else { throw trouble() }
  }

  private static func sync(_ folder: String) throws(Trouble) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble() }
    defer { close(descriptor) }
    // Some file systems can't sync a folder; the file itself is safe.
    _ = fsync(descriptor)
  }

  private static func trouble() -> Trouble { Trouble(reason: String(cString: strerror(errno)).lowercased()) }
}
