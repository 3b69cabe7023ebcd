import Documents
import Journal
import Records
import Reply
import Runbook

/// Why a call ends without having done what was asked: one line that says what to do, and the
/// status for the shell.
package struct Failure: Error, Equatable {
  package var status: ExitStatus
  package var message: String

  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension Failure {
  /// Every error of the parts in the same form.
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self.init(refusal)
    case let refused as NotAllowed:
      self.init(
        .judge,
        "\(refused.allowance.title) names commands that you have not allowed, so nothing was run; read them with `baton allow`, or "
          + "pass --allow")
    case let error as JournalError:
      self.init(ExitStatus(rawValue: error.exitStatus) ?? .unreadable, error.message)
    case let error as AtomicFile.Trouble: self.init(.unreadable, error.reason)
    case let error as DocumentError: self.init(.unreadable, error.message)
    case let error as RunbookError: self.init(.usage, error.message)
    default: self.init(.unreadable, String(describing: error))
    }
  }

  package init(_ refusal: Refusal) {
    let status: ExitStatus =
      switch refusal {
      case .notFound: .notFound
      case .conflict: .conflict
      case .unusable: .usage
      case .notYet: .no
      }
    self.init(status, refusal.message)
  }
}
