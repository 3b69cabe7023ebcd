import Screen

/// What a person can change about how the panes share the screen; kept per size class.
package struct Layout: Equatable, Sendable, Codable {
  package enum SizeClass: String, Sendable, Codable, CaseIterable {
    /// One pane and nothing else.
    case tiny
    /// Tabs, one list, a detail and the log's last lines: 80x24.
    case compact
    /// Four panes: 120x36.
    case regular
    /// Four panes and a standing detail: 200x50.
    case wide

    init(_ size: Size) {
      self =
        switch (size.width, size.height) {
        case (150..., 38...): .wide
        case (100..., 26...): .regular
        case (56..., 16...): .compact
        default: .tiny
        }
    }
  }

  /// Shares in percent, always within 15 to 85.
  package struct Shares: Equatable, Sendable, Codable {
    /// The left column's of the two.
    package var column = 48
    /// The upper row's of the two.
    package var row = 56
    /// The detail's: of the width in a wide screen, of the height below a list.
    package var detail = 30

    package init() {}

    /// A tall screen leaves the log more than the lists above it need.
    static func standard(_ sizeClass: SizeClass) -> Shares {
      var shares = Shares()
      if sizeClass == .wide { shares.row = 48 }
      return shares
    }
  }

  package var shares: [SizeClass: Shares] = [:]

  package init() {}

  package subscript(sizeClass: SizeClass) -> Shares {
    get { shares[sizeClass] ?? Shares.standard(sizeClass) }
    set { shares[sizeClass] = newValue }
  }

  mutating func change(_ path: WritableKeyPath<Shares, Int>, by percent: Int, in sizeClass: SizeClass) {
    var changed = self[sizeClass]
    changed[keyPath: path] = min(85, max(15, changed[keyPath: path] + percent))
    self[sizeClass] = changed
  }
}
