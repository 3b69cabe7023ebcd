import Records

/// Something that is not as it was written.
package struct VerifyFinding: Equatable, Sendable {
  /// "event 12", "session 8", a file.
  package var place: String
  package var message: String

  package init(place: String, message: String) {
    self.place = place
    self.message = message
  }
}

/// What `verify` looked at, and what it found.
package struct Verification: Equatable, Sendable {
  package var events = 0
  package var sessions = 0
  package var blobs = 0
  package var sealed = 0
  package var findings: [VerifyFinding] = []

  package var isSound: Bool { findings.isEmpty }
}

extension Store {
  /// Looks at everything: the file and its indexes, each event against the chain of hashes, kept
  /// bytes against their names, sealed files against their seals, and every view against a fold
  /// from the first event. `progress` hears of each ten thousand events.
  ///
  /// The chain shows any change to what is there. Someone who may write to the file, and makes
  /// every later hash and every view anew, leaves no trace in it; compare with a backup, or with
  /// sealed files in version control.
  package func verify(progress: (Int) -> Void = { _ in }) throws(JournalError) -> Verification {
    let audit = try journal.audit(progress)
    var result = Verification(
      events: audit.events, sessions: audit.sessions, blobs: audit.blobs, sealed: audit.seals.count,
      findings: audit.findings)
    for (session, seal) in audit.seals {
      // It hands off the present session, and no other.
      let remedy = (try? current()) == session ? "`baton handoff` writes it again" : "the journal keeps its text"
      verify(seal, "the sealed handoff of session \(session)", remedy, &result)
    }
    for incident in (try? incidents()) ?? [] {
      result.sealed += incident.postmortems.count
      for seal in incident.postmortems {
        verify(seal, "the sealed postmortem of \(incident.key)", "the journal keeps its text", &result)
      }
    }
    return result
  }

  private func verify(_ seal: Seal, _ what: String, _ remedy: String, _ result: inout Verification) {
    for (name, hash) in seal.files {
      func found(_ message: String) { result.findings.append(VerifyFinding(place: name, message: message)) }
      let what = name == seal.file ? what : what.replacing("handoff", with: "record")
      do {
        guard let bytes = try files.read(name) else {
          found("\(what) is missing beside the journal; \(remedy)")
          continue
        }
        if Digest.hex(of: bytes) != hash { found("\(what) was changed after \(seal.by) sealed it") }
      } catch {
        found("\(what) can't be read")
      }
    }
  }
}
