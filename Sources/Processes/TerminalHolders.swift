import Glibc

/// The processes that have the terminal while a program in the foreground runs: the program, and
/// the group that it brought to the front, as a shell does with a pager.
struct TerminalHolders {
  private let child: pid_t
  /// The group at the front when it was last looked at: once the terminal is closed nobody can
  /// tell.
  private var front: pid_t?
  private var isHungUp = false

  /// What they are given to end by themselves.
  private static let grace = Duration.seconds(2)

  private let hadTerminal = isatty(STDIN_FILENO) == 1

  package init(of child: pid_t) { self.child = child }

  /// Whether the terminal is closed.
  var areLeft: Bool { hadTerminal && isatty(STDIN_FILENO) != 1 }

  package mutating func look() {
    let group = tcgetpgrp(STDIN_FILENO)
    if group > 0 { front = group }
  }

  /// Tells them that the terminal is gone, and ends those that go on.
  mutating func hangUp() {
    guard !isHungUp else { return }
    isHungUp = true
    let told = holders
    for process in told {
      kill(process.id, SIGHUP)
      // One that is stopped hears of it only then.
      kill(process.id, SIGCONT)
    }
    let end = ContinuousClock.now + Self.grace
    while .now < end, told.contains(where: \.lives) { usleep(20_000) }
    for process in told where process.lives { kill(process.id, SIGKILL) }
  }

  private struct Holder {
    var id: pid_t
    /// Nil where the system tells nothing of processes.
    var session: pid_t?

    /// Whether it runs still, and is no other that was given its number.
    var lives: Bool {
      guard let session else { return kill(id, 0) == 0 }
      guard let now = ProcessTable.entry(id) else { return false }
      return !now.hasEnded && now.session == session
    }
  }

  /// Of Baton's own group only those that the program started: others in it are not Baton's to end.
  private var holders: [Holder] {
    let (own, session) = (getpgrp(), getsid(0))
    let family = ProcessTable.family(of: child).filter { process in
      process.id == child || process.session == session && (process.group == own || process.group == front)
    }
    guard ProcessTable.isThere else { return [Holder(id: child, session: nil)] }
    let known = Set(family.map(\.id))
    let others = ProcessTable.entries.filter { front != own && $0.group == front && !known.contains($0.id) }
    return (family + others).map { Holder(id: $0.id, session: $0.session) }
  }
}
