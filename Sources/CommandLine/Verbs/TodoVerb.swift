import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

struct TodoVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo",
    abstract: "List and change what is to be done.",
    discussion: """
      A todo is blocked while something it waits for has not happened, and becomes ready by itself when the last of them \
      has. For example, todo 6 has to wait for todo 5:

        baton todo block 6 --on todo:5
      """,
    subcommands: [
      List.self, Add.self, Start.self, Done.self, Cancel.self, Reopen.self, Block.self, Unblock.self, Assign.self,
      Edit.self, Due.self, Link.self, Snooze.self,
    ],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the todos, each under the one it waits for.",
      discussion: "For example: baton todo list --json | jq '.[] | select(.state == \"ready\")'")
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let record = try call.storedSession(session.number, looksBack: true).record
      call.list(
        .todos(of: record, at: call.now), isEmpty: record.todos.isEmpty,
        "Nothing to do yet; `baton todo add TEXT` writes a todo."
      ) { sheet in
        sheet.todos(record, at: call.now)
      }
    }
  }

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a todo.", discussion: "For example: baton todo add \"Ask for the quota\" --owner ops-2")
    @Argument(help: "What is to be done; - reads it from standard input.") var text: String
    @Option(help: ArgumentHelp("Who does it.", valueName: "name")) var owner: String?
    @Option(help: ArgumentHelp("By when.", valueName: "time")) var due: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let due = try due.map { try call.coming($0, on: stored.record.day) }
      try call.perform(.addTodo(text: try call.words(text), owner: owner, due: due), on: stored)
    }
  }

  struct Start: Verb {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: "Say that a todo is in progress.", discussion: "For example: baton todo start 2")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .start)) }
  }

  struct Done: Verb {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: "Say that a todo is done; what waited for it becomes ready.",
      discussion: """
        What shows it makes it proven; without that it is said done. For example:

          baton todo done 2 --proof step:4
        """)
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Option(
      help: ArgumentHelp(
        "What shows it: a step that passed, an entry, an attachment.", valueName: "step:N | note:N | attach:N"))
    var proof: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let proof = try proof.map { words throws(Failure) in
        guard let proof = Proof(words) else {
          throw Failure(.usage, "“\(words)” is no proof; write step:4, note:12 or attach:2")
        }
        return proof
      }
      try call.perform(.todo(number, proof.map { .finishProven($0) } ?? .finish))
    }
  }

  struct Cancel: Verb {
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: "Give a todo up, with the reason.",
      discussion: "For example: baton todo cancel 5 --because \"the migration was called off\"")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .cancel(because: reason.text))) }
  }

  struct Reopen: Verb {
    static let configuration = CommandConfiguration(
      commandName: "reopen",
      abstract: "Take a done or cancelled todo up again.", discussion: "For example: baton todo reopen 2")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .reopen)) }
  }

  struct Block: Verb {
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: "Say what a todo waits for.",
      discussion: """
        It waits for another todo (todo:5), the validation, the monitoring window, a risk (risk:2), or anything in words \
        that only a person can clear. For example:

          baton todo block 4 --on validation
        """)
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Option(help: ArgumentHelp("What it waits for.", valueName: "todo:M | validation | monitoring | risk:M | text"))
    var on: BlockerArgument
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .block(on.on, text: on.text))) }
  }

  struct Unblock: Verb {
    static let configuration = CommandConfiguration(
      commandName: "unblock",
      abstract: "Say that a todo no longer waits, for one thing or for anything.",
      discussion: "For example: baton todo unblock 4 --on validation --because \"the vendor says go\"")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Option(
      help: ArgumentHelp("Only this.", valueName: "todo:M | validation | monitoring | risk:M | text"))
    var on: BlockerArgument?
    @Option(help: ArgumentHelp("Why it need not wait.", valueName: "text")) var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .unblock(on: on?.on, because: because))) }
  }

  struct Assign: Verb {
    static let configuration = CommandConfiguration(
      commandName: "assign",
      abstract: "Say who does a todo.", discussion: "For example: baton todo assign 3 ops-2")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Argument(help: "Who does it; an empty name takes it away.") var name: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .edit(["owner": .init(name)]))) }
  }

  struct Edit: Verb {
    static let configuration = CommandConfiguration(
      commandName: "edit",
      abstract: "Say a todo in other words.", discussion: "For example: baton todo edit 3 \"Watch both workers\"")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Argument(help: "What is to be done.") var text: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.todo(number, .edit(["text": .init(text)]))) }
  }

  struct Due: Verb {
    static let configuration = CommandConfiguration(
      commandName: "due",
      abstract: "Say by when a todo has to be done.", discussion: "For example: baton todo due 3 05:20")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Argument(help: "A time, or none.") var time: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let due = time == "none" ? nil : try call.coming(time, on: stored.record.day)
      try call.perform(.todo(number, .edit(["due": .init(due)])), on: stored)
    }
  }

  struct Link: Verb {
    static let configuration = CommandConfiguration(
      commandName: "link",
      abstract: "Name the ticket of a todo.",
      discussion:
        "For example: baton todo link 3 OPS-12, or its address: baton todo link 3 https://tickets.example/OPS-12")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Argument(help: "The ticket's address or name, or none.") var address: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.todo(number, .edit(["link": .init(address == "none" ? nil : address)])))
    }
  }

  struct Snooze: Verb {
    static let configuration = CommandConfiguration(
      commandName: "snooze",
      abstract: "Put a todo out of sight until a time; it comes back by itself.",
      discussion: "For example: baton todo snooze 3 --until 05:20")
    @Argument(help: "The todo's number.", completion: .todoNumbers) var number: Int
    @Option(help: ArgumentHelp("When it comes back, or none.", valueName: "time")) var until: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let until = until == "none" ? nil : try call.coming(until, on: stored.record.day)
      try call.perform(.todo(number, .edit(["snoozedUntil": .init(until)])), on: stored)
    }
  }
}
