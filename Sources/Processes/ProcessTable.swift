import Files
import Glibc

/// The processes of this machine as `/proc` tells of them; none where there is no `/proc`.
package enum ProcessTable {
  package struct Entry: Equatable, Sendable {
    package var id: pid_t
    /// As ps(1) has it: `Z` and `X` have ended.
    package var state: Character
    package var parent: pid_t
    package var group: pid_t
    package var session: pid_t

    package var hasEnded: Bool { state == "Z" || state == "X" }
  }

  /// Whether the system tells of processes at all.
  package static var isThere: Bool { entry(getpid()) != nil }

  package static var ids: [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var ids: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let id = pid_t(name) { ids.append(id) }
    }
    return ids
  }

  package static var entries: [Entry] { ids.compactMap(entry) }

  /// Nil where there is none of that number any more.
  package static func entry(_ id: pid_t) -> Entry? {
    guard let bytes = file("stat", of: id), let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    // proc(5): `pid (name) state parent group session …`, where the name may hold anything.
    let fields = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
    guard fields.count > 3, let state = fields[0].first, let parent = pid_t(fields[1]), let group = pid_t(fields[2]),
      let session = pid_t(fields[3])
    else { return nil }
    return Entry(id: id, state: state, parent: parent, group: group, session: session)
  }

  /// The process and all that it and its own started, as far as their parents live.
  package static func family(of id: pid_t) -> [Entry] {
    let all = entries
    let children = Dictionary(grouping: all, by: \.parent)
    var family = all.filter { $0.id == id }
    var next = 0
    while next < family.count {
      family += children[family[next].id] ?? []
      next += 1
    }
    return family
  }

  /// A file of a process whole, whose size is not known before.
  package static func file(_ name: String, of id: pid_t) -> [UInt8]? {
    let number = open("/proc/\(id)/\(name)", O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let file = Descriptor(owning: number)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file.number, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += part[..<count]
    }
  }
}
