import Foundation
import Journal
import Reply

/// Writes a file whole or not at all: a reader sees the old one or the new one, also after a power
/// cut.
///
/// The file that is replaced hands on its mode and, where that is allowed, its owner and group.
/// What is no file is never replaced by one: a device or a pipe is written into, as a shell would.
/// A link is followed where this person or the system laid it, else refused: somebody else chose
/// where it leads.
package enum AtomicFile {
  package struct Trouble: Error {
    /// What the system said.
    package var reason: String

    package init(reason: String) { self.reason = reason }

    package init(code: Int32 = errno) { reason = String(cString: strerror(code)).lowercased() }
  }

  /// - Parameter mode: of a file that is not there yet.
  package static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(Trouble) {
    let place = try followed(path)
    var entry = stat()
    guard stat(place, &entry) == 0 else {
      guard errno == ENOENT else { throw Trouble() }
      return try replace(place, with: bytes, mode: mode, like: nil)
    }
    switch entry.st_mode & S_IFMT {
    case S_IFREG: try replace(place, with: bytes, mode: 0o600, like: entry)
    case S_IFDIR: throw Trouble(reason: "this is a folder")
    default: try pour(bytes, into: place)
    }
  }

  /// A file for nobody else to read, in a folder of the person's own that is made where it is
  /// missing. Whatever lies in its place goes.
  package static func writePrivate(_ bytes: [UInt8], to name: String, in folder: String) throws(Trouble) {
    try PersonalFolder.make(folder)
    try replace("\(folder)/\(name)", with: bytes, mode: 0o600, like: nil)
  }

  /// Where a path leads.
  private static func followed(_ path: String) throws(Trouble) -> String {
    var entry = stat()
    guard lstat(path, &entry) == 0, entry.st_mode & S_IFMT == S_IFLNK else { return path }
    guard entry.st_uid == geteuid() || entry.st_uid == 0 else { throw Trouble(reason: "this is somebody else's link") }
    var target = stat()
    guard stat(path, &target) == 0 else { throw Trouble(reason: "this link leads nowhere") }
    // What a process has open, such as /dev/stdout, has no name of its own.
    guard target.st_mode & S_IFMT == S_IFREG, let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Into what is no file.
  private static func pour(_ bytes: [UInt8], into path: String) throws(Trouble) {
    // Without waiting for somebody who reads: a pipe that nobody reads is refused.
    let descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENXIO ? Trouble(reason: "nobody reads this pipe") : Trouble() }
    defer { close(descriptor) }
    let flags = fcntl(descriptor, F_GETFL)
    guard fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0, Output.write(bytes, to: descriptor) else {
      throw Trouble()
    }
  }

  private static func replace(
    _ path: String, with bytes: [UInt8], mode: mode_t, like former: stat?
  ) throws(Trouble) {
    do throws(SystemError) {
      // Open to others, as far as it will be, only once it is theirs to read.
      var beside = try BesideFile(of: path, mode: former == nil ? mode : 0o600, obeysMask: true)
      if let former { try beside.resemble(former) }
      try beside.fill(bytes)
      try beside.replace()
    } catch {
      throw Trouble(code: error.code)
    }
  }
}
