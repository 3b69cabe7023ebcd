import Foundation
import TestSupport

/// The program as it was built beside these tests, or the one that `BATON_PROGRAM` names: what is
/// shipped is built in another way.
enum BuiltProgram {
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["BATON_PROGRAM"] { return named }
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "baton").path
  }()

  /// The same as a word for a shell: the folder's name may have blanks in it.
  static var word: String { path.contains(" ") ? Tmux.quoted(path) : path }

  /// Runs it with these words and waits for its end. Standard input is empty.
  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Output {
    let ended = try ChildProgram.run([path] + arguments, environment: ChildProgram.environment(environment))
    return Output(status: ended.status, out: ended.text, err: ended.errors)
  }

  struct Output {
    var status: Int32
    var out: String
    var err: String
  }
}
