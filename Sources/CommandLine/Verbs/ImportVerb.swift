import ArgumentParser
import Contract
import Documents
import Foundation
import Journal
import Processes
import Records
import Reply
import Workflow

struct ImportVerb: Verb, OpeningVerb {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read handoff documents into the store; the first one makes it.",
    discussion: """
      Without --incident a document goes where the incident, service, project or file that it names is known, opens its own where it \
      names another, and says why. A folder's documents come in the order of the numbers in their names; - reads standard input. The same bytes again \
      change nothing, so that an import that was interrupted goes on where it stopped. A changed document, or one that Baton wrote and \
      somebody edited, is shown as a difference, item by item: --update takes all of it, --accept some, and on a terminal you are asked. \
      For example:

        baton import docs/handoffs/
        baton import ../payments/SESSION_3_HANDOFF.md --incident payments
        baton import SESSION_8_HANDOFF.md --update
        baton import SESSION_9_HANDOFF.md --accept 'todo 3' --accept 'risk 1'
      """)

  @Argument(help: ArgumentHelp("Markdown files or folders of them.", valueName: "file"), completion: .file())
  var files: [String]
  @Flag(help: "Say what would be read, and change nothing.") var dryRun = false
  @Flag(help: "Take all that a changed document of a session says otherwise.") var update = false
  @Option(help: ArgumentHelp("Take this item of a changed document; may be given more than once.", valueName: "item"))
  var accept: [ItemReference] = []
  @Flag(help: "Say which reader took each item and by what, and what each kept section lacked.") var explain = false
  @Flag(help: "Take each incident that a document tells of as a session of its own.") var split = false
  @Flag(help: "Open the console on the document beside what was read of it, to finish it by hand.") var review = false
  @OptionGroup var forHolder: ForHolder
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if update, !accept.isEmpty { throw ValidationError("Say --update or --accept, not both") }
    if review, dryRun || explain || common.isJSON {
      throw ValidationError("--review opens the console; leave the rest out")
    }
  }

  func opening() throws -> Opening? {
    guard review else { return nil }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.usage, "--review needs a terminal; `baton take` does the same from the shell")
    }
    let call = Call(common.chosen)
    guard let last = try imported(in: call).last else { return nil }
    return .review(last.record.session.number, call)
  }

  func run(in call: Call) throws { _ = try imported(in: call) }

  private func imported(in call: Call) throws -> [ImportReport] {
    let files = try DocumentFiles.found(in: files, from: call)
    // A store is made for a document, not for a name mistyped.
    let isAnyThere = files.contains { $0 == "-" || FileManager.default.fileExists(atPath: call.url($0).path) }
    let isNew = try !dryRun && existing(in: call) == nil
    let store = dryRun || !isAnyThere ? try existing(in: call) : try call.store(.create)
    var importing = try DocumentImport(
      call, store: store, isRehearsal: dryRun, choice: choice(in: call), because: forHolder.because, explains: explain)
    let parts = DocumentFiles.parts(of: self.files, found: files, from: call)
    var reports: [ImportReport] = []
    var worst = ExitStatus.done
    let progress = Progress(of: files.count)
    // Each document is a transaction of its own.
    let interrupts = Signals.interrupts { _ in
      Output.complain("interrupted; what was read so far stays, and the same call goes on from there")
      Foundation.exit(130)
    }
    defer { interrupts.cancel() }
    var order = files.map { (file: $0, waits: files.count > 1) }[...]
    while let (file, waits) = order.popFirst() {
      progress.show(reports.count, file)
      do {
        if split {
          for report in try importing.runSplit(file) {
            reports.append(report)
            if !call.options.isJSON { progress.clearing { print(report, in: call) } }
          }
          continue
        }
        guard let report = try importing.run(file, part: parts[file], defersUnnumbered: waits) else {
          order.append((file, waits: false))
          continue
        }
        reports.append(report)
        if !call.options.isJSON { progress.clearing { print(report, in: call) } }
        if report.outcome == .differs, worst == .done, !dryRun { worst = .conflict }
      } catch {
        let failure = Failure(error)
        let message = ImportVerb.placed(failure.message, at: file)
        guard files.count > 1 else { throw Failure(failure.status, message) }
        progress.clearing { Output.complain(message) }
        worst = failure.status
      }
    }
    progress.clearing {}
    if call.options.isJSON {
      let places = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      reports.sort { (places[$0.file] ?? 0) < (places[$1.file] ?? 0) }
      call.output.print(.array(reports.map { explain ? $0.explainedJSON : $0.json }))
    }
    if !call.options.isJSON {
      var sheet = Sheet(for: call.output)
      sheet.unknownHeadings(reports)
      if !sheet.lines.isEmpty { call.output.print(sheet) }
    }
    if isNew, !reports.isEmpty, !call.options.isJSON {
      var sheet = Sheet(for: call.output)
      sheet.item("", "The store was made at \(call.location.folder); `baton` opens it.")
      call.output.print(sheet)
    }
    if worst != .done, !review || worst != .conflict { throw ExitCode(worst.rawValue) }
    return reports
  }

  /// Says which file once: whoever read it may have known its path, its name, or neither.
  private static func placed(_ message: String, at file: String) -> String {
    let names = [file, file == "-" ? "standard input" : (file as NSString).lastPathComponent].map { $0 + ": " }
    let rest = names.first(where: message.hasPrefix).map { String(message.dropFirst($0.count)) } ?? message
    return "\(file == "-" ? "standard input" : file): \(rest)"
  }

  private func choice(in call: Call) -> DifferenceChoice {
    if update { return .all }
    if !accept.isEmpty { return .named(accept) }
    guard call.canAsk, !call.options.isJSON, !dryRun else { return .none }
    return .asking { asked($0, of: $1, in: call) }
  }

  private func asked(_ items: [ItemDifference], of file: String, in call: Call) -> Set<ItemDifference.ID> {
    let count = items.count == 1 ? "1 item" : "\(items.count) items"
    Output.say("\(file) says \(count) otherwise than the store.\n")
    var accepted: Set<ItemDifference.ID> = []
    for (index, item) in items.enumerated() {
      var sheet = Sheet(for: call.output)
      sheet.difference(item)
      Output.say(sheet.lines.joined(separator: "\n") + "\n")
      switch call.answer("Take it? y yes, n no, a all from here, q none from here [n] ")?.lowercased() {
      case "y", "yes": accepted.insert(item.id)
      case "a", "all": return accepted.union(items[index...].map(\.id))
      case nil, "q", "quit": return accepted
      default: continue
      }
    }
    return accepted
  }

  /// The store as it is; nil where there is none. One that can't be read is no reason to rehearse
  /// on an empty one.
  private func existing(in call: Call) throws -> Store? {
    do {
      return try call.store()
    } catch let failure as Failure where failure.status == .notFound {
      return nil
    }
  }

  private func print(_ report: ImportReport, in call: Call) {
    var sheet = Sheet(for: call.output)
    sheet.report(report, isRehearsal: dryRun)
    if explain { sheet.explanation(report.explanation) }
    call.output.print(sheet)
  }
}

/// "12 of 200  SESSION_11.md" on the terminal, over itself; nothing where standard error is none.
struct Progress {
  private let count: Int
  private let isShown: Bool

  init(of count: Int) {
    self.count = count
    isShown = count > 1 && isatty(STDERR_FILENO) == 1
  }

  func show(_ done: Int, _ name: String) {
    guard isShown else { return }
    let line = Sheet.oneLine("\(done + 1) of \(count)  \(name)", columns: 78)
    _ = Output.write(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO)
  }

  /// Takes the line away, so that what is printed next stands by itself.
  func clearing(_ body: () -> Void) {
    if isShown { _ = Output.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
    body()
  }
}
