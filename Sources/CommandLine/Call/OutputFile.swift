import ArgumentParser
import Journal
import Reply
import Workflow

/// Where a document goes that a verb writes.
struct OutputFile: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write this file instead of standard output; one that is there is written over, and that is said.",
      valueName: "file"), completion: .file())
  var output: String?

  /// Nil where it goes to standard output.
  var name: String? { output == "-" ? nil : output }

  func write(_ bytes: [UInt8], in call: Call, besides store: Store) throws {
    guard let name else { return call.output.write(document: bytes) }
    if try call.write(bytes, to: name, besides: store) == .replaced {
      Output.complain("\(name) said otherwise, and is written over")
    }
  }
}
