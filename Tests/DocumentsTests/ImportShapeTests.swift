import Records
import Testing
import Vocabulary

@testable import Documents

/// Timelines known by their shape: small documents, a trait each.
@Suite("timelines of any shape")
struct TimelineShapeTests {
  private func times(_ text: String) throws -> [String] {
    try record(text).timeline.map { "\($0.at?.iso ?? "-") \($0.event)" }
  }

  @Test("headings that are times are entries, each with the words below it, in the zone that a sentence names")
  func headings() throws {
    let text = """
      # Lift stuck, 2023-05-04

      ## Sequence of events

      Clock times are PST

      ### 2023-05-04 5:02

      A tenant rings.

      ### 5:40 - 6:10

      The motor is looked at.
      """
    #expect(
      try times(text) == ["2023-05-04T13:02:00Z A tenant rings.", "2023-05-04T13:40:00Z The motor is looked at."])
    #expect(try record(text).timeline.last?.until?.iso == "2023-05-04T14:10:00Z")
  }

  @Test("a twelve-hour clock goes on into the next day that a heading names without its year")
  func twelveHours() throws {
    let text = """
      # Lamp dark

      ## Timeline

      ### January 9, 2024, 9:40 PM

      Out.

      ### January 10, 12:20 AM

      On again.
      """
    #expect(try times(text) == ["2024-01-09T21:40:00Z Out.", "2024-01-10T00:20:00Z On again."])
  }

  @Test("a table without outer bars, with a day, an hour and a zone a row, is a timeline; its template row is none")
  func table() throws {
    let text = """
      # Review

      ## What came to pass

      Date | Time | Zone | What
      --- | --- | --- | ---
      dd/mm/yyyy | hh:mm | zone | describe the event
      17/11/2024 | 11:48 p.m. | CET | Pump stops
      18/11/2024 | 9:1? a.m. | EET | Pump runs
      """
    #expect(try times(text) == ["2024-11-17T22:48:00Z Pump stops", "2024-11-18T07:10:00Z Pump runs"])
    #expect(try record(text).timeline.map(\.uncertain) == [nil, true])
  }

  @Test("lines that begin with a time are entries, and a bare line of a date is the day of what follows")
  func paragraphs() throws {
    let text = """
      # Gauge silent

      Clock times are those of UTC-3.

      ## Log

      Mon 4 Nov 2024

      21:50 – Last reading.

      2X:XX – Second gauge silent.

      Tue 5 Nov

      07:15 – Cable found.

      07:05 - Photo sent.
      """
    let entries = try record(text).timeline
    #expect(
      entries.map(\.at?.iso) == [
        "2024-11-05T00:50:00Z", "2024-11-04T23:00:00Z", "2024-11-05T10:15:00Z", "2024-11-05T10:05:00Z",
      ])
    #expect(entries.map(\.event) == ["Last reading.", "Second gauge silent.", "Cable found.", "Photo sent."])
    #expect(entries[1].uncertain == true)
  }

  @Test(
    "times are read as each language writes them",
    arguments: [
      ("07:50 Uhr – Zertifikat abgelaufen", "07:50"), ("gegen 08:30 Uhr – Bereitschaft", "08:30"),
      ("vers 1 h 10 – serveur arrêté", "01:10"), ("02h05 – serveur relancé", "02:05"),
      ("ok. godz. 07:15 – pierwsze skargi", "07:15"), ("ore 9.15 – la navetta si ferma", "09:15"),
      ("verso le 11 – manca il segnale", "11:00"), ("mezzogiorno – di nuovo regolare", "12:00"),
      ("07:58 civarı – santral bildirdi", "07:58"), ("14:05頃 – 止まる", "14:05"), ("14時05分 – 止まる", "14:05"),
      ("下午1:10 – 再次出现", "13:10"), ("오후 1시 5분 – 정상", "13:05"), ("오전 10시경 – 추가", "10:00"),
      ("около 10:10 – смена", "10:10"), ("3 PM – called", "15:00"), ("12:05 a.m. – rung", "00:05"),
      ("0930Z – seen", "09:30"), ("[07:55] ops: read", "07:55"), ("**12:34** – freed", "12:34"),
    ])
  func clocks(text: String, clock: String) throws {
    let stamp = try #require(TimeStamp(text, dotted: true, vague: true))
    let seconds = try #require(stamp.from?.seconds)
    let padded = [seconds / 3600, seconds / 60 % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    #expect(padded.joined(separator: ":") == clock)
    #expect(!stamp.rest.isEmpty)
  }

  @Test(
    "what only looks like a time is none",
    arguments: [
      "17 of the 20 sheets look right", "1h 42m", "3 hosts are down", "2.15 of the program", "May the fourth",
      "HH:mm | what",
      "8d31f0a is the commit", "10.0.0.12", "90 % full", "1. First of all", "Friday is fish day",
    ])
  func noClocks(text: String) {
    #expect(TimeStamp(text)?.hasClock != true)
  }

  @Test("a range over midnight ends on the next day, and what follows is of that day")
  func midnight() throws {
    let text = """
      # Clocks

      **Date:** 3 June 2026

      ## Timeline

      - 23:55 → 00:20 One after the other stops
      - ~00:35 Somebody is called
      """
    let entries = try record(text).timeline
    #expect(entries[0].until?.iso == "2026-06-04T00:20:00Z")
    #expect(entries[1].at?.iso == "2026-06-04T00:35:00Z")
    #expect(entries[1].uncertain == true)
  }

  @Test("a chat pasted is a timeline, with who said what")
  func chat() throws {
    let text = """
      # Paste of 2026-04-08

      ---- Wednesday, April 8th ----

      ops-1  9:41 PM
      anyone else signed out?

      web-2  9:42 PM
      yes
      """
    #expect(try times(text) == ["2026-04-08T21:41:00Z anyone else signed out?", "2026-04-08T21:42:00Z yes"])
    #expect(try record(text).timeline.map(\.by) == ["ops-1", "web-2"])
  }

  @Test("the schedule of what is to come, a log in a fence and work with its days are no timeline")
  func noTimeline() throws {
    let text = """
      # Plan of 2026-01-05

      ## Schedule

      | Time | What |
      |---|---|
      | 09:00 | Doors open |
      | 10:00 | First talk |

      ```
      2026-01-05 09:00:01 ERROR boom
      2026-01-05 09:00:02 ERROR boom
      ```

      ## Measures

      | Action | Owner | Date | Status |
      |---|---|---|---|
      | Ring the bell | a | 2026-01-06 | open |
      | Ring it again | b | 2026-01-07 | open |
      """
    #expect(try record(text).timeline.isEmpty)
    #expect(try record(text).todos.map(\.owner) == ["a", "b"])
  }

  @Test("an event told in a list of key events and in the table is one entry")
  func toldTwice() throws {
    let text = """
      # Badge

      ## Key events

      - 2023-02-14 09:20: Incident declared

      ## Timeline

      | Time | Event |
      |---|---|
      | 2023-02-14 09:20 | Incident declared |
      | 2023-02-14 11:40 | Licence raised |
      """
    #expect(try record(text).timeline.map(\.event) == ["Incident declared", "Licence raised"])
  }

  @Test("rows without an hour keep their place")
  func vague() throws {
    let text = """
      # Rapport

      ## Chronologie

      | Quand | Fait |
      |---|---|
      | 3 juin 2026, 23:40 | Le quai affiche midi |
      | — | Rétabli |
      | Le lendemain matin | Réglé à la main |
      """
    #expect(try record(text).timeline.map(\.event) == ["Le quai affiche midi", "Rétabli", "Réglé à la main"])
  }
}

