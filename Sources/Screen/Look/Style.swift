/// What a piece of text means. A theme says what each role looks like; views never name a colour.
package enum Role: UInt8, Sendable, CaseIterable {
  /// Plain words.
  case text
  /// Words that may be skipped: times, numbers, hints.
  case muted
  /// Rules between panes and the bar between columns.
  case rule
  /// The title of a pane.
  case title
  /// Focus, and nothing else.
  case accent
  /// Done, passed, mitigated.
  case good
  /// In progress, running.
  case active
  /// Blocked.
  case waiting
  /// Unsure, a finding, a gap.
  case warning
  /// Failed, materialised, overdue.
  case alarm
  /// A correction or a comment.
  case note
  /// The document's or a log's own words, where they are quoted.
  case quote
  /// A key in the hint line.
  case key
  /// A match of the search.
  case match
}

/// What a piece of text stands on.
package enum Ground: UInt8, Sendable, CaseIterable {
  /// The screen itself.
  case base
  /// The two header lines.
  case header
  /// The selected item of the pane that has the focus.
  case selected
  /// The selected item of any other pane.
  case marked
  /// A field that is being typed in.
  case field
  /// Something laid over the rest: help, palette, a question.
  case overlay
}

extension Role {
  /// As a theme's file calls it.
  package var name: String { "\(self)" }
}

extension Ground {
  /// As a theme's file calls it.
  package var name: String { "\(self)" }
}

/// How a cell looks, in meanings; a theme turns it into colours for the terminal at hand.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var ground: Ground
  package var isBold: Bool
  package var isUnderlined: Bool

  package init(_ role: Role = .text, on ground: Ground = .base, bold: Bool = false, underline: Bool = false) {
    self.role = role
    self.ground = ground
    isBold = bold
    isUnderlined = underline
  }

  package static let plain = Style()

  @inline(__always)
  package static func == (left: Style, right: Style) -> Bool {
    left.role == right.role && left.ground == right.ground && left.isBold == right.isBold
      && left.isUnderlined == right.isUnderlined
  }
}
