import ArgumentParser
import Contract
import Documents
import Journal
import Records
import Reply
import Workflow

struct PostmortemVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "postmortem",
    abstract: "Draft the incident's postmortem from the record of all its sessions; seal it.",
    discussion: """
      Built in are the templates standard and brief; your own is Markdown with places such as {{summary}}, {{timeline}} or \
      {{actions}}. What it lacks is told on standard error. For example:

        baton postmortem -o POSTMORTEM.md
        baton postmortem --template brief
        baton postmortem --edit --seal
      """)

  @Option(help: ArgumentHelp("standard, brief, or your own.", valueName: "name or file"), completion: .file())
  var template: String?
  @OptionGroup var file: OutputFile
  @Flag(help: "Routine entries too, not only the turning points.") var all = false
  @Flag(help: "Edit the draft in $VISUAL or $EDITOR first; the record takes what it says of the incident.")
  var edit = false
  @Flag(help: "Seal it as a document of the incident.") var seal = false
  @Option(help: ArgumentHelp("Seal it in spite of what it lacks.", valueName: "reason")) var allowGaps: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if allowGaps != nil, !seal { throw ValidationError("--allow-gaps goes with --seal") }
  }

  func run(in call: Call) throws {
    let stored = try call.storedSession(access: edit || seal ? .readWrite : .readOnly)
    var draft = try LintedPostmortem(of: stored, template: template, isWhole: all, in: call)
    if edit { draft = try draft.edited(call.edited(draft.text, named: "POSTMORTEM.md")) }
    for gap in draft.gaps { Output.complain("\(gap.severity.rawValue): \(gap.displayText); \(gap.remedy)") }
    var page: String?
    if seal { page = try draft.seal(gapsAllowedBecause: allowGaps, way: "pass --allow-gaps REASON").page }
    if file.name != nil { try file.write(draft.bytes, in: call, besides: stored.store) }
    if call.options.isJSON {
      return call.output.print([
        "incident": .string(stored.incident.key),
        "template": .string(draft.template.name),
        "sealed": .bool(seal),
        "file": JSON(page),
        "gaps": .gaps(draft.gaps),
        "text": .string(draft.text),
      ])
    }
    if let page { call.output.print("Sealed and written to \(page).") }
    if page == nil, file.name == nil { call.output.write(document: draft.bytes) }
  }
}
