import Screen

extension ThemeFile {
  /// The looks of every depth.
  func looks() throws(ThemeError) -> [ColorDepth: DepthLooks] {
    var looks: [ColorDepth: DepthLooks] = [:]
    for depth in ColorDepth.allCases {
      var atDepth = DepthLooks()
      for role in Role.allCases {
        atDepth.roles[role] = try look(role.name, in: roles, called: "roles", depth: depth)
      }
      for ground in Ground.allCases {
        atDepth.grounds[ground] = try look(ground.name, in: grounds, called: "grounds", depth: depth)
      }
      looks[depth] = atDepth
    }
    return looks
  }

  private func look(
    _ name: String, in sections: [Section: [String: Entry]], called place: String, depth: ColorDepth
  ) throws(ThemeError) -> Look {
    guard let general = sections[.all]?[name] else { throw ThemeError(file, line: nil, .missing(name, in: place)) }
    let entry = depth.sections.lazy.compactMap { sections[$0]?[name] }.first ?? general
    var look = entry.attributes
    look.foreground = try color(entry.foreground, of: entry)?.reduced(to: depth)
    look.background = try color(entry.background, of: entry)?.reduced(to: depth)
    return look
  }

  private func color(_ word: ColorWord?, of entry: Entry) throws(ThemeError) -> Color? {
    guard let word else { return nil }
    guard let color = word.color(in: palette) else {
      throw ThemeError(entry.file, line: entry.line, .unknownColor(word.text, of: entry.name))
    }
    return color
  }
}

extension ColorDepth {
  /// The tables that describe a look at this depth, the closest first.
  fileprivate var sections: [ThemeFile.Section] {
    switch self {
    case .direct: []
    case .indexed: [.indexed]
    case .sixteen: [.sixteen]
    case .eight: [.eight, .sixteen]
    case .none: [.mono]
    }
  }
}
