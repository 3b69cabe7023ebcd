import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Records
import Reply
import Screen
import Workflow

struct LintVerb: Verb {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, github }

  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what a handoff lacks, with its place and what to write; exit status 1 where there is anything.",
    discussion: """
      Takes a session of the store or any Markdown file, so that it also serves in a repository's checks. For example:

        baton lint 8
        baton lint docs/SESSION_9_HANDOFF.md --format github
      """)

  @Argument(
    help: ArgumentHelp("A session or a file; the present session where not said.", valueName: "session | file"),
    completion: .file())
  var target: String?
  @Option(help: "text, json, or github: annotations for GitHub Actions.") var format: Format = .text
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let linted = try LintTarget(target, in: call)
    let gaps = linted.gaps(now: call.now)
    switch call.options.isJSON ? .json : format {
    case .json: call.output.print(.gaps(gaps))
    case .github: for gap in gaps { call.output.print(gap.annotation(file: linted.name)) }
    case .text:
      var sheet = Sheet(for: call.output)
      sheet.gaps(gaps, of: linted.name)
      call.output.print(sheet)
    }
    if !gaps.isEmpty { throw ExitCode(ExitStatus.no.rawValue) }
  }
}

/// What is linted: a record, the text it came from, and the sessions before it.
struct LintTarget {
  var name: String
  var record: SessionRecord
  var text: String?
  var earlier: [SessionRecord] = []
  /// When a file was written, as far as it says: what it plans is held against that, so that the
  /// same file gives the same report.
  private var writtenAt: Moment?
  private var fileExists: ((String) -> Bool)?
  private var linkExists: ((String) -> Bool)?

  /// A file of that name is taken before a session of that number.
  init(_ target: String?, in call: Call) throws {
    guard let target else {
      try self.init(try call.storedSession(looksBack: true), in: call)
      return
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: call.url(target).path, isDirectory: &isFolder)
    if target == "-" || (isThere && !isFolder.boolValue) {
      try self.init(file: target, in: call)
      return
    }
    let looksLikeFile = target.contains("/") || target.lowercased().hasSuffix(".md")
    guard !looksLikeFile, let number = SessionNumber(target) else {
      throw Failure(.notFound, "\(target): there is no such file or session")
    }
    try self.init(try call.storedSession(number, looksBack: true), in: call)
  }

  private init(file: String, in call: Call) throws {
    let name = file == "-" ? "standard input" : (file as NSString).lastPathComponent
    let converted = try DocumentConversion(environment: call.environment).markdown(try call.read(file), name: name)
    for warning in converted.warnings { Output.complain(warning) }
    let document = try Importer.read(
      converted.bytes, name: name, limits: .standard, nextNumber: SessionNumber(1),
      lexicon: try call.lexicon(store: call.location.url))
    self.name = file
    record = document.record
    text = document.text
    writtenAt = record.lastTold
    guard file != "-" else { return }
    let folder = call.url(file).deletingLastPathComponent()
    linkExists = { FileManager.default.fileExists(atPath: $0, under: folder) }
    // Its lists of files are of the repository it lies in; outside one nothing can be said of them.
    guard let root = WorkingCopy.root(above: folder) else { return }
    fileExists = { path in [root, folder].contains { FileManager.default.fileExists(atPath: path, under: $0) } }
  }

  /// A session of the store, beside those before it.
  init(_ stored: StoredSession, in call: Call) throws {
    record = stored.record
    name = record.source?.name ?? "session \(stored.number)"
    earlier = try stored.earlier()
    fileExists = try call.fileExists(for: stored)
    guard let source = record.source else { return }
    guard try stored.store.kept(source.hash) != nil else {
      throw Failure(
        .unreadable,
        "\(source.name), from which session \(stored.number) was imported, is no longer in the store; "
          + "`baton verify` says what else is missing")
    }
    text = try TakingOfLines.document(of: stored, in: call).text
  }

  func gaps(now: Moment) -> [Gap] {
    let now = writtenAt.map { min($0, now) } ?? now
    guard let text else {
      return Lint.gaps(
        inDraft: record, text: Page(record).markdown, now: now, earlier: earlier, fileExists: fileExists,
        secrets: SecretFinding.all)
    }
    return Lint.gaps(
      in: record, text: text, now: now, earlier: earlier, fileExists: fileExists, linkExists: linkExists,
      secrets: SecretFinding.all)
  }
}

extension SessionRecord {
  /// The last that the record tells of as having been, else the day it is of.
  fileprivate var lastTold: Moment? {
    let told =
      timeline.map { $0.until ?? $0.at } + [session.from, monitoring?.start]
      + (monitoring?.checkpoints.map(\.doneAt) ?? [])
    return session.until ?? told.compactMap(\.self).max() ?? session.date.map { Moment($0) }
  }
}

extension Sheet {
  mutating func gaps(_ gaps: [Gap], of name: String) {
    guard !gaps.isEmpty else { return item("\(mark(.done)) ", "\(name): nothing is missing") }
    for gap in gaps {
      let place = [gap.place, gap.lines?.displayText].compactMap(\.self).joined(separator: ", ")
      item("\(mark(gap.severity.glyph)) \(TextWidth.padded(gap.severity.rawValue, to: 7))  ", gap.message, right: place)
      item("           ", gap.remedy, right: gap.rule)
    }
  }
}

extension Gap.Severity {
  fileprivate var glyph: Glyph {
    switch self {
    case .error: .failed
    case .warning: .warning
    case .note: .ready
    }
  }
}

extension JSON {
  /// `lint --json`.
  static func gaps(_ gaps: [Gap]) -> JSON {
    .array(
      gaps.map { gap in
        [
          "severity": .string(gap.severity.rawValue),
          "rule": .string(gap.rule),
          "where": .string(gap.place),
          "lines": gap.lines.map { JSON($0) } ?? .null,
          "message": .string(gap.message),
          "remedy": .string(gap.remedy),
        ]
      })
  }
}
