import Foundation
import Records
import TestSupport
import Testing

@testable import Runbook

@Suite("Provenance")
struct ProvenanceTests {
  /// A repository with one pushed commit and one that isn't, and the bare remote beside it.
  struct Repository {
    private let scratch: ScratchFolder
    var folder: String { scratch.path }
    var clone: String { "\(folder)/clone" }

    init() async throws {
      scratch = try ScratchFolder()
      _ = try await run(
        """
        git init -q --bare remote.git && git init -q -b main clone && cd clone
        git remote add origin ../remote.git
        echo one >file && git add file && git commit -qm pushed && git push -q origin main
        echo two >file && git commit -qam local
        """, in: folder)
    }

    func run(_ command: String, in folder: String? = nil) async throws -> String {
      let outcome = await StepRunner(
        RunRequest(command: "set -e; " + command, folder: folder ?? clone, environment: ProvenanceTests.environment)
      ).run { _ in }
      try #require(outcome.ending == .exited(0), "\(outcome)")
      return outcome.evidence.lines.first?.text ?? ""
    }
  }

  static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_NOSYSTEM": "1",
  ]
  static let now = Moment(Day(year: 2025, month: 11, day: 4), hour: 2)

  static func check(
    _ fix: Fix, _ configuration: ProvenanceConfiguration
  ) async -> [ProvenanceFinding.Question: ProvenanceFinding] {
    let findings = await Provenance.check(fix, configuration, now: now, environment: environment)
    #expect(findings.map(\.question) == ProvenanceFinding.Question.allCases)
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.question, $0) })
  }

  @Test("says that a commit was never pushed, and that it was once it is")
  func pushed() async throws {
    let repository = try await Repository()
    let commit = String(try await repository.run("git rev-parse HEAD").prefix(7))
    let fix = Fix(title: "the fix", commit: commit)
    let configuration = ProvenanceConfiguration(repository: repository.clone)
    let before = await Self.check(fix, configuration)
    #expect(before[.commitOnRemote]?.answer == .no)
    #expect(before[.commitOnRemote]?.detail == "\(commit) is on no branch of origin; push it")
    _ = try await repository.run("git push -q origin main")
    let after = await Self.check(fix, configuration)
    #expect(after[.commitOnRemote]?.answer == .yes)
    #expect(after[.commitOnRemote]?.detail == "\(commit) is on origin/main")
    let elsewhere = await Self.check(
      fix, ProvenanceConfiguration(repository: repository.clone, branch: "release"))
    #expect(elsewhere[.commitOnRemote]?.detail == "\(commit) is not on origin/release; push it")
  }

  @Test("says what is changed but not committed")
  func clean() async throws {
    let repository = try await Repository()
    let configuration = ProvenanceConfiguration(repository: repository.clone)
    #expect(await Self.check(Fix(title: "x"), configuration)[.treeClean]?.answer == .yes)
    _ = try await repository.run("echo three >file; touch other")
    let finding = await Self.check(Fix(title: "x"), configuration)[.treeClean]
    #expect(finding?.answer == .no)
    #expect(finding?.detail == "changed but not committed: file, other")
  }

  @Test("says where the remote can't be reached")
  func unreachable() async throws {
    let repository = try await Repository()
    let commit = String(try await repository.run("rm -rf ../remote.git; git rev-parse HEAD~1").prefix(7))
    let finding = await Self.check(
      Fix(title: "x", commit: commit), ProvenanceConfiguration(repository: repository.clone))[.commitOnRemote]
    #expect(finding?.answer == .yes)
    #expect(finding?.detail.contains("can't be reached now") == true)
  }

  static let builds: [(output: String, answer: ProvenanceFinding.Answer, detail: String)] = [
    ("fa1b1d5aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", .yes, "build b-1 was made from fa1b1d5"),
    ("source: 7191ecd", .no, "build b-1 was made from 7191ecd, not from fa1b1d5"),
    ("no idea", .unknown, "build b-1: no commit is named in no idea"),
  ]

  @Test("compares the build's source with the fix's commit", arguments: builds)
  func build(output: String, answer: ProvenanceFinding.Answer, detail: String) async {
    let configuration = ProvenanceConfiguration(
      repository: "/", fetches: false, buildSource: "test {build} = b-1 && echo '\(output)'")
    let finding = await Self.check(Fix(title: "x", commit: "fa1b1d5", build: "b-1"), configuration)[
      .buildSourceIsCommit]
    #expect(finding?.answer == answer)
    #expect(finding?.detail == detail)
  }

  @Test(
    "compares what runs with the build",
    arguments: [("01:35", .yes), ("01:10", .no)] as [(String, ProvenanceFinding.Answer)])
  func running(clock: String, answer: ProvenanceFinding.Answer) async {
    let configuration = ProvenanceConfiguration(
      repository: "/", fetches: false, builtAt: "echo built 2025-11-04T01:15:15Z",
      runningSince: "echo '{\"startedAt\": \"2025-11-04T\(clock):00Z\"}'")
    let finding = await Self.check(Fix(title: "x"), configuration)[.runningIsNewerThanBuild]
    #expect(finding?.answer == answer)
    #expect(finding?.detail.contains("its build at 01:15") == true)
  }

  @Test("that can't be told is unknown, and says why")
  func unknown() async {
    let findings = await Self.check(
      Fix(title: "x", commit: "--upload-pack=evil"),
      ProvenanceConfiguration(repository: "/", runningSince: "exit 3"))
    #expect(findings.values.allSatisfy { $0.answer == .unknown })
    #expect(findings[.commitOnRemote]?.detail == "--upload-pack=evil is not a commit id")
    #expect(findings[.runningIsNewerThanBuild]?.detail.contains("it printed nothing") == true)
  }
}
