import Glibc

/// Paths as text: nothing is looked up on a disk.
package enum AbsolutePath {
  /// `path` from the folder `base`, which is absolute, without `.`, `..`, doubled and trailing
  /// slashes. A link is not followed, so `..` is the folder that the text names.
  package static func of(_ path: String, under base: String) -> String {
    let whole = path.utf8.first == UInt8(ascii: "/") ? path : base + "/" + path
    // Where each part of the result begins, at its slash.
    var starts: [Int] = []
    var result: [UInt8] = []
    for part in whole.utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if let start = starts.popLast() { result.removeSubrange(start...) }
        continue
      }
      starts.append(result.count)
      result.append(UInt8(ascii: "/"))
      result.append(contentsOf: part)
    }
    return result.isEmpty ? "/" : String(decoding: result, as: UTF8.self)
  }

  /// The folder that the process works in. Where it is gone, a path at which there is nothing,
  /// named as the system names it (`/srv/app (deleted)`): what is looked for or written there is
  /// refused, and nothing is put into another folder instead.
  package static var workingFolder: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return gone }
      if getcwd(start, buffer.count) != nil, start.pointee == CChar(UInt8(ascii: "/")) { return String(cString: start) }
      let length = readlink("/proc/self/cwd", start, buffer.count - 1)
      guard length > 0, start.pointee == CChar(UInt8(ascii: "/")) else { return gone }
      start[length] = 0
      let named = String(cString: start)
      return access(named, F_OK) == 0 ? gone : named
    }
  }

  private static let gone = "/the working folder (deleted)"
}
