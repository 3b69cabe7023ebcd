import Foundation
import Runbook
import TOMLKit

extension Call {
  /// How this store finds out what was built and what runs: `provenance.toml` in its folder, or what git alone can tell. Its commands run
  /// in the repository.
  ///
  ///     repository = "../app"                           # relative to the folder steps run in
  ///     remote = "origin"
  ///     branch = "main"                                 # any branch of the remote where not said
  ///     build_source = "ops/build source {build}"       # prints the commit a build was made from
  ///     built_at = "ops/build time {build}"             # prints when it was made
  ///     running_since = "ops/image time"                # prints when what runs now was made
  func provenance(in store: URL) -> ProvenanceConfiguration {
    var settings = ProvenanceConfiguration(repository: runFolder)
    guard let text = try? String(contentsOf: store.appending(path: "provenance.toml"), encoding: .utf8),
      let table = try? TOMLTable(string: text)
    else { return settings }
    if let repository = table["repository"]?.string {
      settings.repository = URL(filePath: repository, relativeTo: URL(filePath: runFolder)).standardizedFileURL.path
    }
    settings.remote = table["remote"]?.string ?? settings.remote
    settings.branch = table["branch"]?.string
    settings.buildSource = table["build_source"]?.string
    settings.builtAt = table["built_at"]?.string
    settings.runningSince = table["running_since"]?.string
    return settings
  }
}
