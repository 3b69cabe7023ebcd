import ArgumentParser
import Journal
import Records
import Runbook
import Screen

extension FixVerb {
  struct Check: Verb {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Ask whether what was fixed is what runs; exit status 1 where it is not.",
      discussion: """
        Is the commit on the remote, the working tree clean, the build made of it, and what runs newer than the build? How a \
        store asks is in its provenance.toml. For example:

          baton fix check 2
        """)
    @Argument(help: "The fix's number.") var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere

    func run(in call: Call) async throws {
      let subject = try call.subject(access: .readWrite)
      guard let fix = subject.record.fix(number) else {
        throw Failure(.notFound, "there is no fix \(number); `baton fix list` shows what there is")
      }
      let findings = await Provenance.check(
        fix, try call.provenance(in: subject.store.folder), now: call.now, environment: call.environment)
      _ = try call.carryOut(.recordProvenance(number, findings), on: subject)
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
