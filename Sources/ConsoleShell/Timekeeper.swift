import Records

/// Watches the clock for the console: whether a second has passed, and whether the clock went on or
/// back by itself.
struct Timekeeper {
  /// The clock as it was last looked at.
  private(set) var wall: Moment
  /// Goes on while we wait, and stands still while the machine sleeps.
  private var passed = SuspendingClock.now

  init(_ now: Moment) { wall = now }

  /// Seconds that the clock jumped by since the last look; nil where it did not. Less than this is
  /// a clock being kept right.
  private static let leastJump = 30.0

  mutating func look(_ now: Moment) -> Double? {
    let instant = SuspendingClock.now
    let jump = now.since(wall) - (instant - passed) / .seconds(1)
    (wall, passed) = (now, instant)
    return abs(jump) >= Self.leastJump ? jump : nil
  }
}
