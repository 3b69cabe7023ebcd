import ArgumentParser
import Contract
import Files
import Foundation
import Journal
import Records
import Reply
import Workflow

struct LogVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The log files that the console follows for this incident.",
    discussion: """
      The store remembers them. For example:

        baton log add /var/log/worker.log
      """,
    subcommands: [List.self, Add.self, Remove.self],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the followed files.", discussion: "For example: baton log list --json")
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let logs = try call.incident(in: try call.store()).logs
      let json = JSON.array(logs.map { ["file": .string($0), "found": .bool(FileStamp($0) != nil)] })
      call.list(json, isEmpty: logs.isEmpty, "No log is followed yet; `baton log add FILE` adds one.") { sheet in
        for log in logs { sheet.item(" ", log, right: FileStamp(log) == nil ? "not there" : "") }
      }
    }
  }

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Follow a file.", discussion: "For example: baton log add worker.log")
    @Argument(help: "The file.", completion: .file()) var file: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.incident(.followLog(call.url(file).standardizedFileURL.path))) }
  }

  struct Remove: Verb {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Follow a file no longer.", discussion: "For example: baton log remove worker.log")
    @Argument(help: "The file, as it is listed.", completion: .file()) var file: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let path = stored.incident.logs.contains(file) ? file : call.url(file).standardizedFileURL.path
      try call.perform(.incident(.unfollowLog(path)), on: stored)
    }
  }
}
