import Files
import Foundation
import Records

/// The time as a store has it: the machine's. Only the demo's store differs: the file `clock` in
/// its folder holds the seconds by which the night of its story is away, so that its documents, its
/// logs and its console tell one time.
package struct StoreClock: Sendable, Equatable {
  package static let file = "clock"

  /// Seconds added to the machine's time.
  package var offset: Double = 0

  /// Seconds, three hundred years: a clock that is further away is none.
  private static let furthest = 10_000_000_000

  /// The machine's.
  package init() {}

  /// The clock of the store in `folder`.
  package init(of folder: String) {
    guard let bytes = SmallFile.bytes(of: "\(folder)/\(Self.file)", limit: 64),
      let seconds = Int(String(decoding: bytes, as: UTF8.self).trimmed),
      (-Self.furthest...Self.furthest).contains(seconds)
    else { return }
    offset = Double(seconds)
    // A night of no calendar is no story.
    if !Self.calendar.contains(now) { offset = 0 }
  }

  /// The times that can be written in four digits of a year, with room to reckon on both sides.
  private static let calendar = Moment(Day(year: 2, month: 1, day: 1))...Moment(Day(year: 9998, month: 12, day: 31))

  /// To the second: a person reads these times in the handoff, and the journal's order does not
  /// hang on them.
  package var now: Moment { Moment(seconds: Moment(Date()).adding(seconds: offset).seconds) }

  /// The demo's time is not the machine's, and says so.
  package var isStory: Bool { offset != 0 }
}
