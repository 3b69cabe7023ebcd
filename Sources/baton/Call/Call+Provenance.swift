import Foundation
import Runbook
import TOMLKit

extension Call {
  /// How a store's fixes are checked, from `provenance.toml` in its folder; what it does not say is asked of the git repository that
  /// steps run in.
  ///
  ///     repository = "/srv/app"
  ///     remote = "origin"
  ///     branch = "main"
  ///     fetch = true
  ///     build-source = "gcloud builds describe {build} --format='value(substitutions.COMMIT_SHA)'"
  ///     built-at = "gcloud builds describe {build} --format='value(finishTime)'"
  ///     running-since = "kubectl get pods -l app=worker -o jsonpath='{.items[0].status.startTime}'"
  ///     timeout = 30
  func provenance(in store: URL) throws(Failure) -> ProvenanceConfiguration {
    let file = store.appending(path: "provenance.toml")
    var configuration = ProvenanceConfiguration(repository: runFolder)
    guard let table = try StoreSettings.table(in: file) else { return configuration }
    for key in table.keys {
      let value = table[key]
      switch key {
      case "repository":
        // Relative to where steps run.
        configuration.repository =
          URL(filePath: value?.string ?? ".", relativeTo: URL(filePath: runFolder, directoryHint: .isDirectory))
          .standardizedFileURL.path
      case "remote": configuration.remote = value?.string ?? configuration.remote
      case "branch": configuration.branch = value?.string
      case "fetch": configuration.fetches = value?.bool ?? true
      case "build-source": configuration.buildSource = value?.string
      case "built-at": configuration.builtAt = value?.string
      case "running-since": configuration.runningSince = value?.string
      case "timeout": configuration.timeout = value?.int.map(Double.init) ?? configuration.timeout
      default:
        throw Failure(
          .unreadable,
          "\(file.path): “\(key)” is not known; there are repository, remote, branch, fetch, build-source, built-at, running-since, timeout"
        )
      }
    }
    return configuration
  }
}
