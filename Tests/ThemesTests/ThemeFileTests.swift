import Screen
import Testing
import Themes

@Suite("Theme files")
struct ThemeFileTests {
  @Test("a theme has what it inherits, seen through its own palette")
  func inherits() throws {
    let theme = try Theme(
      toml: """
        title = "Mine"
        inherits = "dark"
        [palette]
        ember = "#ff0000"
        [roles]
        good = { fg = "#00ff00", italic = true }
        note = { fg = 7 }
        """, name: "mine")
    #expect(theme.title == "Mine")
    #expect(theme.paint(Style(.alarm)).foreground == .rgb(255, 0, 0))
    #expect(theme.paint(Style(.good)).foreground == .rgb(0, 255, 0))
    #expect(theme.paint(Style(.good)).italic)
    #expect(theme.paint(Style(.note)).foreground == .indexed(7))
  }

  @Test("a depth's own look stands over the nearest colour")
  func depths() throws {
    let theme = try Theme(
      toml: """
        inherits = "mono"
        [roles]
        alarm = { fg = "#ff0000" }
        good = { fg = "#5fd7ff" }
        [roles.256]
        alarm = { fg = 203 }
        [roles.16]
        alarm = { fg = "bright-red", bold = true }
        """, name: "mine")
    #expect(theme.paint(Style(.alarm), depth: .indexed).foreground == .indexed(203))
    #expect(theme.paint(Style(.good), depth: .indexed).foreground == .indexed(81))
    #expect(theme.paint(Style(.alarm), depth: .sixteen).foreground == .indexed(9))
    #expect(theme.paint(Style(.alarm), depth: .eight) == Paint(foreground: .indexed(1), bold: true))
    #expect(theme.paint(Style(.alarm), depth: .none) == Paint())
  }

  @Test("a role's own ground, bold and underline are added to the ground's")
  func composed() throws {
    let theme = try Theme.load(builtIn: "mono")
    #expect(theme.paint(Style(.text, on: .marked, underline: true)) == Paint(bold: true, underline: true))
    // An alarm is reversed; on a reversed row it is not, so that it stands out there too.
    #expect(theme.paint(Style(.alarm, on: .selected)) == Paint(bold: true))
  }

  @Test(
    "an error names the file, the line and what to write",
    arguments: [
      ("[roles\n", "mine.toml:1: not a TOML file", ""),
      ("inherits = \"dark\"\n[roles]\nalram = { fg = \"red\" }\n", "mine.toml:3: [roles] knows no ‘alram’", "alarm"),
      ("inherits = \"dark\"\n\n[roles.16]\ngood = { fg = \"gren\" }\n", "mine.toml:4: ‘gren’", "#rrggbb"),
      ("inherits = \"dark\"\n[roles]\ngood = { fg = 300 }\n", "mine.toml:3: fg must be a colour", ""),
      ("inherits = \"dark\"\n[roles]\ngood = { blink = true }\n", "mine.toml:3: good knows no ‘blink’", "underline"),
      ("inherits = \"dark\"\n[palette]\nred = \"#ff00\"\n", "mine.toml:3: ‘#ff00’", "#rrggbb"),
      ("inherits = \"dark\"\n[grounds]\nfloor = {}\n", "mine.toml:3: [grounds] knows no ‘floor’", "overlay"),
      ("inherits = \"drak\"\n", "mine.toml: there is no theme ‘drak’", "dark, light"),
      ("colour = 3\n", "mine.toml:1: a theme knows no ‘colour’", "palette"),
      ("title = 3\n", "mine.toml:1: title must be a text", ""),
      ("[roles]\ntext = {}\n", "mine.toml: [roles] lacks ‘muted’", "inherit from"),
    ])
  func errors(toml: String, start: String, advice: String) {
    let error = #expect(throws: ThemeError.self) { try Theme(toml: toml, name: "mine") }
    let message = error?.message ?? ""
    #expect(message.hasPrefix(start), "\(message)")
    #expect(advice.isEmpty || message.contains(advice), "\(message)")
    #expect(!message.contains("\n"))
  }

  @Test("a theme that inherits from itself is refused with the way it goes round")
  func cycle() {
    let texts = ["a": "inherits = \"b\"", "b": "inherits = \"a\""]
    let error = #expect(throws: ThemeError.self) { try Theme(toml: "inherits = \"a\"", name: "mine") { texts[$0] } }
    #expect(error?.problem == .inheritsItself(["a", "b", "a"]))
  }

  @Test("a theme that can't be read by anyone is found out")
  func contrast() throws {
    let theme = try Theme(toml: "inherits = \"dark\"\n[palette]\nink = \"#1a1a1a\"", name: "mine")
    let low = theme.contrastFindings().filter(\.isTooLow)
    #expect(Set(low.map(\.role)) == [.text])
    #expect(low.contains { $0.ground == .base && $0.depth == .direct && $0.ratio < 1.5 })
  }
}
