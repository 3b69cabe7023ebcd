/// Why a theme can't be used, where in its file, and what to write instead.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
  package enum Problem: Equatable, Sendable {
    case notTOML(String)
    /// A key that means nothing where it stands.
    case unknown(key: String, in: String, known: [String])
    case unknownColor(String, of: String)
    case wrongType(key: String, expected: String)
    /// A role or ground that neither the theme nor those it inherits from describe.
    case missing(String, in: String)
    case noSuchTheme(String, known: [String])
    /// The names from the theme back to itself.
    case inheritsItself([String])
  }

  package let file: String
  /// Counted from 1; nil where the problem is in no one line.
  package let line: Int?
  package let problem: Problem

  init(_ file: String, line: Int?, _ problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// One line: where, what, and what to do.
  package var description: String { message }

  package var message: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(problem.words)"
  }
}

extension ThemeError.Problem {
  fileprivate var words: String {
    switch self {
    case .notTOML(let reason): "not a TOML file: \(reason)"
    case .unknown(let key, let place, let known):
      "\(place) knows no ‘\(key)’; it may have \(known.joined(separator: ", "))"
    case .unknownColor(let color, let key):
      "‘\(color)’, the colour of \(key), is neither in [palette] nor a colour; write ‘#rrggbb’, a number from 0 to 255, "
        + "‘default’, or a name such as ‘bright-red’"
    case .wrongType(let key, let expected): "\(key) must be \(expected)"
    case .missing(let name, let place): "[\(place)] lacks ‘\(name)’; add it, or inherit from ‘dark’ or ‘light’"
    case .noSuchTheme(let name, let known): "there is no theme ‘\(name)’; there are \(known.joined(separator: ", "))"
    case .inheritsItself(let names): "it inherits from itself: \(names.joined(separator: " from "))"
    }
  }
}
