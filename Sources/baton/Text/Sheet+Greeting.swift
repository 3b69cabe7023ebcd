import Journal
import Records

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
