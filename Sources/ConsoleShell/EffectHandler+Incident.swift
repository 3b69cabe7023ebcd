import Console
import Documents
import Foundation
import Journal
import Records
import Reply
import Workflow

extension EffectHandler {
  /// The call as of now, on the incident that is shown.
  private var incidentCall: Call {
    var here = call
    (here.now, here.options.incident, here.options.time) = (now, incident, nil)
    return here
  }

  private func newest() throws -> StoredSession { try incidentCall.storedSession(in: store, access: .readWrite) }

  func openIncident(_ title: String) throws {
    var here = incidentCall
    here.options.incident = nil
    let opened = try IncidentOpening(title: title).perform(in: store, for: here)
    (incident, shown, knownAt) = (opened.performed.incident?.key, nil, nil)
  }

  func attach(_ path: String, title: String?, about: ItemReference?) throws {
    let attached = try AttachedBytes(reading: path, in: call)
    let name = (path as NSString).lastPathComponent
    let stored = try newest()
    try store.perform(
      [attached.command(title: title ?? name, name: name, to: about, at: now)], on: shown ?? stored.number,
      incident: stored.incident.key, by: Speaker(call.actor, now: now), keeping: [attached.blob])
    if let remark = attached.remark { mailbox.post(.notice("Attached: \(remark)")) }
  }

  /// A text is shown; of anything else its size and type, and how to get it.
  func loadAttachment(_ number: Int) throws {
    guard let attachment = try store.incident(incident)?.attachment(number), let bytes = try store.kept(attachment.hash)
    else { throw Failure(.notFound, "attachment \(number) is not in the store") }
    let text =
      attachment.isText
      ? String(decoding: bytes, as: UTF8.self)
      : "\(attachment.title)\n\(attachment.type), \(attachment.bytes) bytes\n\n`baton attach get \(number) -o FILE` writes it to a file."
    mailbox.post(.source(name: "Attachment \(number): \(attachment.title)", text: text, lines: nil))
  }

  func followLog(_ path: String) throws {
    let stored = try newest()
    try store.perform(
      .incident(.followLog(call.url(path).standardizedFileURL.path)), on: stored.number, incident: stored.incident.key,
      as: call.actor, now: now)
  }

  func draftPostmortem(_ template: String?) throws {
    let draft = try LintedPostmortem(of: newest(), template: template, isWhole: false, in: incidentCall)
    mailbox.post(.postmortem(DraftedPostmortem(text: draft.text, gaps: draft.gaps)))
  }

  /// What it says of the incident goes into the record.
  func takePostmortem(_ text: String) throws {
    let draft = try LintedPostmortem(of: newest(), template: nil, isWhole: false, in: incidentCall).edited(text)
    catchUp()
    mailbox.post(.postmortem(DraftedPostmortem(text: text, gaps: draft.gaps)))
  }

  func sealPostmortem(_ text: String, because: String?) throws {
    let draft = try LintedPostmortem(of: newest(), template: nil, isWhole: false, in: incidentCall).edited(text)
    let page = try draft.seal(gapsAllowedBecause: because, way: "give a reason to let it through").page
    mailbox.post(.notice("Sealed and written to \(page)"))
  }

  /// What files and folders begin as was typed; folders end with a slash.
  func completePath(_ typed: String) {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, start) = (String(typed[..<slash]), typed[slash...])
    let place = call.url(folder.isEmpty ? "." : folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    let fitting = names.filter { $0.hasPrefix(start) && (start.hasPrefix(".") || !$0.hasPrefix(".")) }.sorted()
    let paths = fitting.prefix(200).map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: place.appending(path: name).path, isDirectory: &isFolder)
      return folder + name + (isFolder.boolValue ? "/" : "")
    }
    mailbox.post(.pathCompleted(typed, paths))
  }
}
