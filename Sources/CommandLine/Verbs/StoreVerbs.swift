import ArgumentParser
import Contract
import Foundation
import Journal
import Records
import Reply
import Runbook
import Screen
import Workflow

struct UndoVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back your last act; the journal keeps both.",
    discussion: """
      Each call takes back one act more. For example:

        baton undo
      """)

  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let store = try call.store(.readWrite)
    let undone = try store.undo(as: call.actor, incident: try call.incident(in: store).key, now: call.now)
    if call.options.isJSON { return call.output.print(.events(undone.events)) }
    var sheet = Sheet(for: call.output)
    for event in undone.events { sheet.item("Taken back: ", event.summary) }
    call.output.print(sheet)
  }
}

struct VerifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nobody edited the journal; exit status 1 where somebody did.",
    discussion: """
      For example:

        baton verify && echo "untouched"
      """)

  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let verification = try call.store().verify()
    if call.options.isJSON {
      call.output.print(.verification(verification))
    } else {
      var sheet = Sheet(for: call.output)
      sheet.verification(verification)
      call.output.print(sheet)
    }
    if !verification.isSound { throw ExitCode(ExitStatus.no.rawValue) }
  }
}

struct BackupVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the journal into a file, while others go on writing.",
    discussion: """
      For example:

        baton backup /var/backups/baton-$(date +%F).sqlite
      """)

  @Argument(help: "The file to write.", completion: .file()) var file: String
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    Delivery.standardOutput.acts()
    guard try call.store().backup(to: call.url(file)) else {
      throw Failure(
        .unreadable,
        "the journal is damaged; what is whole in it is copied to \(file), and `baton verify --store \(Shell.quoted(file))` says what that is"
      )
    }
    var sheet = Sheet(for: call.output)
    sheet.item("", "The journal is copied to \(file).")
    call.output.print(sheet)
  }
}

extension Sheet {
  fileprivate mutating func verification(_ verification: Verification) {
    item(
      "\(mark(verification.isSound ? .done : .failed)) ",
      "\(verification.events.counting("event")), \(verification.sessions.counting("session")), "
        + "\(verification.blobs.counting("kept file")), "
        + "\(verification.sealed.counting("sealed handoff")): "
        + (verification.isSound ? "all as they were written" : "not all as they were written"))
    for finding in verification.findings { item("  \(finding.place)  ", finding.message) }
  }
}

extension JSON {
  /// `verify --json`.
  fileprivate static func verification(_ verification: Verification) -> JSON {
    [
      "sound": .bool(verification.isSound),
      "events": .integer(verification.events),
      "sessions": .integer(verification.sessions),
      "kept": .integer(verification.blobs),
      "sealed": .integer(verification.sealed),
      "findings": .array(
        verification.findings.map { ["place": .string($0.place), "message": .string($0.message)] }),
    ]
  }
}