/// Work known by its shape and its states, in any language.
@Suite("work of any shape")
struct WorkShapeTests {
  private func states(_ text: String) throws -> [String] {
    let record = try record(text)
    return record.todos.map { "\(record.state(of: $0)) \($0.text)" }
  }

  @Test(
    "a table of measures has states in its own language",
    arguments: [
      ("Maßnahme | Zuständig | Frist | Stand", "erledigt", "in Arbeit", "verworfen"),
      ("Acción | Responsable | Plazo | Estado", "Hecha", "En curso", "Descartada"),
      ("Azione | Chi | Entro | Stato", "Completata", "In corso", "Annullata"),
      ("Actie | Wie | Klaar op | Status", "gereed", "mee bezig", "vervallen"),
      ("Działanie | Odpowiedzialny | Termin | Stan", "wykonane", "w toku", "anulowane"),
      ("Дія | Відповідальний | До | Стан", "виконано", "у роботі", "скасовано"),
      ("Aksiyon | Sorumlu | Son tarih | Durum", "Tamamlandı", "Devam ediyor", "İptal edildi"),
      ("対策 | 担当 | 期限 | 状況", "完了", "対応中", "中止"),
      ("조치 | 담당 | 기한 | 상태", "완료", "진행 중", "취소"),
      ("Action | Owner | Due | State", "done", "in progress", "dropped, too dear"),
    ])
  func tables(header: String, done: String, underWay: String, dropped: String) throws {
    let text = """
      # X

      ## Zzz

      \(header)
      --- | --- | --- | ---
      Alpha one two | a | – | \(done)
      Beta one two | b | – | \(underWay)
      Gamma one two | c | – | \(dropped)
      """
    #expect(try states(text) == ["done Alpha one two", "inProgress Beta one two", "cancelled Gamma one two"])
  }

