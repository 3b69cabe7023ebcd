import Files
import Foundation
import Journal
import Reply
import Runbook

/// What a person has to have seen and allowed before Baton takes it from a store, where anybody may
/// have written it: the commands of its files, or that it is somebody else's. Kept on the person's
/// own side, under the hash of all that it says, so that one word changed is something else.
package struct Allowance: Equatable, Sendable {
  /// To the letter what is allowed; nothing else is covered.
  package let statement: String
  /// The same for the person who is asked: what it is about, then what it holds.
  package let title: String
  package let facts: [Fact]

  package struct Fact: Equatable, Sendable {
    package var name: String
    package var text: String
    /// It is run by a shell.
    package var isCommand = false
  }

  /// The commands of a store's checks, and where they run.
  package init(of configuration: ProvenanceConfiguration, in file: String) {
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
  package init(of stranger: StoreStranger) {
    statement = "store \(stranger.folder)\nof user \(stranger.user)\n"
    title = stranger.folder
    facts = [Fact(name: "belongs to", text: stranger.name)]
  }

  /// Its name among those that were given.
  package var hash: String { Digest.hex(of: Array(statement.utf8)) }
}

extension Call {
  private var allowed: String { PersonalFolder.state.path(environment) + "/allowed" }

  /// Whether this person has allowed it, on this machine. A file that somebody else wrote, or could
  /// have, allows nothing.
  package func isAllowed(_ allowance: Allowance) -> Bool {
    if ownCommands.contains(allowance.hash) { return true }
    let kept = try? SmallFile.read("\(allowed)/\(allowance.hash)", of: geteuid())
    return kept?.elementsEqual(allowance.statement.utf8) == true
  }

  /// From now on it is allowed, until what it says changes.
  package func allow(_ allowance: Allowance) throws(Failure) {
    do {
      try AtomicFile.writePrivate(Array(allowance.statement.utf8), to: allowance.hash, in: allowed)
    } catch {
      throw Failure(
        .unreadable, "\(allowed): \(error.reason); nothing is allowed, make room there or name another $XDG_STATE_HOME")
    }
  }
}
