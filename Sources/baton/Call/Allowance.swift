import Files
import Foundation
import Journal
import Runbook

/// What a person has to have seen and allowed before Baton takes it from a store, where anybody may have written it: the commands of its
/// files, or that it is somebody else's. Kept on the person's own side, under the hash of all that it says, so that one word changed is
/// something else.
struct Allowance: Equatable, Sendable {
  /// To the letter what is allowed; nothing else is covered.
  let statement: String
  /// The same for the person who is asked: what it is about, then what it holds.
  let title: String
  let facts: [Fact]

  struct Fact: Equatable, Sendable {
    var name: String
    var text: String
    /// It is run by a shell.
    var isCommand = false
  }

  /// The commands of a store's checks, and where they run.
  init(of configuration: ProvenanceConfiguration, in file: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    let whole = (try? encoder.encode(configuration)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    statement = "commands of \(file)\n\(whole)\n"
    title = file
    facts =
      [Fact(name: "repository", text: configuration.repository)]
      + (configuration.fetches ? [Fact(name: "fetches", text: configuration.remote)] : [])
      + [
        ("build-source", configuration.buildSource), ("built-at", configuration.builtAt),
        ("running-since", configuration.runningSince),
      ].compactMap { name, text in text.map { Fact(name: name, text: $0, isCommand: true) } }
  }

  /// That the store in a folder is another's.
  init(of stranger: StoreStranger) {
    statement = "store \(stranger.folder)\nof user \(stranger.user)\n"
    title = stranger.folder
    facts = [Fact(name: "belongs to", text: stranger.name)]
  }

  /// Its name among those that were given.
  var hash: String { Digest.hex(of: Array(statement.utf8)) }
}

extension Call {
  private var allowed: String { PersonalFolder.state.path(environment) + "/allowed" }

  /// Whether this person has allowed it, on this machine. A file that somebody else wrote, or could have, allows nothing.
  func isAllowed(_ allowance: Allowance) -> Bool {
    if ownCommands.contains(allowance.hash) { return true }
    let kept = try? SmallFile.read("\(allowed)/\(allowance.hash)", of: geteuid())
    return kept?.elementsEqual(allowance.statement.utf8) == true
  }

  /// From now on it is allowed, until what it says changes.
  func allow(_ allowance: Allowance) throws(Failure) {
    do {
      try AtomicFile.writePrivate(Array(allowance.statement.utf8), to: allowance.hash, in: allowed)
    } catch {
      throw Failure(
        .unreadable, "\(allowed): \(error.reason); nothing is allowed, make room there or name another $XDG_STATE_HOME")
    }
  }

  /// Shows what is asked for whole, and asks for it on the terminal.
  func askToAllow(_ allowance: Allowance, _ question: String) throws {
    var sheet = Sheet(width: output.width, isASCII: output.isASCII)
    sheet.allowance(allowance)
    _ = Output.write(Array((sheet.lines.joined(separator: "\n") + "\n").utf8), to: STDERR_FILENO)
    guard ask(question) else { throw Failure(.no, "nothing was allowed, and nothing was run") }
    try allow(allowance)
  }
}

extension Sheet {
  /// All of it, every command to its last sign.
  mutating func allowance(_ allowance: Allowance) {
    heading(allowance.title)
    let width = allowance.facts.map(\.name.count).max() ?? 0
    for fact in allowance.facts {
      if fact.isCommand {
        item("\(fact.name):", "")
        command(fact.text, indent: 2)
      } else {
        item(fact.name.padding(toLength: width + 2, withPad: " ", startingAt: 0), fact.text)
      }
    }
  }
}
