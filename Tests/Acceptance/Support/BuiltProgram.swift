import Foundation

/// The program as it was built beside these tests.
enum BuiltProgram {
  static let path: String = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "baton").path
  }()

  static let isTmuxInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/tmux")
  }

  /// Runs it with these words and waits for its end. Standard input is empty.
  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:], folder: URL? = nil) throws -> Output {
    try command([path] + arguments, environment: environment, folder: folder)
  }

  struct Output {
    var status: Int32
    var out: String
    var err: String
  }

  static func command(_ words: [String], environment: [String: String] = [:], folder: URL? = nil) throws -> Output {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    // Files, not pipes: a child that writes more than a pipe holds can't stop the test.
    let out = try scratchFile()
    let err = try scratchFile()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    defer {
      try? FileManager.default.removeItem(at: out)
      try? FileManager.default.removeItem(at: err)
    }
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus, out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  private static func scratchFile() throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
    try Data().write(to: file)
    return file
  }
}

/// A folder that goes with the test.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "baton-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
