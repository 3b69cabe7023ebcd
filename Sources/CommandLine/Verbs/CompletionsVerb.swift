import ArgumentParser
import Reply
import Workflow

struct CompletionsVerb: AsyncParsableCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script for a shell.",
    discussion: """
      For example, for every user of bash:

        baton completions bash > /usr/share/bash-completion/completions/baton
      """)

  @Argument(help: "bash, zsh or fish.") var shell: Shell
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run() async throws {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Call(common.chosen).output.write(document: Array((RootVerb.completionScript(for: known) + "\n").utf8))
  }
}
