import Glibc

/// Paths as text: nothing is looked up on a disk.
public enum AbsolutePath {
  /// `path` from the folder `base`, which is absolute, without `.`, `..`, doubled and trailing slashes. A link is not followed, so `..` is
  /// the folder that the text names.
  public static func of(_ path: String, under base: String) -> String {
    var parts: [Substring] = []
    for part in (path.utf8.first == UInt8(ascii: "/") ? path : base + "/" + path).split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder that the process works in; `/` where it is gone.
  public static var workingFolder: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress, getcwd(start, buffer.count) != nil else { return "/" }
      return String(cString: start)
    }
  }
}
