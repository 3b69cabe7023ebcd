import Files
import Glibc
import Journal
import Records
import Themes

/// What the console showed last of a store, kept in the person's own cache so that the next start can show it at once, while the store
/// is opened and read. It counts only as long as the journal's files are those it was read from and the program is the one that wrote
/// it; in any doubt there is none, and what is shown first is then read from the store like everything after it.
struct LastLook: Sendable {
  /// The store's folder, or a backup's file.
  private let store: String
  /// `$XDG_CACHE_HOME/baton`, and one file in it a store and incident.
  private let folder: String
  private let file: String
  /// What was asked for beside the store.
  private let incident: String?

  /// Larger ones are not kept: to read them would not be quick.
  private static let mostBytes = 4 << 20

  init(of store: String, incident: String?, environment: [String: String]) {
    self.store = store
    self.incident = incident
    folder = PersonalFolder.cache.path(environment)
    file = folder + "/look-" + String(Self.digest(of: store + "\0" + (incident ?? "")))
  }

  /// What was kept.
  struct Kept: Sendable {
    let view: PackedView
    let theme: Theme
  }

  /// What is to be shown, and in which theme, if the store has not changed since it was kept.
  func read() -> Kept? {
    guard let key = key(), let bytes = SmallFile.bytes(of: file, limit: Self.mostBytes), bytes.starts(with: key),
      bytes.count >= key.count + 2
    else { return nil }
    let start = key.count + 2
    let end = start + Int(bytes[key.count]) + Int(bytes[key.count + 1]) << 8
    guard end <= bytes.count, let theme = Theme(packed: bytes[start..<end]) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      (try? PackedView(packed: UnsafeRawBufferPointer(rebasing: bytes[end...]))).map { Kept(view: $0, theme: theme) }
    }
  }

  /// Keeps what was read from the store after `stamp` was taken of it, if it has not changed since and is at rest.
  func keep(_ view: PackedView, in theme: Theme, readAfter stamp: StoreStamp) {
    guard stamp.untilRest == 0, stamp == StoreStamp(of: store), let key = key(of: stamp) else { return }
    let dress = theme.packed
    let size = [UInt8(truncatingIfNeeded: dress.count), UInt8(clamping: dress.count >> 8)]
    let bytes = key + size + dress + view.packed()
    guard bytes.count <= Self.mostBytes else { return }
    mkdir(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]), 0o700)
    mkdir(folder, 0o700)
    replace(with: bytes)
  }

  /// Beside it first, then in its place. A draft that someone who was killed left behind is taken up, and one that is being written is left
  /// alone: what the other writes is as good.
  private func replace(with bytes: [UInt8]) {
    let draft = file + ".part"
    let number = open(draft, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { return }
    let descriptor = Descriptor(owning: number)
    var (mine, there) = (Glibc.stat(), Glibc.stat())
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0, fstat(descriptor.number, &mine) == 0,
      stat(draft, &there) == 0, mine.st_ino == there.st_ino, ftruncate(descriptor.number, 0) == 0,
      Output.write(bytes, to: descriptor.number), fsync(descriptor.number) == 0
    else { return }
    rename(draft, file)
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
