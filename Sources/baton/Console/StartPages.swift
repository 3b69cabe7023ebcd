import Foundation
import Glibc

/// The pages of the program's own code that only its start has needed.
enum StartPages {
  /// Takes them out of this process's memory; one that is needed again comes back from the system's cache by itself. The start looks
  /// through the tables of every type of the program once, which are most of what it would otherwise hold on to for hours.
  static func giveBack() {
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    else { return }
    for line in maps.split(separator: "\n") where line.hasSuffix(program) {
      // proc(5): `start-end permissions …`, addresses in hex. Code is never written to, so its file has all of it.
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, fields[1] == "r-xp" else { continue }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard ends.count == 2, ends[0] < ends[1] else { continue }
      madvise(UnsafeMutableRawPointer(bitPattern: ends[0]), Int(ends[1] - ends[0]), MADV_DONTNEED)
    }
  }
}
