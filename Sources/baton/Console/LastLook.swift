import Files
import Glibc
import Journal
import Records

/// What the console showed last of a store, kept in the person's own cache so that the next start can show it at once, while the store
/// is opened and read. It counts only as long as the journal's files are those it was read from and the program is the one that wrote
/// it; in any doubt there is none, and what is shown first is then read from the store like everything after it.
struct LastLook: Sendable {
  /// The store's folder, or a backup's file.
  private let store: String
  /// `$XDG_CACHE_HOME/baton/…`; one file a store and incident.
  private let file: String
  /// What was asked for beside the store.
  private let incident: String?

  /// Larger ones are not kept: to read them would not be quick.
  private static let mostBytes = 4 << 20

  /// Nil where there is no place for it.
  init?(of store: String, incident: String?, environment: [String: String]) {
    let named = environment["XDG_CACHE_HOME"] ?? ""
    let home = environment["HOME"] ?? ""
    guard named.hasPrefix("/") || home.hasPrefix("/") else { return nil }
    let cache = named.hasPrefix("/") ? named : home + "/.cache"
    self.store = store
    self.incident = incident
    file = "\(cache)/baton/look-" + String(Self.digest(of: store + "\0" + (incident ?? "")), radix: 36)
  }

  /// What would be shown, if the store has not changed since it was kept.
  func read() -> PackedView? {
    guard let key = key(), let bytes = SmallFile.bytes(of: file, limit: Self.mostBytes), bytes.starts(with: key) else {
      return nil
    }
    return bytes.withUnsafeBytes { bytes in
      try? PackedView(packed: UnsafeRawBufferPointer(rebasing: bytes[key.count...]))
    }
  }

  /// Keeps what was read from the store after `stamp` was taken of it, if it has not changed since and is at rest.
  func keep(_ view: PackedView, readAfter stamp: StoreStamp) {
    guard stamp.untilRest == 0, stamp == StoreStamp(of: store), let key = key(of: stamp) else { return }
    let packed = view.packed()
    guard key.count + packed.count <= Self.mostBytes else { return }
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    mkdir(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]), 0o700)
    mkdir(folder, 0o700)
    try? AtomicFile.write(key + packed, to: file, mode: 0o600)
  }

  /// The store as it is before it is read for `keep`.
  var stamp: StoreStamp? { StoreStamp(of: store) }

  private func key() -> [UInt8]? { StoreStamp(of: store).flatMap(key(of:)) }

  /// All that must be as it was: the program, the store by name and by its files, and what was asked for.
  private func key(of stamp: StoreStamp) -> [UInt8]? {
    guard let program = FileStamp("/proc/self/exe") else { return nil }
    var key: [UInt8] = []
    for number in program.numbers + stamp.numbers {
      withUnsafeBytes(of: number.littleEndian) { key.append(contentsOf: $0) }
    }
    key.append(contentsOf: (store + "\0" + (incident ?? "") + "\0").utf8)
    return key
  }

  /// FNV-1a: only a name for a file; that it is the right one is seen from what stands in it.
  private static func digest(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
