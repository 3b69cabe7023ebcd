import Foundation
import Records

/// Asks git about a folder, and has it change nothing. Nothing of the repository runs: no hook, no
/// monitor of its files, no remote that is a command, nothing that would be fetched meanwhile.
struct Git: Sendable {
  let folder: String
  let environment: [String: String]
  /// Seconds that an answer may take.
  let timeout: Double

  private static let harmless = [
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never",
    "-c", "core.quotePath=false", "-c", "log.showSignature=false",
  ]

  func callAsFunction(_ arguments: String...) async -> ToolAnswer { await callAsFunction(arguments) }

  func callAsFunction(_ arguments: [String]) async -> ToolAnswer {
    await ToolAnswer.of(
      #"exec git "$@""#, Git.harmless + ["-C", folder] + arguments, in: "/",
      environment: environment.merging([
        "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "PAGER": "cat", "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
      ]) { $1 }, timeout: timeout)
  }
}

/// What a tool answered to a question.
struct ToolAnswer: Sendable {
  var succeeded: Bool
  var lines: [String]
  /// The first it said, or why it said nothing.
  var firstLine: String

  static func of(
    _ command: String, _ arguments: [String] = [], in folder: String, environment: [String: String], timeout: Double
  ) async -> ToolAnswer {
    var request = RunRequest(
      command: command, folder: folder, environment: environment, timeout: timeout, maxBytes: 262_144)
    request.arguments = arguments
    let outcome = await StepRunner(request).run { _ in }
    let lines = outcome.evidence.lines.map(\.text).filter { !$0.trimmed.isEmpty }
    let said = outcome.evidence.lines.filter { $0.stream == .out && !$0.text.trimmed.isEmpty }.map(\.text)
    let reason: String =
      switch outcome.ending {
      case .exited: lines.first ?? "it printed nothing"
      case .timedOut: "it took longer than \(RunRequest.text(seconds: timeout))"
      case .failedToStart(let reason): reason
      default: "it was ended before it answered"
      }
    return ToolAnswer(succeeded: outcome.ending == .exited(0), lines: said, firstLine: String(reason.prefix(200)))
  }
}

/// A look at the working copy that a folder lies in.
package struct RepositoryLook: Sendable {
  private let git: Git
  /// The working copy's own folder.
  private let root: String
  /// What is none of the session's work: the store's folder.
  private let besides: String

  private static let most = 50

  /// Nil where the folder lies in no working copy, and where git can't be asked.
  package init?(at folder: String, besides store: String, environment: [String: String], timeout: Double = 10) async {
    git = Git(folder: folder, environment: environment, timeout: timeout)
    let answer = await git("rev-parse", "--show-toplevel")
    guard answer.succeeded, let root = answer.lines.first else { return nil }
    self.root = root
    besides = store
  }

  package func state(now: Moment) async -> RepositoryState? {
    let head = await git("rev-parse", "--verify", "--quiet", "HEAD").lines.first
    let branch = await git("symbolic-ref", "--quiet", "--short", "HEAD").lines.first
    let status = await git(
      "status", "--porcelain", "--untracked-files=normal", "--no-renames", "--ignore-submodules=all")
    guard status.succeeded else { return nil }
    let remotes = await git("remote")
    var unpushed: [RepositoryState.Commit]?
    if head != nil, remotes.succeeded, !remotes.lines.isEmpty {
      unpushed = await commits("HEAD", "--not", "--remotes")
    }
    let uncommitted = status.lines.map { String($0.dropFirst(3)) }.filter(isWork)
    return RepositoryState(
      at: now, branch: branch, head: head, unpushed: unpushed, uncommitted: Array(uncommitted.prefix(Self.most)))
  }

  /// What was committed since `head`, and what lies there uncommitted; that alone where git does
  /// not know `head` any more.
  package func work(since head: String?) async -> RepositoryWork {
    var work = RepositoryWork()
    let status = await git(
      "status", "--porcelain", "--untracked-files=normal", "--no-renames", "--ignore-submodules=all")
    var changes = status.lines.map { (kind: String($0.prefix(2)), path: String($0.dropFirst(3))) }
    if let head, head.allSatisfy(\.isHexDigit), head.count >= 4 {
      let tree = await git("diff-tree", "-r", "--no-renames", "--name-status", "--no-ext-diff", head, "HEAD")
      if tree.succeeded {
        changes =
          tree.lines.compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
          } + changes
        work.commits = await commits("HEAD", "^\(head)")
      }
    }
    for (kind, path) in changes where isWork(path) && !kind.contains("D") {
      guard !work.created.contains(path), !work.modified.contains(path) else { continue }
      if kind.contains("A") || kind == "??" { work.created.append(path) } else { work.modified.append(path) }
    }
    work.created = Array(work.created.prefix(Self.most))
    work.modified = Array(work.modified.prefix(Self.most))
    return work
  }

  private func commits(_ range: String...) async -> [RepositoryState.Commit] {
    let listed = await git(["rev-list", "--max-count=\(Self.most)", "--no-merges", "--format=> %h %s"] + range)
    guard listed.succeeded else { return [] }
    return listed.lines.compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count > 1, parts[0] == ">" else { return nil }
      return RepositoryState.Commit(id: String(parts[1]), title: parts.count > 2 ? String(parts[2]) : String(parts[1]))
    }
  }

  private func isWork(_ path: String) -> Bool {
    let whole = root + "/" + (path.hasSuffix("/") ? String(path.dropLast()) : path)
    return whole != besides && !whole.hasPrefix(besides + "/")
  }
}
