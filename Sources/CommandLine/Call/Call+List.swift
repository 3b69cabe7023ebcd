import Contract
import Reply
import Workflow

extension Call {
  /// Prints what a verb lists: as JSON where that was asked for, and `otherwise` where there is
  /// nothing.
  func list(_ json: @autoclosure () -> JSON, isEmpty: Bool, _ otherwise: String, _ fill: (inout Sheet) -> Void) {
    if options.isJSON { return output.print(json()) }
    guard !isEmpty else { return output.print(otherwise) }
    var sheet = Sheet(for: output)
    fill(&sheet)
    output.print(sheet)
  }
}
