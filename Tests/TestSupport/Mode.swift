package import Foundation

/// Permission bits of what lies at a path.
package enum Mode {
  package static func of(_ path: String) -> mode_t {
    var entry = stat()
    return lstat(path, &entry) == 0 ? entry.st_mode & 0o7777 : 0
  }
}
