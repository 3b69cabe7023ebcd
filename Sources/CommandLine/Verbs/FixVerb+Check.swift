import ArgumentParser
import Contract
import Foundation
import Journal
import Records
import Reply
import Screen
import Workflow

extension FixVerb {
  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Ask whether what was fixed is what runs; exit status 1 where it is not.",
      discussion: """
        Is the commit on the remote, the working tree clean, the build made of it, and what runs newer than the build? How a \
        store asks is in its provenance.toml, whose commands run once you have seen and allowed them. For example:

          baton fix check 2
        """)
    @Argument(help: "The fix's number; the one that is not proven yet, where there is one.") var number: Int?
    @Flag(help: "Allow the commands that the store asks by, as they are now; `baton allow` shows them, and asks.")
    var allow = false
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) async throws {
      let stored = try call.storedSession(access: .readWrite)
      let fix = try fix(in: stored.record)
      let findings = try await findings(of: fix, in: stored.store.folder, call)
      _ = try call.carryOut(.fix(fix.number, .recordProvenance(findings)), on: stored)
      if call.options.isJSON {
        call.output.print(.array(findings.map(JSON.finding)))
      } else {
        var sheet = Sheet(for: call.output)
        for finding in findings { sheet.item(" \(sheet.mark(Glyph(finding.answer))) ", finding.detail) }
        call.output.print(sheet)
      }
      if findings.contains(where: { $0.answer == .no }) { throw ExitCode(ExitStatus.no.rawValue) }
      if findings.contains(where: { $0.answer == .unknown }) { throw ExitCode(ExitStatus.judge.rawValue) }
    }

    private func fix(in record: SessionRecord) throws -> Fix {
      if let number {
        guard let fix = record.fix(number) else {
          throw Failure(.notFound, "there is no fix \(number); `baton fix list` shows what there is")
        }
        return fix
      }
      let open = record.fixes.filter { $0.status != .validated && $0.status != .failed }
      let asked = open.isEmpty ? record.fixes : open
      guard let fix = asked.last else {
        throw Failure(.notFound, "there is no fix yet; `baton fix add TITLE --commit C` adds one")
      }
      guard asked.count == 1 else {
        let numbers = asked.map { "\($0.number)" }.joined(separator: ", ")
        throw Failure(.usage, "which fix? there are \(numbers); `baton fix check \(fix.number)` checks the newest")
      }
      return fix
    }

    /// What waits for a person's leave is not asked for here: this verb stands in scripts and in a
    /// pane left alone.
    private func findings(of fix: Fix, in store: URL, _ call: Call) async throws -> [ProvenanceFinding] {
      do {
        return try await call.check(fix, in: store, now: call.now)
      } catch let refused as NotAllowed where allow {
        try call.allow(refused.allowance)
        return try await call.check(fix, in: store, now: call.now)
      }
    }
  }
}

extension JSON {
  /// An item of `fix check --json`.
  fileprivate static func finding(_ finding: ProvenanceFinding) -> JSON {
    [
      "question": .string(finding.question.rawValue),
      "answer": .string(finding.answer.rawValue),
      "detail": .string(finding.detail),
      "at": JSON(finding.at),
    ]
  }
}
