import Foundation

/// `vocabulary-embedder OUTPUT FILE...`: writes a Swift file that holds the text of each file under
/// the file's name.
@main
enum VocabularyEmbedder {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard let output = paths.first else { return }
    var text = "enum BuiltInLanguages {\n  static let texts: [(name: String, text: String)] = [\n"
    for path in paths.dropFirst() {
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      text += "    (\"\(name)\", ####\"\"\"\n\(try String(contentsOfFile: path, encoding: .utf8))\n\"\"\"####),\n"
    }
    text += "  ]\n}\n"
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
