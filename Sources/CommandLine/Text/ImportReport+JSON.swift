import Contract
import Documents
import Records
import Workflow

extension ImportReport {
  /// An item of `import --json`.
  var json: JSON {
    [
      "file": .string(file),
      "session": .string(record.session.number.text),
      "incident": .string(incident),
      "because": JSON(because),
      "outcome": .string(outcome.rawValue),
      "coverage": .coverage(record.coverage),
      "repairs": JSON(record.repairs),
      "warnings": JSON(record.warnings + unread.map { "can't be read back: \($0)" }),
      "differences": .array(differences.map(difference)),
    ]
  }

  /// What `--explain` adds to it.
  var explainedJSON: JSON {
    guard case .object(let members) = json else { return json }
    let items: JSON = .array(
      explanation.taken.map {
        ["item": .string($0.item), "lines": JSON($0.lines), "reader": .string($0.reader), "by": .string($0.ground)]
      })
    let kept: JSON = .array(
      explanation.kept.map {
        ["heading": .string($0.heading), "lines": JSON($0.lines), "missing": .string($0.missing)]
      })
    let headings: JSON = .array(
      explanation.unknownHeadings.map { ["heading": .string($0.heading), "lines": .integer($0.lines)] })
    return .object(
      members + [
        JSON.Member("items", items), JSON.Member("kept", kept), JSON.Member("unknownHeadings", headings),
      ])
  }

  private func difference(_ item: ItemDifference) -> JSON {
    [
      "item": .string(item.reference.description), "change": .string(item.kind.rawValue),
      "before": JSON(item.before), "after": JSON(item.after), "taken": .bool(isTaken(item)),
    ]
  }
}
