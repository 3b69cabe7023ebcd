import ArgumentParser
import Foundation
import Journal
import Records
import Themes
import Workflow

/// What a shell offers of a store while a line is typed: numbers of its items, its sessions and its
/// incidents. Nothing is written, and where nothing can be read nothing is offered.
enum StoreCompletion {
  static func session(_ typed: [String], _ offers: (StoredSession) -> [String]) -> [String] {
    (try? call(typed).storedSession()).map(offers) ?? []
  }

  static func incidents(_ typed: [String]) -> [String] {
    (try? call(typed).store().incidents().sortedForList().map(\.key)) ?? []
  }

  /// The store that the line names so far.
  private static func call(_ typed: [String]) -> Call {
    func value(of option: String) -> String? {
      let place = typed.lastIndex(of: option).map { $0 + 1 }
      return place.flatMap { typed.indices.contains($0) ? typed[$0] : nil }
    }
    return Call(Call.Options(store: value(of: "--store"), incident: value(of: "--incident"), isReadOnly: true))
  }
}

extension CompletionKind {
  static var todoNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.record.todos.map { "\($0.number)" } }
    }
  }
  static var riskNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.record.risks.map { "\($0.number)" } }
    }
  }
  static var stepNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.record.steps.map { "\($0.number)" } }
    }
  }
  static var fixNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.record.fixes.map { "\($0.number)" } }
    }
  }
  static var attachmentNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.incident.attachments.map { "\($0.number)" } }
    }
  }
  static var sessionNumbers: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in
      StoreCompletion.session(typed) { $0.incident.sessions.map(\.text) }
    }
  }
  static var incidentKeys: CompletionKind {
    .custom { (typed: [String], _: Int, _: String) -> [String] in StoreCompletion.incidents(typed) }
  }
  static var themeNames: CompletionKind {
    .custom { (_: [String], _: Int, _: String) -> [String] in Theme.builtInNames }
  }

  static let likelihoods = CompletionKind.list(Likelihood.allCases.map(\.displayText))
  static let impacts = CompletionKind.list(RiskImpact.allCases.map(\.displayText))
  static let roles = CompletionKind.list(IncidentRole.usual)
}
