import Foundation
import Masking
import Records
import Reply

/// What an alerting system sent, read whole before anything is opened by it.
package struct AlertPayload: Sendable {
  /// The worst that fires first.
  package var alerts: [Alert]

  /// Larger ones are none that a system sends.
  static let limit = 4 << 20

  /// Refuses in one line what is no JSON, and what says nothing to call an incident by.
  /// - Parameter title: what a person calls it, where the JSON does not say.
  package init(_ bytes: [UInt8], from place: String, title: String? = nil) throws(Failure) {
    let what = place == "-" ? "standard input" : place
    guard !bytes.isEmpty else { throw Failure(.usage, "\(what) is empty; an alert's JSON was expected") }
    guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
      throw Failure(
        .usage, "\(what): this is not JSON; nothing was opened, `baton open TITLE` opens an incident by hand")
    }
    // Some send a list.
    let payloads = ((value as? [Any]) ?? [value]).compactMap { ($0 as? [String: Any]).map(AlertFields.init) }
    var found: [Alert] = []
    for payload in payloads {
      for reader in AlertForm.readers {
        guard let alerts = reader(payload), !alerts.isEmpty else { continue }
        found += alerts
        break
      }
    }
    if found.isEmpty, let title = title?.trimmed.nonEmpty, let payload = payloads.first {
      var alert = Alert(source: "json", fingerprint: title, title: title)
      alert.labels = payload.flattened()
      found = [alert]
    }
    guard !found.isEmpty else {
      throw Failure(
        .usage,
        "\(what): nothing in this JSON is a title; nothing was opened, `baton open TITLE --from \(place)` names it")
    }
    alerts = AlertPayload.ordered(found.prefix(AlertPayload.most).map { $0.bounded() })
  }

  /// Read from a file, or standard input for `-`.
  package init(_ path: String, title: String? = nil, in call: Call) throws {
    do {
      try self.init(call.read(path, limit: AlertPayload.limit), from: path, title: title)
    } catch let failure as Failure where failure.message.contains("larger than") {
      throw Failure(
        .unreadable, "\(path): larger than \(AlertPayload.limit >> 20) MB, which no alert is; nothing was opened")
    }
  }

  /// Alerts taken of one payload.
  private static let most = 100

  private static func ordered(_ alerts: [Alert]) -> [Alert] {
    func rank(_ alert: Alert) -> Int {
      (alert.end == nil ? 0 : 10) + (alert.severity.flatMap { SeverityScale.level($0) } ?? 6)
    }
    return alerts.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }
}

extension Alert {
  /// Its texts on bounded lines, with secrets made unreadable.
  fileprivate func bounded() -> Alert {
    func line(_ text: String, _ length: Int) -> String {
      let masked = Secrets.masked(text).text
      let words = masked.split(whereSeparator: \.isNewline).joined(separator: " ")
      return words.count > length ? words.prefix(length - 1) + "…" : words
    }
    var bounded = self
    bounded.title = line(title, 200)
    bounded.fingerprint = String(fingerprint.prefix(500))
    bounded.text = text.map { line($0, 2000) }
    bounded.severity = severity.map { line($0, 40) }
    bounded.service = service.map { line($0, 80) }
    bounded.links = Array(links.prefix(10))
    bounded.labels = labels.prefix(40).map { Label(line($0.name, 80), line($0.value, 300)) }
    return bounded
  }
}
