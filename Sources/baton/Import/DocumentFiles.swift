import Foundation

/// The documents that an import names: files as they are given, a folder's Markdown files in the order of the numbers in their names.
enum DocumentFiles {
  static func found(in paths: [String], from call: Call) throws -> [String] {
    try paths.flatMap { path in
      path != "-" && isFolder(call.url(path)) ? try documents(under: path, from: call) : [path]
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func documents(under folder: String, from call: Call) throws -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: call.url(folder).path)
    } catch {
      throw Failure(.unreadable, "\(folder): this folder can't be read; ask its owner")
    }
    let documents = names.filter { name in
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      return !isHidden && [".md", ".markdown"].contains { name.lowercased().hasSuffix($0) }
    }
    guard !documents.isEmpty else { throw Failure(.notFound, "\(folder): there is no Markdown file in this folder") }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return documents.sorted { isInOrder($0, $1) }.map { base + $0 }
  }

  static func isInOrder(_ left: String, _ right: String) -> Bool {
    let order = left.compare(right, options: [.numeric, .caseInsensitive])
    return order == .orderedSame ? left < right : order == .orderedAscending
  }
}
