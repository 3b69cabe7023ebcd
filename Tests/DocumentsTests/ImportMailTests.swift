import Testing

@testable import Documents
@testable import Records

@Suite("Mails, and words of waiting and silence in any language") struct ImportMailTests {
  private static let mail = """
    From: Early Watch <early@ops.example.test>
    To: late watch <late@ops.example.test>
    Date: Thu, 23 Apr 2026 14:02:11 +0000
    Subject: Handover early -> late
    Message-ID: <1@ops.example.test>

    STILL TO DO
    -----------
     * Order a new lens
     * Find the owners - WAITING for the day office

    -- 
    early watch, desk 2
    """

  @Test("a mail's fields are its head, its text is read line by line, its signature is kept")
  func mail() throws {
    let read = try imported(Self.mail, name: "handover.eml")
    #expect(
      read.record.session.title.contains("Handover early -> late") && read.record.session.date?.iso == "2026-04-23")
    #expect(read.record.todos.count == 2 && read.record.coverage?.lost == 0)
    #expect(read.record.repairs.contains { $0.contains("a mail") })
  }

  @Test("prose that only begins with a label is no mail")
  func noMail() throws { #expect(LightMarkup(name: "x.md", text: "From: here on\nit rains\n") == nil) }

  @Test(
    "the reason of a wait is what follows the words that only say so",
    arguments: [
      ("blocked by the vendor", "the vendor"), ("BLOCKED - pending validation", "pending validation"),
      ("waiting for: todo 3", "todo 3"), ("wartet auf den Hersteller", "den Hersteller"), ("blocked", "blocked"),
      ("en attente de la pièce", "la pièce"), ("ждёт поставщика", "поставщика"),
    ])
  func reasons(words: String, reason: String) { #expect(BlockerWords.reason(in: words) == reason) }
}
