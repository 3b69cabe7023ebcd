/// What the shell is told. These numbers are the contract's.
package enum ExitStatus: Int32 {
  case done = 0
  /// The answer is no: lint found gaps, verify found an edit, a step failed.
  case no = 1
  /// There is no such session, item, store or file.
  case notFound = 3
  /// Someone else moved first, or holds the baton.
  case conflict = 4
  /// The store or a file could not be read or written.
  case unreadable = 5
  /// A person must judge.
  case judge = 6
  case usage = 64
}
