import Foundation
import Reply
import Workflow

extension Call {
  /// The text as the person's own editor left it.
  func edited(_ text: String, named name: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.usage, "editing needs a terminal; leave --edit out")
    }
    switch TextEditor(environment: environment).edit(text, name: name) {
    case .edited(let text): return text
    case .left: return text
    case .failed(let reason): throw Failure(.unreadable, "nothing was changed: \(reason)")
    }
  }
}
