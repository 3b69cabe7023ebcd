import Documents
import Foundation
import Reply
import TOMLKit

/// A store's own order and headings of the handoff's parts, from `template.toml` in its folder; the
/// standard one where there is none.
///
///     order = ["summary", "todos", "steps"]
///
///     [headings]
///     summary = "In short"
package enum StoreTemplate {
  package static let file = "template.toml"

  package static func read(in folder: URL) throws(Failure) -> Template {
    let file = folder.appending(path: Self.file)
    guard let table = try StoreSettings.table(in: file) else { return .standard }
    for key in table.keys where key != "order" && key != "headings" {
      throw Failure(.unreadable, "\(file.path): “\(key)” is not known; there are order and headings")
    }
    var headings: [Template.Part: String] = [:]
    if let said = table["headings"]?.table {
      for key in said.keys {
        guard let heading = said[key]?.string, !heading.isEmpty else {
          throw Failure(.unreadable, "\(file.path): the heading of “\(key)” must be words in quotes")
        }
        headings[try part(key, file)] = heading
      }
    }
    let order = table["order"]?.array?.map { $0.string ?? "" } ?? []
    var entries: [Template.Entry] = []
    for name in order { entries.append(entry(try part(name, file), headings)) }
    // Parts that keep their place may still have another heading.
    for part in Template.Part.allCases where !order.contains(part.rawValue) { entries.append(entry(part, headings)) }
    return Template(entries)
  }

  private static func entry(_ part: Template.Part, _ headings: [Template.Part: String]) -> Template.Entry {
    Template.Entry(part, heading: headings[part] ?? Template.headings[part] ?? part.rawValue)
  }

  private static func part(_ name: String, _ file: URL) throws(Failure) -> Template.Part {
    if let part = Template.Part(rawValue: name) { return part }
    let known = Template.Part.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(.unreadable, "\(file.path): there is no part “\(name)”; there are \(known)")
  }
}
