import Contract
import Documents
import Records
import Screen
import Workflow

extension Sheet {
  /// What changed, a part for each kind of thing; parts without a change are left out.
  mutating func review(_ review: Review, of record: SessionRecord, since earlier: SessionRecord) {
    item("", "From session \(review.from) to session \(review.to)")
    for (title, glyph, items) in review.parts where !items.isEmpty {
      heading(title, String(items.count))
      for entry in items {
        item(" \(mark(glyph)) \(entry.reference)  ", entry.text, right: entry.change)
        remarks(on: entry.reference, in: record)
      }
    }
    if !review.acts.isEmpty {
      heading("Done for whoever had the baton", String(review.acts.count))
      for entry in review.acts { item(" \(mark(.warning)) ", entry.event, right: entry.at?.clock ?? "") }
    }
    if !review.promises.isEmpty {
      heading("What session \(review.from) left to do", String(review.promises.count))
      for promise in review.promises {
        item(" \(mark(promise.outcome.glyph)) ", promise.text, right: promise.outcome.displayText)
      }
    }
    if !review.edits.isEmpty {
      heading("Reworded", String(review.edits.count))
      for edit in review.edits { item(" \(edit.reference)  ", edit.changes.map(\.displayText).joined()) }
    }
    let left = earlier.comments.filter { $0.isOpenQuestion && !record.comments.contains($0) }
    if !left.isEmpty {
      heading("Questions on session \(review.from) without an answer", String(left.count))
      for question in left { remark(question, indent: " ", namesItem: true) }
    }
    let shown = Set(review.parts.flatMap { $0.items.map(\.reference) })
    let rest = record.comments.filter { comment in comment.about.map { !shown.contains($0) } ?? true }
    if !rest.isEmpty {
      heading("Questions and comments", String(rest.count))
      for comment in rest { remark(comment, indent: " ", namesItem: true) }
    }
  }

  /// What was asked and said of one item, under it.
  private mutating func remarks(on reference: ItemReference, in record: SessionRecord) {
    for comment in record.comments where comment.about == reference { remark(comment, indent: "     ") }
  }

  mutating func remark(_ comment: Comment, indent: String, namesItem: Bool = false) {
    let kind = comment.isQuestion ? "Question" : "Comment"
    let about = namesItem ? comment.about.map { " on \($0)" } ?? "" : ""
    item("\(indent)\(kind) \(comment.number)\(about): ", comment.text, right: comment.by)
    if let answer = comment.answer {
      item("\(indent)  Answer: ", answer, right: comment.answeredBy ?? "")
    } else if comment.isQuestion {
      item("\(indent)  ", "not answered yet")
    }
  }
}

extension Review {
  fileprivate var parts: [(title: String, glyph: Glyph?, items: [Item])] {
    [
      ("Risks that came true", .failed, risksMaterialised), ("Steps that failed", .failed, stepsFailed),
      ("Steps that passed", .done, stepsPassed), ("Fixes", nil, fixes), ("Todos done or cancelled", .done, todosClosed),
      ("Todos that are free now", .ready, todosFreed), ("Todos opened", .ready, todosOpened),
      ("Todos gone without a word", .warning, todosDropped), ("Risks that are new", .warning, risksNew),
      ("Risks that changed", .ready, risksChanged),
    ]
  }
}

extension Promise.Outcome {
  var displayText: String {
    switch self {
    case .kept(let item): "kept, \(item)"
    case .open(let item): "open, \(item)"
    case .notCalledFor: "not called for"
    case .unmentioned: "nothing is said of it"
    }
  }

  fileprivate var glyph: Glyph {
    switch self {
    case .kept: .done
    case .open: .ready
    case .notCalledFor: .cancelled
    case .unmentioned: .warning
    }
  }
}

extension WordChange {
  /// `[-removed-]` and `{+added+}`, as `git diff --word-diff` writes them.
  var displayText: String {
    switch self {
    case .kept(let text): text
    case .removed(let text): WordChange.marked(text, "[-", "-]")
    case .added(let text): WordChange.marked(text, "{+", "+}")
    }
  }

  /// The marks stand around the words, and line ends stay outside them, so that no two lines run
  /// together.
  private static func marked(_ text: String, _ open: String, _ close: String) -> String {
    let words = text.trimmed
    guard !words.isEmpty else { return text }
    let before = text.prefix(while: \.isWhitespace)
    let after = text.reversed().prefix(while: \.isWhitespace).reversed()
    let inner = words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : "\(open)\(line)\(close)"
    }
    return before + inner.joined(separator: "\n") + (after.isEmpty ? " " : String(after))
  }
}

extension JSON {
  /// `review --json`.
  static func review(_ review: Review, gaps: [Gap], comments: [Comment], openQuestions: [Comment]) -> JSON {
    [
      "from": .string(review.from.text),
      "to": .string(review.to.text),
      "todos": [
        "opened": items(review.todosOpened), "freed": items(review.todosFreed), "closed": items(review.todosClosed),
        "dropped": items(review.todosDropped),
      ],
      "steps": ["passed": items(review.stepsPassed), "failed": items(review.stepsFailed)],
      "risks": [
        "new": items(review.risksNew), "changed": items(review.risksChanged),
        "materialised": items(review.risksMaterialised),
      ],
      "fixes": items(review.fixes),
      "acts": .array(review.acts.compactMap(JSON.act)),
      "promises": .array(review.promises.map(promise)),
      "edits": .array(review.edits.map(edit)),
      "comments": .array(comments.map(JSON.comment)),
      "openQuestions": .array(openQuestions.map(JSON.comment)),
      "gaps": .gaps(gaps),
    ]
  }

  private static func items(_ items: [Review.Item]) -> JSON {
    .array(
      items.map { item in
        ["number": .integer(item.reference.number), "text": .string(item.text), "change": .string(item.change)]
      })
  }

  private static func promise(_ promise: Promise) -> JSON {
    [
      "origin": .string(promise.origin.rawValue), "text": .string(promise.text),
      "outcome": .string(promise.outcome.displayText),
    ]
  }

  private static func edit(_ edit: Review.Edit) -> JSON {
    let (before, after) = edit.changes.reduce(into: ("", "")) { texts, change in
      switch change {
      case .kept(let text):
        texts.0 += text
        texts.1 += text
      case .removed(let text): texts.0 += text
      case .added(let text): texts.1 += text
      }
    }
    return [
      "kind": .string(edit.reference.kind.rawValue), "number": .integer(edit.reference.number),
      "before": .string(before), "after": .string(after),
    ]
  }
}
