import Files
import Glibc
import Processes

/// Who has an account on this machine. The system's own file is read first; for what only a
/// directory knows (LDAP, SSSD) the system's tools are asked, since the libraries that ask it can't
/// be loaded into a program that is one file.
enum Person {
  /// The name of this process's user; its number where nobody knows one.
  package static let name = account(geteuid())?.name ?? answer(to: ["id", "-un"]) ?? String(geteuid())

  /// The home of this process's user; nil where nobody knows one.
  static var home: String? { account(geteuid())?.home ?? listedHome(of: String(geteuid())) }

  /// The home of the user of that name; nil where there is no such user.
  static func home(of name: String) -> String? {
    guard !name.isEmpty, !name.hasPrefix("-"), !name.utf8.contains(0) else { return nil }
    return account { entry, room, size, found in getpwnam_r(name, entry, room, size, found) }?.home
      ?? listedHome(of: name)
  }

  /// getent(1) has a line as passwd(5).
  private static func listedHome(of key: String) -> String? {
    guard let fields = answer(to: ["getent", "passwd", key])?.split(separator: ":", omittingEmptySubsequences: false),
      fields.count > 5, fields[5].hasPrefix("/")
    else { return nil }
    return String(fields[5])
  }

  private static func account(_ id: uid_t) -> (name: String, home: String)? {
    account { entry, room, size, found in getpwuid_r(id, entry, room, size, found) }
  }

  private static func account(
    _ look: (
      UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
      UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32
  ) -> (name: String, home: String)? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16384) { strings in
      guard let room = strings.baseAddress, look(&entry, room, strings.count, &found) == 0, found != nil,
        let name = entry.pw_name, name.pointee != 0, let home = entry.pw_dir
      else { return nil }
      return (String(cString: name), String(cString: home))
    }
  }

  /// Milliseconds that a directory may take: one that does not answer is as good as none.
  private static let patience: Int32 = 2000

  /// The first line that a tool of the system prints; nil where it fails or takes too long.
  private static func answer(to command: [String]) -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let reading = Descriptor(owning: ends[0])
    guard let child = started(command, writingTo: Descriptor(owning: ends[1])) else { return nil }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1024)
    while bytes.count < 4096 {
      var waited = pollfd(fd: reading.number, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, patience) > 0 else { break }
      let count = read(reading.number, &part, part.count)
      guard count > 0 else { break }
      bytes += part[..<count]
      if bytes.contains(UInt8(ascii: "\n")) { break }
    }
    // It has said what there is to say.
    if !bytes.contains(UInt8(ascii: "\n")) { kill(child.id, SIGKILL) }
    guard child.wait() == .exited(0) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return line.isEmpty ? nil : line
  }

  private static func started(_ command: [String], writingTo output: Descriptor) -> ChildProcess? {
    var launch = Launch(command, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"], folder: "/")
    launch.output = .open(output)
    launch.leadsSession = true
    return try? ChildProcess(launch)
  }
}
