import PackagePlugin

/// Makes the languages' files a part of the program: a file dropped beside the others is a language more, and no code is touched.
@main
struct EmbedVocabulary: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let files = target.sourceFiles(withSuffix: "toml").map(\.url).sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInLanguages.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) languages",
        executable: try context.tool(named: "vocabulary-embedder").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
