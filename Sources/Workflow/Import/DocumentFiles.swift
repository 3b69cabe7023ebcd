import Foundation
import Reply

/// The documents that an import names: files as they are given, a folder's Markdown files in the
/// order of the numbers in their names.
package enum DocumentFiles {
  /// What a folder may hold, so that a folder named by mistake ends in a line, not in an hour of
  /// looking.
  package struct Limits {
    var documents = 10_000
    /// Files and folders of all kinds.
    var entries = 200_000

    package init() {}
  }

  package static func found(in paths: [String], from call: Call, limits: Limits = Limits()) throws -> [String] {
    try paths.flatMap { path in
      path != "-" && isFolder(call.url(path)) ? try documents(under: path, from: call, limits) : [path]
    }
  }

  /// The folder of each document below a folder that was named, where two of its parts hold
  /// documents of the same name.
  package static func parts(of paths: [String], found files: [String], from call: Call) -> [String: String] {
    var parts: [String: String] = [:]
    for path in paths where path != "-" && isFolder(call.url(path)) {
      let root = call.url(path).path
      let below = files.compactMap { file -> (file: String, part: String)? in
        let whole = call.url(file).path
        guard whole.hasPrefix(root + "/") else { return nil }
        let rest = whole.dropFirst(root.count + 1).split(separator: "/")
        return rest.count > 1 ? (file, String(rest[0])) : nil
      }
      // Folders by years or for what is done with are of one line of sessions; two documents of one
      // name are not.
      let names = Dictionary(grouping: below) { ($0.file as NSString).lastPathComponent }
      guard names.contains(where: { Set($0.value.map(\.part)).count > 1 }) else { continue }
      for (file, part) in below { parts[file] = part }
    }
    return parts
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func documents(under folder: String, from call: Call, _ limits: Limits) throws -> [String] {
    let root = call.url(folder).path
    // Nothing of a folder that can't be read is silently left out.
    guard FileManager.default.isReadableFile(atPath: root), let names = FileManager.default.enumerator(atPath: root)
    else { throw Failure(.unreadable, "\(folder): this folder can't be read; ask its owner") }
    var documents: [String] = []
    var entries = 0
    while let name = names.nextObject() as? String {
      entries += 1
      guard entries <= limits.entries, documents.count <= limits.documents else {
        let most = entries > limits.entries ? "\(limits.entries) files" : "\(limits.documents) Markdown files"
        throw Failure(.unreadable, "\(folder): more than \(most) in this folder; import its folders one by one")
      }
      if (name as NSString).lastPathComponent.hasPrefix(".") {
        names.skipDescendants()
      } else if [".md", ".markdown"].contains(where: name.lowercased().hasSuffix), isFile(root + "/" + name) {
        documents.append(name)
      }
    }
    guard !documents.isEmpty else { throw Failure(.notFound, "\(folder): there is no Markdown file in this folder") }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return documents.sorted { isInOrder($0, $1) }.map { base + $0 }
  }

  /// A pipe or a device by a document's name would be waited for.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func isInOrder(_ left: String, _ right: String) -> Bool {
    let order = left.compare(right, options: [.numeric, .caseInsensitive])
    return order == .orderedSame ? left < right : order == .orderedAscending
  }
}
