import Records
import Testing

@testable import Workflow

@Suite struct IncidentKeyTests {
  @Test(
    "an incident's key is made of what is known of it",
    arguments: [
      ("vividly-SESSION_8.md", "vividly"), ("SESSION_8.md", "queue-worker-stuck"),
      ("Shop Floor session 2.md", "shop-floor"),
    ])
  func incidentKey(file: String, key: String) {
    let record = SessionRecord(session: Session(number: "8", title: "Session 8 Handoff: Queue worker stuck"))
    #expect(IncidentKey.derived(from: record, file: file) == key)
    #expect(IncidentKey.derived(from: record, named: "Checkout, slow", file: file) == "checkout-slow")
  }

  @Test(
    "a key keeps the letters of its readers' script, and a Latin letter loses its marks",
    arguments: [
      ("Ошибка базы данных", "ошибка-базы-данных"), ("支付 服务 故障", "支付-服务-故障"), ("Größe überlaufen", "grosse-uberlaufen"),
      ("Błąd łączności", "blad-lacznosci"), ("   ", nil),
    ] as [(String, String?)])
  func scripts(title: String, key: String?) { #expect(IncidentKey.folded(title) == key) }

  @Test("the service that commands name is the incident's key, without where it runs")
  func service() {
    var record = SessionRecord(session: Session(number: "8", title: "x"))
    record.steps = [Step(number: 1, title: "look", command: "cloud jobs list --project=shop-dev-eu --limit=1")]
    #expect(IncidentKey.derived(from: record, file: "a-SESSION_1.md") == "shop")
  }
}
