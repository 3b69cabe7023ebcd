import Foundation
import Records
import Reply
import Testing

@testable import Workflow

/// Alerts as the makers of alerting systems publish their forms.
@Suite("Alerts are read in the forms of those who send them") struct AlertPayloadTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Alerts")

  private func alerts(_ name: String) throws -> [Alert] {
    try AlertPayload(Array(Data(contentsOf: Self.folder.appending(path: name))), from: name).alerts
  }

  @Test("Alertmanager's webhook: each alert with its labels, its start, its links, the worst that fires first")
  func alertmanager() throws {
    let alerts = try alerts("alertmanager.json")
    let first = try #require(alerts.first)
    #expect(alerts.map(\.source) == ["alertmanager", "alertmanager"])
    #expect(first.title == "Checkout answers 500")
    #expect(first.text == "5xx above 2 % for five minutes")
    #expect(first.severity == "critical")
    #expect(first.service == "checkout")
    #expect(first.start?.iso == "2025-11-04T00:53:12.345Z")
    #expect(first.end == nil)
    #expect(first.fingerprint == "7ad2f0c3b1e94d55")
    #expect(first.links.first == "https://runbooks.example/checkout-5xx")
    #expect(first.labels.contains(Alert.Label("zone", "eu-1")))
    #expect(alerts.last?.end?.iso == "2025-11-04T00:58:00Z")
  }

  @Test("Grafana's unified alerting is Alertmanager's form with addresses of its own")
  func grafana() throws {
    let alert = try #require(try alerts("grafana.json").first)
    #expect(alert.source == "grafana")
    #expect(alert.title == "Queue depth above 10000")
    #expect(alert.severity == "warning")
    #expect(alert.links.contains("https://grafana.example/d/queue?orgId=1"))
    // Go's zero time is no end.
    #expect(alert.end == nil)
  }

  @Test("PagerDuty's webhook of version 3")
  func pagerDuty() throws {
    let alert = try #require(try alerts("pagerduty.json").first)
    #expect(alert.source == "pagerduty")
    #expect(alert.title == "A little bump in the road")
    #expect(alert.severity == "P1")
    #expect(alert.service == "API Service")
    #expect(alert.start?.iso == "2020-04-09T15:16:27Z")
    #expect(alert.fingerprint == "PGR0VU2")
    #expect(alert.links == ["https://acme.pagerduty.com/incidents/PGR0VU2"])
    #expect(alert.labels.contains(Alert.Label("urgency", "high")))
  }

  @Test("Opsgenie's webhook, whose times are counts of milliseconds")
  func opsgenie() throws {
    let alert = try #require(try alerts("opsgenie.json").first)
    #expect(alert.source == "opsgenie")
    #expect(alert.title == "Mapper fails")
    #expect(alert.text == "12 errors a minute")
    #expect(alert.severity == "P2")
    #expect(alert.service == "worker")
    #expect(alert.fingerprint == "mapper-fails")
    #expect(alert.start?.iso == "2025-11-04T01:15:00.123Z")
    #expect(alert.labels.contains(Alert.Label("tags", "queue, eu")))
  }

  @Test(
    "a form that nobody knows is read by the names such things have",
    arguments: [
      (#"{"title": "Disk full", "level": "error", "host": "db-1", "time": 1762218900, "id": 7}"#, "Disk full", "error"),
      (#"{"alert": {"name": "Disk full", "severity": "P3"}, "zone": "eu"}"#, "Disk full", "P3"),
      (#"[{"message": "Disk full", "priority": "high"}]"#, "Disk full", "high"),
      (#"{"receiver": "x", "title": "Disk full", "alerts": []}"#, "Disk full", nil),
    ])
  func unknown(text: String, title: String, severity: String?) throws {
    let alert = try #require(try AlertPayload(Array(text.utf8), from: "-").alerts.first)
    #expect(alert.source == "json")
    #expect(alert.title == title)
    #expect(alert.severity == severity)
  }

  @Test("what an unknown form says besides is kept with the names that lead there")
  func rest() throws {
    let text = #"{"title": "Disk full", "disk": {"free": 12, "mounts": ["/", "/var"]}, "see": "https://x.example/1"}"#
    let alert = try #require(try AlertPayload(Array(text.utf8), from: "-").alerts.first)
    #expect(alert.labels == [Alert.Label("disk.free", "12"), Alert.Label("disk.mounts", "/, /var")])
    #expect(alert.links == ["https://x.example/1"])
  }

  @Test(
    "what is no alert is refused in one line",
    arguments: ["", "not JSON", "{", "[]", "{}", "12", #"{"a": {"b": 1}}"#, #"{"title": "  "}"#, "\u{0}\u{1}"])
  func refused(text: String) {
    #expect(throws: Failure.self) { try AlertPayload(Array(text.utf8), from: "alert.json") }
    do {
      _ = try AlertPayload(Array(text.utf8), from: "alert.json")
    } catch {
      #expect(error.status == .usage)
      #expect(!error.message.contains("\n"))
      #expect(error.message.contains("alert.json"))
    }
  }

  @Test("a hostile alert is bounded, and its secrets are masked")
  func hostile() throws {
    let long = String(repeating: "x", count: 100_000)
    let text = #"{"title": "\#(long)\u001b[2J", "description": "password=hunter2hunter2 \#(long)", "k": "\#(long)"}"#
    let alert = try #require(try AlertPayload(Array(text.utf8), from: "-").alerts.first)
    #expect(alert.title.count <= 200)
    #expect((alert.text ?? "").count <= 2000)
    #expect(alert.text?.contains("hunter2") == false)
    #expect(alert.labels.allSatisfy { $0.value.count <= 300 })
  }
}
