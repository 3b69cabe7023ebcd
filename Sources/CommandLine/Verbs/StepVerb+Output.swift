import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Runbook
import Screen
import Workflow

extension StepVerb {
  struct ShowOutput: Verb {
    static let configuration = CommandConfiguration(
      commandName: "output",
      abstract: "Print what a run of a step wrote, as it is kept.",
      discussion: """
        A line of standard error begins with `! `, a remark of Baton's own with `# `, all others with two blanks. Secrets were masked \
        before anything was kept. For example:

          baton step output 4
          baton step output 4 --run 1 | grep ERROR
        """)
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @Option(help: ArgumentHelp("Which run, from 1; the last one where not said.", valueName: "number")) var run: Int?
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(session.number, looksBack: true)
      let step = try stored.record.found(step: number)
      guard let run = run.map({ wanted in step.runs.first { $0.number == wanted } }) ?? step.runs.last else {
        throw Failure(
          .notFound,
          step.runs.isEmpty
            ? "step \(number) has not run yet; `baton step run \(number)` runs it"
            : "step \(number) has no such run; `baton step show \(number)` lists them")
      }
      let evidence = try stored.evidence(of: run)
      if call.options.isJSON {
        let lines = evidence.lines.map { line -> JSON in
          ["stream": .string(line.stream == .out ? "out" : "error"), "text": .string(line.text)]
        }
        return call.output.print([
          "step": .integer(number), "run": .integer(run.number), "bytes": .integer(evidence.bytes),
          "masked": .integer(evidence.masked), "cut": JSON(evidence.cutWords), "notes": JSON(evidence.notes),
          "lines": .array(lines),
        ])
      }
      var sheet = Sheet(for: call.output)
      for line in evidence.head { sheet.output(line) }
      if let words = evidence.cutWords { sheet.quoted("# \(words)", indent: 0) }
      for line in evidence.tail { sheet.output(line) }
      for note in evidence.notes { sheet.quoted("# \(note)", indent: 0) }
      if evidence.masked > 0 { sheet.quoted("# \(evidence.masked.counting("secret")) masked", indent: 0) }
      call.output.print(sheet)
    }
  }

  struct Compare: Verb {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Compare a step's runs: what each said, and which lines came and went.",
      discussion: "For example: baton step compare 4")
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(session.number, looksBack: true)
      let step = try stored.record.found(step: number)
      guard step.runs.count > 1 else {
        throw Failure(
          .notFound,
          "step \(number) has \(step.runs.isEmpty ? "no run" : "one run"); `baton step run \(number)` runs it again")
      }
      let pairs = try zip(step.runs, step.runs.dropFirst()).map { before, after in
        (before, after, try difference(from: before, to: after, of: stored))
      }
      if call.options.isJSON {
        return call.output.print(
          .array(
            pairs.map { before, after, difference in
              [
                "from": .integer(before.number), "to": .integer(after.number), "new": JSON(difference.new),
                "gone": JSON(difference.gone),
              ]
            }))
      }
      var sheet = Sheet(for: call.output)
      for (before, after, difference) in pairs { sheet.comparison(before, after, difference) }
      call.output.print(sheet)
    }

    private func difference(from before: Records.Run, to after: Records.Run, of stored: StoredSession) throws
      -> OutputDifference
    {
      // A run with the terminal keeps nothing.
      let texts = try [before, after].map { run in
        run.evidence == nil ? [] : try stored.evidence(of: run).lines.map(\.text)
      }
      return OutputDifference(from: texts[0], to: texts[1])
    }
  }
}

extension StoredSession {
  /// What a run wrote, from the store.
  func evidence(of run: Run) throws -> Evidence {
    guard let hash = run.evidence else {
      throw Failure(.notFound, run.isRunning ? "that run goes on still" : "nothing of that run's output is kept")
    }
    guard let bytes = try store.kept(hash), let evidence = Evidence(kept: bytes) else {
      throw Failure(.unreadable, "that output is not in the store; `baton verify` tells what else is missing")
    }
    return evidence
  }
}

extension Sheet {
  /// A line as the command wrote it, behind the mark of its stream.
  fileprivate mutating func output(_ line: OutputLine) {
    quoted(line.stream == .error ? "! \(line.text)" : "  \(line.text)", indent: 0)
  }

  /// Lines told of each kind of difference.
  private static let differencesShown = 20

  fileprivate mutating func comparison(_ before: Run, _ after: Run, _ difference: OutputDifference) {
    heading("Run \(before.number) and run \(after.number)", difference.isEmpty ? "the same output" : "")
    for run in [before, after] {
      let verdict = [run.proposal?.rawValue, run.why].compactMap(\.self).joined(separator: ": ")
      item(" \(run.number)  \(run.at.inWords)  ", verdict, right: run.ending?.displayText ?? "running")
    }
    if before.command != after.command { item(" command  ", after.command) }
    if before.folder != after.folder, let folder = after.folder { item(" folder  ", folder) }
    for (sign, lines) in [("-", difference.gone), ("+", difference.new)] {
      for line in lines.prefix(Self.differencesShown) { quoted("\(sign) \(line)", indent: 1) }
      if lines.count > Self.differencesShown { item(" \(sign) ", "\(lines.count - Self.differencesShown) more") }
    }
  }
}
