import Documents
import Records
import Testing

@testable import Workflow

@Suite("Which incident a document belongs to")
struct IncidentChoiceTests {
  private static func record(_ number: SessionNumber, commands: [String] = []) -> SessionRecord {
    var record = SessionRecord(session: Session(number: number, title: "Mend it"))
    record.steps = commands.enumerated().map { Step(number: $0.offset + 1, title: "Look", command: $0.element) }
    return record
  }

  private static func candidate(
    _ key: String, service: String? = nil, _ records: [SessionRecord] = []
  ) -> IncidentChoice.Candidate {
    var incident = Incident(key: key, title: "")
    incident.service = service
    incident.sessions = records.map(\.session.number)
    return .init(incident: incident, records: records)
  }

  private func choice(
    _ hint: IncidentHint = IncidentHint(), _ record: SessionRecord = Self.record("9"),
    file: String = "SESSION_9_HANDOFF.md", part: String? = nil, text: String = "words"
  ) -> IncidentChoice {
    IncidentChoice(of: record, hint, file: file, part: part, text: text)
  }

  private let shop = Self.candidate(
    "shop", service: "checkout", [Self.record("8", commands: ["gcloud run --project=shop-prod"])])

  @Test("one that names nothing goes to the only incident, and it is said why")
  func only() {
    #expect(choice().among([shop]) == .known(key: "shop", because: "the only incident here"))
  }

  @Test("one that names what an incident is known by goes there, whichever is newest")
  func known() {
    let other = Self.candidate("mail", service: "smtp")
    let named = [
      choice(IncidentHint(name: "Shop")), choice(IncidentHint(service: "Checkout")),
      choice(IncidentHint(), Self.record("9", commands: ["kubectl get pods --namespace=shop-staging"])),
      choice(file: "checkout-SESSION_9.md"), choice(part: "shop"),
    ]
    for choice in named {
      guard case .known("shop", let because) = choice.among([shop, other]) else {
        Issue.record("\(choice)")
        continue
      }
      #expect(because.hasPrefix("it names the "))
    }
  }

  @Test("one that names another incident, service or project opens its own")
  func another() {
    let named = [
      choice(IncidentHint(name: "Search down")), choice(IncidentHint(service: "search")),
      choice(IncidentHint(), Self.record("9", commands: ["kubectl get pods --namespace=search-prod"])),
      choice(part: "search"),
    ]
    for choice in named {
      guard case .new(let because) = choice.among([shop]) else {
        Issue.record("\(choice)")
        continue
      }
      #expect(because.hasSuffix("which shop does not"))
    }
  }

  @Test("one that names another service and speaks of this incident stays with it")
  func speaks() {
    let choice = choice(IncidentHint(service: "search"), text: "Since the checkout is back, search is slow.")
    #expect(choice.among([shop]) == .known(key: "shop", because: "it speaks of shop"))
  }
}
