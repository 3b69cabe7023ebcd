import Documents
import Foundation
import Journal
import Records
import Reply
import Vocabulary

/// A person makes items of lines of a session's document, and puts back what was wrongly made of
/// some: what the verb and the console both call.
package struct TakingOfLines {
  package let document: SourceDocument
  private let stored: StoredSession
  private let call: Call
  private let lexicon: Lexicon

  /// Throws where the session was read from no document, or its bytes can't be read any more.
  package init(_ stored: StoredSession, in call: Call) throws {
    self.stored = stored
    self.call = call
    lexicon = try call.lexicon(store: stored.store.folder)
    document = try TakingOfLines.document(of: stored, in: call)
  }

  /// The document of a session as it was read.
  package static func document(of stored: StoredSession, in call: Call) throws -> SourceDocument {
    guard let source = stored.record.source, let bytes = try stored.store.kept(source.hash) else {
      throw Failure(.notFound, "session \(stored.number) was not read from a document")
    }
    let converted = try DocumentConversion(environment: call.environment).markdown(bytes, name: source.name)
    return try SourceDocument(converted.bytes, name: source.name)
  }

  /// The table among the lines, whose columns a person may say; nil where there is none.
  package func table(in span: LineSpan, as kind: TakenKind) -> TableToTake? {
    document.table(in: span, for: kind, by: lexicon)
  }

  /// What makes items of the lines; it is refused where others changed these lines meanwhile.
  package func command(_ span: LineSpan, as kind: TakenKind, columns: [TakenColumn]? = nil) throws -> Command {
    do {
      let taken = try document.taken(span, as: kind, of: stored.record, columns: columns, by: lexicon)
      return .session(.take(taken.lines, puttingBack: taken.backs))
    } catch {
      throw Failure(.no, error.reason)
    }
  }

  package func puttingBack(_ items: [ItemReference]) throws -> Command {
    do {
      return .session(.putBack(try document.puttingBack(items, of: stored.record, by: lexicon)))
    } catch {
      throw Failure(.notFound, error.reason)
    }
  }

  /// The heading above the lines, where no vocabulary knows it and so a person may teach it.
  package func unknownHeading(above span: LineSpan) -> String? {
    document.unknownHeading(above: span.from, by: lexicon)
  }

  /// Has documents read such a heading as this kind from now on: a line of the team's vocabulary.
  package func learn(_ heading: String, as kind: TakenKind) throws -> URL {
    let file = stored.store.folder.appending(path: "vocabulary.toml")
    let text = try StoreSettings.text(of: file) ?? ""
    let entry = VocabularyEdit(table: "headings", key: kind.heading, phrase: "=" + heading.lowercased())
    let edited = entry.applied(to: text)
    do {
      if let problem = Lexicon.problems(of: try VocabularyFile(edited, name: file.path)).first { throw problem }
    } catch {
      throw Failure(.unreadable, "\(error); nothing was written, mend it first")
    }
    if edited != text { try AtomicFile.write(Array(edited.utf8), to: file.path) }
    return file
  }
}

extension TakenKind {
  /// What the vocabularies call a heading of such items.
  fileprivate var heading: String {
    switch self {
    case .todo: "todos"
    case .risk: "open-risks"
    case .step: "steps"
    case .entry: "timeline"
    case .problem: "problem"
    case .lesson: "lessons"
    }
  }
}

/// One more phrase in a vocabulary's text, whose other lines stay as they are.
struct VocabularyEdit {
  var table: String
  var key: String
  var phrase: String

  func applied(to text: String) -> String {
    var lines = text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let quoted = "\"" + phrase.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    guard let head = lines.firstIndex(where: { $0.filter { $0 != " " }.hasPrefix("[\(table)]") }) else {
      return (lines + (lines.isEmpty ? [] : [""]) + ["[\(table)]", "\(key) = [\(quoted)]"]).joined(separator: "\n")
        + "\n"
    }
    let end = lines[(head + 1)...].firstIndex { $0.trimmed.hasPrefix("[") && !$0.contains("\"") } ?? lines.count
    let own = lines[(head + 1)..<end].firstIndex { line in
      line.split(separator: "=", maxSplits: 1).first.map { String($0).trimmed } == key && line.contains("=")
    }
    guard let own, let equals = lines[own].firstIndex(of: "=") else {
      lines.insert("\(key) = [\(quoted)]", at: head + 1)
      return lines.joined(separator: "\n") + "\n"
    }
    let value = String(lines[own][lines[own].index(after: equals)...]).trimmed
    // Of a list over several lines too the first word may stand behind its bracket.
    let rest = value.hasPrefix("[") ? String(value.dropFirst()).trimmed : value + "]"
    let isLast = rest.hasPrefix("]")
    lines[own] = "\(lines[own][..<equals])= [\(quoted)\(isLast ? "" : rest.isEmpty ? "," : ", ")\(rest)"
    return lines.joined(separator: "\n") + "\n"
  }
}
