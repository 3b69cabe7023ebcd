import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Records
import Reply
import Screen
import Vocabulary
import Workflow

struct VocabularyVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary",
    abstract: "The words documents are read by: list the languages, check a file of your own.",
    discussion: """
      Words of your own stand in vocabulary.toml in the store's folder, for all who use it, or in $XDG_CONFIG_HOME/baton, for yourself. \
      A file has tables such as [headings], and lines such as todos = ["loose ends", "still on our plate"]. For example:

        baton vocabulary list
        baton vocabulary check Sessions/vocabulary.toml
      """,
    subcommands: [List.self, Check.self],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the vocabularies, the first asked first.", discussion: "For example: baton vocabulary list --json"
    )
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let lexicon = try call.lexicon(store: call.location.url)
      if call.options.isJSON {
        return call.output.print(
          .array(
            lexicon.summaries.map {
              ["name": .string($0.name), "language": .string($0.language), "phrases": .integer($0.phrases)]
            }))
      }
      var sheet = Sheet(for: call.output)
      for summary in lexicon.summaries {
        sheet.item(" ", "\(summary.language) (\(summary.name))", right: "\(summary.phrases) phrases")
      }
      call.output.print(sheet)
    }
  }

  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract:
        "Say what is wrong with a vocabulary's file; without one, with yours and the store's. Exit status 1 where anything is.",
      discussion: "For example: baton vocabulary check vocabulary.toml")
    @Argument(help: "The vocabulary's file.", completion: .file()) var file: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let files = file.map { [call.url($0)] } ?? call.vocabularyFiles(store: call.location.url)
      var problems: [VocabularyError] = []
      for url in files {
        let text = String(decoding: try call.read(url.path, limit: 1 << 20), as: UTF8.self)
        do throws(VocabularyError) {
          problems += Lexicon.problems(of: try VocabularyFile(text, name: url.path))
        } catch {
          problems.append(error)
        }
      }
      if call.options.isJSON {
        call.output.print(
          .array(
            problems.map {
              ["file": .string($0.name), "line": .integer($0.line), "problem": .string($0.problem)]
            }))
      } else {
        var sheet = Sheet(for: call.output)
        for problem in problems { sheet.item("\(sheet.mark(.failed)) ", problem.description) }
        if problems.isEmpty {
          let names = files.isEmpty ? "no vocabulary of your own" : files.map(\.path).joined(separator: ", ")
          sheet.item("\(sheet.mark(.done)) ", "\(names): nothing is wrong")
        }
        call.output.print(sheet)
      }
      if !problems.isEmpty { throw ExitCode(ExitStatus.no.rawValue) }
    }
  }
}
