extension String {
  /// Without blanks and line ends around it.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  package var nonEmpty: String? { isEmpty ? nil : self }
}
