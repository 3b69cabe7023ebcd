import ArgumentParser
import Records
import Workflow

struct RoleVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Say who has a role in the incident.",
    discussion: """
      The field's roles are commander, operations, communications and scribe; yours may be others. For example:

        baton role commander ana
        baton role scribe none
      """)

  @Argument(help: "The role.", completion: .roles) var name: String
  @Argument(help: "Who has it, or none.") var person: String
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    try call.perform(.incident(.giveRole(name, to: person == "none" ? nil : person)))
  }
}
