import Expectations
import Foundation
import Records

/// How a store's checks find out what was built and what runs. Commands run by `/bin/sh`; in them
/// `{commit}`, `{build}` stand for the fix's own, which go in by the environment (`BATON_COMMIT`,
/// `BATON_BUILD`): they come from documents.
package struct ProvenanceConfiguration: Equatable, Sendable, Codable {
  /// The folder of the git repository.
  package var repository: String
  package var remote: String
  /// The branch of the remote that is built from; nil takes any.
  package var branch: String?
  /// Asks the remote before looking; else what was last fetched counts.
  package var fetches: Bool
  /// Prints the commit a build was made from:
  ///
  ///     gcloud builds describe {build} --format='value(substitutions.COMMIT_SHA)'
  ///     docker inspect --format '{{index .Config.Labels "org.opencontainers.image.revision"}}' app:latest
  ///     kubectl get deployment app -o jsonpath='{.metadata.annotations.commit}'
  package var buildSource: String?
  /// Prints when the build was made; nil takes the time the fix was said to be built.
  package var builtAt: String?
  /// Prints when what runs now was started or made:
  ///
  ///     kubectl get pods -l app=app -o jsonpath='{.items[0].status.startTime}'
  ///     docker inspect --format '{{.State.StartedAt}}' app
  package var runningSince: String?
  /// Seconds each command may take.
  package var timeout: Double

  package init(
    repository: String, remote: String = "origin", branch: String? = nil, fetches: Bool = true,
    buildSource: String? = nil, builtAt: String? = nil, runningSince: String? = nil, timeout: Double = 30
  ) {
    self.repository = repository
    self.remote = remote
    self.branch = branch
    self.fetches = fetches
    self.buildSource = buildSource
    self.builtAt = builtAt
    self.runningSince = runningSince
    self.timeout = timeout
  }
}

/// Asks of a fix whether what was fixed is what runs.
package enum Provenance {
  /// One finding a question, in the order of `ProvenanceFinding.Question`; `unknown` where nothing
  /// can tell.
  package static func check(
    _ fix: Fix, _ configuration: ProvenanceConfiguration, now: Moment,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) async -> [ProvenanceFinding] {
    let inquiry = Inquiry(fix: fix, configuration: configuration, now: now, environment: environment)
    return await [
      inquiry.commitOnRemote(), inquiry.treeClean(), inquiry.buildSourceIsCommit(), inquiry.runningIsNewerThanBuild(),
    ]
  }
}

private struct Inquiry {
  let fix: Fix
  let configuration: ProvenanceConfiguration
  let now: Moment
  let environment: [String: String]

  /// The fix's commit, where it can be one: it came from a document and goes into commands.
  private var commit: String? {
    fix.commit?.trimmed.lowercased().nonEmptyHex
  }

  // MARK: - The questions

  func commitOnRemote() async -> ProvenanceFinding {
    let question = ProvenanceFinding.Question.commitOnRemote
    guard let commit else { return finding(question, .unknown, noCommit) }
    guard await git("cat-file", "-e", "\(commit)^{commit}").succeeded else {
      return finding(question, .unknown, "\(commit) is no commit of \(configuration.repository)")
    }
    var asOf = ""
    if configuration.fetches {
      // The repository's own settings must not choose what runs here in place of git's own.
      let fetched = await git("fetch", "--quiet", "--upload-pack=git-upload-pack", "--", configuration.remote)
      if !fetched.succeeded { asOf = " as last fetched (\(configuration.remote) can't be reached now)" }
    }
    let listed = await git("branch", "-r", "--contains", commit, "--format=%(refname:lstrip=2)")
    guard listed.succeeded else { return finding(question, .unknown, "git can't tell: \(listed.firstLine)") }
    let wanted = "\(configuration.remote)/" + (configuration.branch ?? "")
    let branches = listed.lines.filter {
      (configuration.branch == nil ? $0.hasPrefix(wanted) : $0 == wanted) && !$0.hasSuffix("/HEAD")
    }
    guard let first = branches.first else {
      let place =
        configuration.branch.map { "not on \(configuration.remote)/\($0)" } ?? "on no branch of \(configuration.remote)"
      return finding(question, .no, "\(commit) is \(place)\(asOf); push it")
    }
    return finding(question, .yes, "\(commit) is on \(first)\(asOf)")
  }

