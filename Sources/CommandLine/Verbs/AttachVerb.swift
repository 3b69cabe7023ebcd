import ArgumentParser
import Contract
import Foundation
import Journal
import Records
import Reply
import Workflow

struct AttachVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Keep a file, or what is piped in, as evidence.",
    discussion: """
      Bytes are kept by their hash, secrets in text are masked, and of more than 8 MB the first 8 are kept. For example:

        baton attach graph.png --title "Error rate" --to risk:1
        kubectl describe pod worker | baton attach - --to step:4
        baton attach get 1 -o graph.png
      """,
    subcommands: [Add.self, List.self, Get.self],
    defaultSubcommand: Add.self)

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Attach a file, or standard input.",
      discussion: "For example: baton attach worker.log --title \"The last hour\" --to step:4")
    @Argument(help: "The file; - is standard input.", completion: .file()) var file: String
    @Option(help: ArgumentHelp("What it is called; the file's name where not said.", valueName: "text"))
    var title: String?
    @Option(help: ArgumentHelp("The item it is beside.", valueName: "todo:N | risk:N | step:N | note:N"))
    var to: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let item = try to.map { try AttachVerb.item($0) }
      let attached = try AttachedBytes(reading: file, in: call)
      let stored = try call.storedSession(access: .readWrite)
      let name = file == "-" ? nil : (file as NSString).lastPathComponent
      try call.attach(attached, title: title ?? name ?? "standard input", name: name, to: item, on: stored)
    }
  }

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List what is attached.", discussion: "For example: baton attach list --json | jq '.[].title'")
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let incident = try call.incident(in: try call.store())
      call.list(
        .attachments(of: incident), isEmpty: incident.attachments.isEmpty,
        "Nothing is attached yet; `baton attach FILE` keeps one."
      ) { sheet in
        for attachment in incident.attachments {
          let about = attachment.about.map { ", beside \($0)" } ?? ""
          sheet.item(
            " \(attachment.number)  ", attachment.title,
            right: "\(attachment.type), \(attachment.bytes) bytes\(about), \(attachment.by) \(attachment.at.inWords)")
        }
      }
    }
  }

  struct Get: Verb {
    static let configuration = CommandConfiguration(
      commandName: "get",
      abstract: "Write an attachment's bytes, as they are kept.",
      discussion: "For example: baton attach get 2 -o graph.png")
    @Argument(help: "The attachment's number.", completion: .attachmentNumbers) var number: Int
    @OptionGroup var file: OutputFile
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let store = try call.store()
      guard let attachment = try call.incident(in: store).attachment(number) else {
        throw Failure(.notFound, "there is no attachment \(number); `baton attach list` shows them")
      }
      guard let bytes = try store.kept(attachment.hash) else {
        throw Failure(.unreadable, "attachment \(number) is no longer in the store; run `baton verify`")
      }
      guard file.name != nil || attachment.isText || isatty(STDOUT_FILENO) == 0 else {
        throw Failure(.usage, "attachment \(number) is \(attachment.type); write it to a file with -o FILE")
      }
      try file.write(bytes, in: call, besides: store)
    }
  }

  static func item(_ words: String) throws(Failure) -> ItemReference {
    guard let item = ItemReference(attachable: words) else {
      throw Failure(.usage, "“\(words)” is nothing to attach to; write todo:3, risk:1, step:4 or note:12")
    }
    return item
  }
}

extension Call {
  /// Keeps the bytes beside `item`, with what else is done at once, and says what was cut or masked.
  func attach(
    _ attached: AttachedBytes, title: String, name: String?, to item: ItemReference?, on stored: StoredSession,
    after commands: [Command] = []
  ) throws {
    let performed = try stored.store.perform(
      commands + [attached.command(title: title, name: name, to: item, at: now)], on: stored.number,
      incident: stored.incident.key, by: Speaker(actor, at: try actMoment(on: stored.record.day), now: now),
      keeping: [attached.blob])
    announce(performed.events)
    if let remark = attached.remark { Output.complain(remark) }
  }
}
