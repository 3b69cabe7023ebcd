import Screen
import Testing
import Themes

@Suite("The themes that come with Baton")
struct BuiltInThemesTests {
  @Test("all of them load, and are what their names say", arguments: Theme.builtInNames)
  func load(name: String) throws {
    let theme = try Theme.load(builtIn: name)
    #expect(theme.name == name)
    #expect(!theme.title.isEmpty)
    #expect(theme.title == Theme.builtInTitle(name))
    #expect(Theme.builtIn.contains(theme))
    #expect(theme.isLight == ["light", "paper", "contrast-light"].contains(name))
  }

  @Test(
    "every word reads at 4.5:1 or better on every ground, at 7:1 in direct colour where contrast is the theme",
    arguments: Theme.builtIn)
  func contrast(theme: Theme) {
    let low = theme.contrastFindings().filter {
      let required = theme.name.hasPrefix("contrast") && $0.depth == .direct ? 7 : 4.5
      return $0.role != .rule && $0.ratio < required
    }
    .map { "\($0.role) on \($0.ground) at \($0.depth): \($0.ratio)" }
    #expect(low == [])
    #expect(theme.contrastFindings().allSatisfy { !$0.isTooLow })
    #expect(theme.contrastFindings().isEmpty == (theme.name == "mono"))
  }

  @Test("states are told apart at every depth, by attributes alone where there is no colour", arguments: Theme.builtIn)
  func apart(theme: Theme) {
    for depth in ColorDepth.allCases {
      for ground in Ground.allCases {
        let paints = Theme.stateRoles.map { theme.paint(Style($0, on: ground), depth: depth) }
        let needed = depth == .none || theme.name == "mono" ? 3 : paints.count
        #expect(Set(paints).count >= needed, "\(depth) \(ground)")
      }
    }
  }

  @Test("an alarm never looks like plain words", arguments: Theme.builtIn, ColorDepth.allCases)
  func alarm(theme: Theme, depth: ColorDepth) {
    for ground in Ground.allCases {
      #expect(
        theme.paint(Style(.alarm, on: ground), depth: depth) != theme.paint(Style(.text, on: ground), depth: depth),
        "\(ground)")
    }
  }

  @Test("the selected row is seen at every depth", arguments: Theme.builtIn, ColorDepth.allCases)
  func selected(theme: Theme, depth: ColorDepth) {
    let plain = theme.paint(Style(), depth: depth)
    #expect(theme.paint(Style(.text, on: .selected), depth: depth) != plain)
    #expect(theme.paint(Style(.text, on: .field), depth: depth) != plain)
  }

  @Test("eyes that do not part red from green tell the states of the safe theme apart", arguments: ColorVision.allCases)
  func safe(vision: ColorVision) throws {
    let closest = try #require(try Theme.load(builtIn: "safe").closestStates(seenWith: vision))
    #expect(closest.distance >= 0.1, "\(closest)")
  }

  @Test(
    "full sight tells the states of every coloured theme apart", arguments: Theme.builtIn.filter { $0.name != "mono" })
  func distinct(theme: Theme) throws {
    let closest = try #require(theme.closestStates(seenWith: .full))
    #expect(closest.distance >= 0.05, "\(closest)")
  }

  @Test("no theme shows a colour where there is none to show", arguments: Theme.builtIn)
  func none(theme: Theme) {
    for role in Role.allCases {
      for ground in Ground.allCases {
        let paint = theme.paint(Style(role, on: ground), depth: .none)
        #expect(paint.foreground == .terminalDefault && paint.background == .terminalDefault)
      }
    }
  }

  @Test("a terminal is never given a colour beyond its depth", arguments: Theme.builtIn)
  func withinDepth(theme: Theme) {
    for (depth, colors) in [(ColorDepth.eight, 8), (.sixteen, 16), (.indexed, 256)] {
      for role in Role.allCases {
        for ground in Ground.allCases {
          let paint = theme.paint(Style(role, on: ground), depth: depth)
          for color in [paint.foreground, paint.background] {
            switch color {
            case .terminalDefault: break
            case .indexed(let index): #expect(Int(index) < colors)
            case .rgb: Issue.record("\(role) on \(ground) is direct colour at \(depth)")
            }
          }
        }
      }
    }
  }
}

extension Theme: CustomTestStringConvertible {
  package var testDescription: String { name }
}
