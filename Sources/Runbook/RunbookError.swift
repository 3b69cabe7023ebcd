/// Why a step can't be run or judged, in one line that says what to do.
package enum RunbookError: Error, Equatable, Sendable {
  case pattern(String, String)
  case start(String)

  package var message: String {
    switch self {
    case .pattern(let text, let reason): "the pattern /\(text)/ can't be used: \(reason); mend the expectation"
    case .start(let reason): reason
    }
  }
}