  func treeClean() async -> ProvenanceFinding {
    let status = await git("status", "--porcelain")
    guard status.succeeded else {
      return finding(.treeClean, .unknown, "\(configuration.repository): git can't tell: \(status.firstLine)")
    }
    guard !status.lines.isEmpty else { return finding(.treeClean, .yes, "the working tree is clean") }
    let names = status.lines.prefix(3).map { String($0.dropFirst(3)) }.joined(separator: ", ")
    let more = status.lines.count > 3 ? " and \(status.lines.count - 3) more" : ""
    return finding(.treeClean, .no, "changed but not committed: \(names)\(more)")
  }

  func buildSourceIsCommit() async -> ProvenanceFinding {
    let question = ProvenanceFinding.Question.buildSourceIsCommit
    guard let commit else { return finding(question, .unknown, noCommit) }
    guard let command = configuration.buildSource else {
      return finding(question, .unknown, "no command is configured that tells what a build was made from")
    }
    let answer = await shell(command)
    let build = fix.build.map { "build \($0)" } ?? "the build"
    guard answer.succeeded else {
      return finding(question, .unknown, "what \(build) was made from is not told: \(answer.firstLine)")
    }
    let named = answer.lines.flatMap { $0.split { !$0.isHexDigit } }.map { $0.lowercased() }
      .filter { (7...40).contains($0.count) && $0.contains(where: \.isNumber) }
    if named.contains(where: { $0.hasPrefix(commit) || commit.hasPrefix($0) }) {
      return finding(question, .yes, "\(build) was made from \(commit)")
    }
    guard let other = named.first else {
      return finding(question, .unknown, "\(build): no commit is named in \(answer.firstLine)")
    }
    return finding(question, .no, "\(build) was made from \(other.prefix(max(7, commit.count))), not from \(commit)")
  }

  func runningIsNewerThanBuild() async -> ProvenanceFinding {
    let question = ProvenanceFinding.Question.runningIsNewerThanBuild
    guard let command = configuration.runningSince else {
      return finding(question, .unknown, "no command is configured that tells since when what runs has run")
    }
    let running = await shell(command)
    guard running.succeeded, let since = running.time(now) else {
      return finding(question, .unknown, "since when what runs has run is not told: \(running.firstLine)")
    }
    var built = fix.statusAt
    if let command = configuration.builtAt {
      let answer = await shell(command)
      guard answer.succeeded, let time = answer.time(now) else {
        return finding(question, .unknown, "when the build was made is not told: \(answer.firstLine)")
      }
      built = time
    }
    guard let built else { return finding(question, .unknown, "it is not known when the fix was built") }
    func told(_ moment: Moment) -> String { "\(moment.day == built.day ? "" : "\(moment.day.iso) ")\(moment.clock)" }
    return since >= built
      ? finding(question, .yes, "what runs was started at \(told(since)) UTC, not before its build at \(told(built))")
      : finding(question, .no, "what runs was started at \(told(since)) UTC, before its build at \(told(built))")
  }

  // MARK: - Asking

  private func git(_ arguments: String...) async -> ToolAnswer {
    let git = Git(folder: configuration.repository, environment: environment, timeout: configuration.timeout)
    return await git(arguments)
  }

  private func shell(_ command: String) async -> ToolAnswer {
    for (name, value) in [("commit", fix.commit), ("build", fix.build)] {
      guard let value, command.contains("{\(name)}"), !Shell.isInert(value) else { continue }
      return ToolAnswer(
        succeeded: false, lines: [],
        firstLine: "the \(name) “\(value.prefix(60))” has signs in it that are given to no command")
    }
    let values = ["BATON_COMMIT": fix.commit ?? "", "BATON_BUILD": fix.build ?? ""]
    return await ToolAnswer.of(
      Shell.filled(command, ["commit": "BATON_COMMIT", "build": "BATON_BUILD"]), in: configuration.repository,
      environment: environment.merging(values) { $1 }, timeout: configuration.timeout)
  }

  private var noCommit: String {
    fix.commit.map { "\($0) is not a commit id" } ?? "the fix names no commit; add it"
  }

  private func finding(
    _ question: ProvenanceFinding.Question, _ answer: ProvenanceFinding.Answer, _ detail: String
  ) -> ProvenanceFinding {
    ProvenanceFinding(question: question, answer: answer, detail: detail, at: now)
  }
}

extension String {
  /// Itself where it is a commit's id or the beginning of one.
  fileprivate var nonEmptyHex: String? { (4...40).contains(count) && allSatisfy(\.isHexDigit) ? self : nil }
}

extension ToolAnswer {
  fileprivate func time(_ now: Moment) -> Moment? {
    lines.lazy.compactMap { TimesInText.dated(in: $0, year: now.day.year).first }.first
  }
}