  @Test("a word in capitals in front, a mark behind, struck words and a remark say the state")
  func words() throws {
    let text = """
      # X

      ## Actions

      - DONE Limit lowered
      - WIP Levels by phone
      - ~~Write to all~~ not needed
      - Order a seal **(Done as of 2024-01-18)**
      - Back-off in seconds – **done** 2024-08-19
      - Print the list ✅
      """
    #expect(try record(text).todos.map(\.progress) == [.done, .inProgress, .cancelled, .done, .done, .done])
  }

  @Test("a bold title with its owner and state in the lines below it is a package of work")
  func packages() throws {
    let text = """
      # Meeting

      ## Open points

      **3.1 Access for the new one**
      Owner: gravel-1
      Status: in progress

      **3.2 Sites on the old version**
      Owner: slate-1
      Blocked by: the contract
      """
    let record = try record(text)
    #expect(record.todos.map(\.owner) == ["gravel-1", "slate-1"])
    #expect(record.todos.map(record.state(of:)) == [.inProgress, .blocked])
  }

  @Test("a list that says there is nothing to do holds no work")
  func nothing() throws {
    #expect(try record("# X\n\n## Actions\n\n1. **No action needed** - all runs\n2. Nothing else\n").todos.isEmpty)
    #expect(try record("# X\n\n## Ações\n\n1. **Nada a fazer** - segue\n2. Só rede\n").todos.isEmpty)
  }

  @Test("a list of labels with lists below them is so many sections")
  func labels() throws {
    let text = """
      # X

      - **Root cause**:
        - The seat ran out
      - **Review actions**:
        - Count the seats
        - Page when few are left
      """
    #expect(try record(text).todos.map(\.text) == ["Count the seats", "Page when few are left"])
  }

  @Test("a product's roadmap is no work")
  func roadmap() throws {
    let text = """
      # X

      ## Product roadmap

      | Item | Owner | Status |
      |---|---|---|
      | Preview before load | a | planned |
      """
    #expect(try record(text).todos.isEmpty)
  }
}

@Suite("the head of a document in any language")
struct HeadShapeTests {
  @Test(
    "names its day",
    arguments: [
      ("**Datum:** 14.04.2026", "2026-04-14"), ("**Fecha:** 11 de noviembre de 2025", "2025-11-11"),
      ("**Rédigé le :** 22/05/2026\n\nLe relais est stable et la file est vide.", "2026-05-22"),
      ("**Дата:** 19 февраля 2026 года", "2026-02-19"), ("発生日: 2026年2月3日（火）", "2026-02-03"),
      ("作成日: 2026年5月11日", "2026-05-11"), ("작성일: 2026년 5월 11일", "2026-05-11"),
      ("**Tarih:** 21 Nisan 2026 Salı", "2026-04-21"), ("**Date:** March 3, 2026", "2026-03-03"),
      ("Giver: a · Receiver: b · 14.08.2025 18:00 CEST", "2025-08-14"),
    ])
  func day(line: String, iso: String) throws {
    let date = try record("# X\n\n\(line)\n").session.date
    #expect(date == Day(iso: iso))
  }

