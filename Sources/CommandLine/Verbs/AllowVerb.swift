import ArgumentParser
import Foundation
import Journal
import Records
import Reply
import Workflow

struct AllowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "allow",
    abstract: "See what a store would have you run, or whose it is, and allow it.",
    discussion: """
      The commands in a store's provenance.toml run only once you have allowed them, each time they change; a store of another user, found \
      on the way up from the working folder, is opened only then. What you allow is kept on your side, never in the store. For example:

        baton allow
        baton allow --yes
      """)

  @Flag(name: .shortAndLong, help: "Allow it without asking; needed where there is no terminal to ask on.") var yes =
    false
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    // A stranger's commands are not shown before the store is taken for one to work on.
    if let stranger = call.stranger { try allow(Allowance(of: stranger), "Open this store from now on?", in: call) }
    let store = try call.store()
    guard let commands = try call.checks(in: store.folder).allowance else {
      if call.stranger == nil { call.output.print("Nothing to allow: this store names no commands.") }
      return
    }
    try allow(commands, "Allow these commands?", in: call)
  }

  private func allow(_ allowance: Allowance, _ question: String, in call: Call) throws {
    if call.isAllowed(allowance) {
      return call.output.print("Allowed already: \(Sheet.oneLine(allowance.title, columns: 200)).")
    }
    if yes {
      try call.allow(allowance)
    } else if call.canAsk {
      try call.askToAllow(allowance, question)
    } else {
      var sheet = Sheet(for: call.output)
      sheet.allowance(allowance)
      call.output.print(sheet)
      throw Failure(
        .judge, "nothing was allowed, for there is no terminal to ask on; pass --yes once you have read this")
    }
    call.output.print("Allowed: \(Sheet.oneLine(allowance.title, columns: 200)).")
  }
}
