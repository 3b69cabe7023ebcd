import Foundation
import Records
import Reply
import Runbook
import TOMLKit

/// How a store's fixes are checked, and what a person must have allowed before.
package struct StoreChecks {
  package var configuration: ProvenanceConfiguration
  /// Of the commands that the store's file names; nil where there is no file, and so nothing but
  /// git's own questions.
  package var allowance: Allowance?
}

/// Thrown where a store's file names commands that this person has not allowed yet.
package struct NotAllowed: Error {
  package var allowance: Allowance
}

extension Call {
  /// How a store's fixes are checked, from `provenance.toml` in its folder; what it does not say is
  /// asked of the git repository that steps run in.
  ///
  ///     repository = "/srv/app"
  ///     remote = "origin"
  ///     branch = "main"
  ///     fetch = true
  ///     build-source = "gcloud builds describe {build} --format='value(substitutions.COMMIT_SHA)'"
  ///     built-at = "gcloud builds describe {build} --format='value(finishTime)'"
  ///     running-since = "kubectl get pods -l app=worker -o jsonpath='{.items[0].status.startTime}'"
  ///     timeout = 30
  package func checks(in store: URL) throws(Failure) -> StoreChecks {
    let file = store.appending(path: "provenance.toml")
    var configuration = ProvenanceConfiguration(repository: runFolder)
    guard let table = try StoreSettings.table(in: file) else { return StoreChecks(configuration: configuration) }
    for key in table.keys {
      let value = table[key]
      switch key {
      case "repository":
        // Relative to where steps run.
        configuration.repository =
          URL(filePath: value?.string ?? ".", relativeTo: URL(filePath: runFolder, directoryHint: .isDirectory))
          .standardizedFileURL.path
      case "remote":
        configuration.remote = value?.string ?? ""
        guard Call.isRemoteName(configuration.remote) else {
          throw Failure(
            .unreadable, "\(file.path): “remote” wants the name of a remote of the repository, such as \"origin\"")
        }
      case "branch": configuration.branch = value?.string
      case "fetch": configuration.fetches = value?.bool ?? true
      case "build-source": configuration.buildSource = value?.string
      case "built-at": configuration.builtAt = value?.string
      case "running-since": configuration.runningSince = value?.string
      case "timeout":
        guard let seconds = value?.int, (1...3600).contains(seconds) else {
          throw Failure(.unreadable, "\(file.path): “timeout” wants seconds, 1 to 3600")
        }
        configuration.timeout = Double(seconds)
      default:
        throw Failure(
          .unreadable,
          "\(file.path): “\(key)” is not known; there are repository, remote, branch, fetch, build-source, built-at, running-since, timeout"
        )
      }
    }
    return StoreChecks(configuration: configuration, allowance: Allowance(of: configuration, in: file.path))
  }

  /// No address, no option, no command in a remote's place.
  private static func isRemoteName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return name.utf8.allSatisfy { byte in
      byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
        || "._-/".utf8.contains(byte)
    }
  }

  /// Asks of a fix what can be asked. Nothing runs that this person has not allowed as it stands
  /// now.
  package func check(_ fix: Fix, in store: URL, now: Moment) async throws -> [ProvenanceFinding] {
    let checks = try checks(in: store)
    if let allowance = checks.allowance, !isAllowed(allowance) { throw NotAllowed(allowance: allowance) }
    return await Provenance.check(fix, checks.configuration, now: now, environment: environment)
  }
}
