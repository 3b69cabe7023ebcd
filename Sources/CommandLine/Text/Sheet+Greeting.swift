import Journal
import Records
import Runbook
import Workflow

extension Sheet {
  /// What one can do where there is nothing yet.
  static func greeting(for call: Call) -> Sheet {
    var sheet = Sheet(for: call.output)
    sheet.item(
      "", "Baton keeps what passes from one on-call session to the next. There is no handoff here yet. Begin with:")
    sheet.blank()
    sheet.item("  baton demo                 ", "take over a night, with parts that run, in a throw-away store")
    sheet.item("  baton import HANDOFF.md    ", "read a handoff you were given; the store is made for it")
    sheet.item("  baton --help               ", "all that there is, with examples")
    sheet.blank()
    sheet.item("", "The store will be \(call.location.folder); --store DIR or $BATON_STORE names another.")
    return sheet
  }
}

/// The record as text, and how to open the console: what `baton` prints where there is no terminal.
package func printRecord(in call: Call) throws {
  guard let stored = try call.storedSessionIfAny() else { return call.output.print(Sheet.greeting(for: call)) }
  var sheet = Sheet(for: call.output)
  sheet.record(stored.record, incident: stored.incident, now: call.now)
  sheet.blank()
  // As it was called, since the program need not be where a shell looks for it; on one line, to be
  // copied.
  let typed = CommandLine.arguments.map(Shell.quoted).joined(separator: " ")
  sheet.quoted("In a terminal, `\(typed)` opens the console.", indent: 0)
  call.output.print(sheet)
}