  @Test("days with strokes are day first where another of the document can be nothing else")
  func dayFirst() throws {
    #expect(try record("# X\n\nDate: 05/07/2022\n\nSeen on 25/07/2022.\n").session.date == Day(iso: "2022-07-05"))
    #expect(try record("# X\n\nDate: 05/07/2022\n\nSeen on 07/25/2022.\n").session.date == Day(iso: "2022-05-07"))
  }

  @Test("a title's day that is far from all that happened is stale")
  func stale() throws {
    let text = "# 2020-09-30, barriers\n\n## Timeline\n\n### 2021-03-31 08:30 - Begins\n\nx\n\n### 09:00 - Ends\n\ny\n"
    #expect(try record(text).session.date == Day(iso: "2021-03-31"))
  }
}

@Suite("vocabularies")
struct VocabularyTests {
  @Test("every built-in language can be read and means something in all its lines")
  func builtIn() {
    #expect(VocabularyFile.builtIn.count >= 14)
    #expect(VocabularyFile.builtIn.first?.name == "en")
    #expect(VocabularyFile.builtIn.flatMap { Lexicon.problems(of: $0) } == [])
  }

  @Test("a team's own heading is read as the team says")
  func team() throws {
    let text = "# X\n\n## Still on our plate\n\n- Mend the roof\n"
    let file = try VocabularyFile("[headings]\ntodos = [\"still on our plate\"]", name: "team")
    let read = try Importer.read(
      Array(text.utf8), name: "x.md", nextNumber: "1", lexicon: Lexicon.builtIn.adding([file]))
    #expect(read.record.todos.map(\.text) == ["Mend the roof"])
    #expect(try record(text).todos.isEmpty)
  }

  @Test("what is wrong with a file is said with its line")
  func problems() throws {
    #expect(throws: VocabularyError(name: "x", line: 2, problem: "a quotation mark is not closed")) {
      try VocabularyFile("[headings]\ntodos = [\"open]\n", name: "x")
    }
    let file = try VocabularyFile("[headings]\nchores = [\"chores\"]\n[moods]\nbad = \"x\"\n", name: "x")
    #expect(Lexicon.problems(of: file).map(\.line) == [2, 4])
  }

  @Test("words are compared without case, accents and punctuation, signs one by one")
  func words() {
    #expect(WordSplitting.words(of: "2. Été: l’Übergabe!") == ["ete", "lubergabe"])
    #expect(WordSplitting.words(of: "İlk Ölçü") == ["ilk", "olcu"])
    #expect(WordSplitting.words(of: "残課題 ２") == ["残", "課", "題", "2"])
  }

  @Test("within a heading of another language a foreign word means nothing")
  func foreign() throws {
    let text =
      "# The test of it\n\nThe and of to is was for with that are not from by.\n\n## The test suites\n\n- one of them\n"
    #expect(try record(text).todos.isEmpty)
  }

  @Test("an import says who took what, what each kept section lacked, and which headings nobody knows")
  func explanation() throws {
    let text = "# X\n\n## Zorbs\n\nwords\n\n## Timeline\n\n- 10:00 Up\n- 11:00 Down\n"
    let explanation = try imported(text).explanation
    #expect(explanation.taken.map(\.item) == ["timeline 1", "timeline 2"])
    #expect(explanation.taken.allSatisfy { $0.reader == "timeline" && !$0.ground.isEmpty })
    #expect(explanation.kept.contains { $0.heading == "Zorbs" && $0.missing.contains("Zorbs") })
    #expect(explanation.unknownHeadings.map(\.heading) == ["Zorbs"])
  }
}
