import ArgumentParser
import Foundation
import Reply
import Workflow

struct ManualVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page's source, made of the same words as --help.",
    discussion: """
      For example:

        baton manual > /usr/local/share/man/man1/baton.1
      """)

  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run() async throws {
    Call(common.chosen).output.write(document: Array((try ManualPage().source + "\n").utf8))
  }
}

/// baton(1) in man's own macros.
struct ManualPage {
  let source: String

  init() throws {
    let help = try JSONDecoder().decode(Help.self, from: Data(RootVerb._dumpHelp().utf8)).command
    var lines = [
      ".TH BATON 1 \"\" \"Baton \(Version.number)\" \"User Commands\"", ".SH NAME",
      "baton \\- " + ManualPage.escaped(help.abstract ?? ""), ".SH SYNOPSIS", ".B baton", "[verb] [options]",
      ".SH DESCRIPTION",
    ]
    lines += ManualPage.paragraphs(help.discussion)
    lines.append(".SH OPTIONS")
    lines += help.options.flatMap(ManualPage.option)
    lines.append(".SH VERBS")
    for verb in help.subcommands ?? [] where verb.commandName != "help" {
      lines += ManualPage.verb(verb, under: "baton")
    }
    lines += [".SH EXIT STATUS"]
    for (status, words) in ManualPage.statuses { lines += [".TP", ".B \(status)", ManualPage.escaped(words)] }
    lines.append(".SH ENVIRONMENT")
    for (name, words) in ManualPage.variables { lines += [".TP", ".B \(name)", ManualPage.escaped(words)] }
    source = lines.joined(separator: "\n")
  }

  private static let statuses = [
    ("0", "done"), ("1", "the answer is no: lint, verify, a failed step, an overdue checkpoint"),
    ("3", "no such session, item, store or file"), ("4", "conflict: someone else moved first, or holds the baton"),
    ("5", "the store, a file or standard output could not be read or written"), ("6", "a person must judge"),
    ("64", "usage"), ("141", "whoever read what was printed went away, and nothing but reading was asked"),
  ]

  private static let variables = [
    ("BATON_STORE", "the store's folder"), ("BATON_ACTOR", "who acts"),
    ("VISUAL, EDITOR", "edits long text"), ("XDG_CONFIG_HOME", "its baton/ holds config.toml and themes/"),
    ("XDG_STATE_HOME", "its baton/Sessions is the store where no other is found"),
    ("NO_COLOR", "the console without colours"), ("LC_ALL, LC_CTYPE, LANG", "ASCII marks where not UTF-8"),
  ]

  private static func verb(_ verb: Help.Command, under parents: String) -> [String] {
    let name = "\(parents) \(verb.commandName)"
    var lines = [".SS " + escaped(([name] + verb.arguments.map(\.synopsis)).joined(separator: " "))]
    lines += paragraphs(verb.abstract) + paragraphs(verb.discussion)
    lines += verb.options.flatMap(option)
    for inner in verb.subcommands ?? [] where inner.commandName != "help" { lines += self.verb(inner, under: name) }
    return lines
  }

  private static func option(_ argument: Help.Argument) -> [String] {
    [".TP", ".B " + escaped(argument.term), escaped(argument.abstract ?? "")]
  }

  /// Indented lines are examples and keep their shape.
  private static func paragraphs(_ text: String?) -> [String] {
    guard let text else { return [] }
    return text.components(separatedBy: "\n\n").flatMap { paragraph in
      let lines = paragraph.components(separatedBy: "\n")
      guard lines.allSatisfy({ $0.hasPrefix("  ") }) else { return [".PP"] + lines.map(escaped) }
      return [".PP", ".nf", ".RS"] + lines.map { escaped(String($0.dropFirst(2))) } + [".RE", ".fi"]
    }
  }

  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }
}

/// What the argument parser says of its commands, as far as the manual needs it.
private struct Help: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    private var list: [Argument]?

    enum CodingKeys: String, CodingKey {
      case commandName, abstract, discussion, subcommands
      case list = "arguments"
    }

    /// What stands without a dash.
    var arguments: [Argument] { (list ?? []).filter { $0.names == nil } }
    /// Options of this verb alone: those it shares with all others stand once.
    var options: [Argument] {
      (list ?? []).filter { argument in
        guard argument.names != nil, argument.shouldDisplay else { return false }
        let isShared = argument.sectionTitle == "Everywhere" || ["help", "version"].contains(argument.valueName ?? "")
        return commandName == "baton" || !isShared
      }
    }
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
      var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: String
    var shouldDisplay: Bool
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?

    var synopsis: String {
      let name = "<\(valueName ?? "value")>" + (isRepeating ? " ..." : "")
      return isOptional ? "[\(name)]" : name
    }

    var term: String {
      let names = (names ?? []).map(\.text).joined(separator: ", ")
      return kind == "flag" ? names : "\(names) <\(valueName ?? "value")>"
    }
  }
}
