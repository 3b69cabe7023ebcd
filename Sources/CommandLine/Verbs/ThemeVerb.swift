import ArgumentParser
import Contract
import Files
import Foundation
import Records
import Reply
import Screen
import Themes
import Workflow

struct ThemeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "The console's themes: list them, show one, check one you wrote.",
    discussion: """
      A theme of your own is a TOML file in $XDG_CONFIG_HOME/baton/themes. For example:

        baton theme show dusk > ~/.config/baton/themes/mine.toml
        baton theme check ~/.config/baton/themes/mine.toml
      """,
    subcommands: [List.self, Show.self, Check.self],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the themes.", discussion: "For example: baton theme list --json")
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let themes =
        Theme.builtIn.map { (theme: $0, place: "built in") }
        + call.ownThemes.compactMap { theme, url in
          theme.map { (theme: $0, place: url.path) }
        }
      if call.options.isJSON {
        return call.output.print(
          .array(
            themes.map { theme, place in
              [
                "name": .string(theme.name), "title": .string(theme.title), "light": .bool(theme.isLight),
                "place": .string(place),
              ]
            }))
      }
      var sheet = Sheet(for: call.output)
      let width = themes.map { $0.theme.name.count }.max() ?? 0
      for (theme, place) in themes {
        sheet.item(
          " \(TextWidth.padded(theme.name, to: width))  ", theme.title,
          right: "\(theme.isLight ? "light" : "dark"), \(place)")
      }
      call.output.print(sheet)
    }
  }

  struct Show: Verb {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print a theme's file, to begin one of your own with.",
      discussion: "For example: baton theme show dark > mine.toml")
    @Argument(help: "The theme's name.") var name: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      if let url = call.ownThemes.first(where: { $0.url.deletingPathExtension().lastPathComponent == name })?.url {
        guard let bytes = SmallFile.bytes(of: url.path) else {
          throw Failure(.unreadable, "\(url.path): this is not a plain file of at most 1 MB that you may read")
        }
        return call.output.write(document: bytes)
      }
      guard let text = Theme.builtInText(name) else {
        throw Failure(.notFound, "there is no theme \(name); `baton theme list` names them")
      }
      call.output.write(document: Array(text.utf8))
    }
  }

  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check a theme's file and whether all of it can be read; exit status 1 where not.",
      discussion: "For example: baton theme check mine.toml")
    @Argument(help: "The theme's file, or the name of one that is built in.", completion: .file()) var file: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let theme = try theme(in: call)
      let low = theme.contrastFindings().filter(\.isTooLow)
      if call.options.isJSON {
        call.output.print(.array(low.map(JSON.contrast)))
      } else {
        var sheet = Sheet(for: call.output)
        if low.isEmpty { sheet.item("\(sheet.mark(.done)) ", "\(file): all text has a contrast of 4.5 or more") }
        for finding in low {
          sheet.item(
            "\(sheet.mark(.failed)) ", "\(finding.role.name) on \(finding.ground.name)",
            right: "contrast \(finding.shortRatio), needs \(finding.required)")
        }
        call.output.print(sheet)
      }
      if !low.isEmpty { throw ExitCode(ExitStatus.no.rawValue) }
    }

    private func theme(in call: Call) throws -> Theme {
      do {
        return try readTheme(in: call)
      } catch let error as ThemeError {
        throw Failure(.no, error.message)
      }
    }

    private func readTheme(in call: Call) throws -> Theme {
      if !FileManager.default.fileExists(atPath: call.url(file).path), Theme.builtInNames.contains(file) {
        return try Theme.load(builtIn: file)
      }
      let text = String(decoding: try call.read(file, limit: 1 << 20), as: UTF8.self)
      return try Theme(toml: text, name: call.url(file).deletingPathExtension().lastPathComponent, file: file)
    }
  }
}

extension ContrastFinding {
  fileprivate var shortRatio: Double { (ratio * 100).rounded() / 100 }
}

extension JSON {
  fileprivate static func contrast(_ finding: ContrastFinding) -> JSON {
    [
      "role": .string(finding.role.name),
      "ground": .string(finding.ground.name),
      "colours": .integer(finding.depth.rawValue),
      "contrast": .number(finding.shortRatio),
      "required": .number(finding.required),
    ]
  }
}

extension Call {
  /// The person's own theme files; nil beside one that can't be used.
  var ownThemes: [(theme: Theme?, url: URL)] {
    let folder = URL(filePath: PersonalFolder.themes(environment), directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.sorted().map { name in
      let url = folder.appending(path: name)
      let text = SmallFile.bytes(of: url.path).flatMap { String(validating: $0, as: UTF8.self) }
      return (
        text.flatMap { try? Theme(toml: $0, name: url.deletingPathExtension().lastPathComponent, file: url.path) }, url
      )
    }
  }
}
