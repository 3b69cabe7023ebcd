import Foundation
import Journal
import Sessions

/// What `make bench` runs: figures of this machine in this minute, each beside a peer or a limit
/// measured in the same minute.
///
///     baton-bench [import] [handoff] [journal] [status] [console]     all of them where none is named
///     baton-bench [start] [keys] [bytes] [idle]                       parts of `console`
@main
struct Benchmarks {
  static func main() throws {
    let wanted = Set(CommandLine.arguments.dropFirst())
    let folder = FileManager.default.temporaryDirectory.appending(path: "baton-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func runs(_ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }
    if runs("import") { ImportBenchmark(handoffs: handoffs(1000), corpus: corpus()).run() }
    if runs("handoff") { HandoffBenchmark().run() }
    if runs("journal") { try JournalBenchmark(folder: folder).run() }
    let parts = Set(ConsoleBenchmark.Part.allCases.filter { runs("console") || wanted.contains($0.rawValue) })
    guard runs("status") || !parts.isEmpty else { return }
    let store = folder.appending(path: "console")
    let handful = Bench.record(1000, entries: 30, todos: 12, risks: 6, steps: 5)
    let journal = try Store.open(store, access: .create, host: "bench")
    try journal.fill(sessions: 1000, entries: 30, last: handful)
    let program = try installed(in: folder)
    if runs("status") { StatusBenchmark(program: program, store: store).run() }
    if !parts.isEmpty { try console(parts, program, store, journal, in: folder) }
  }

  /// The program that `BATON_PROGRAM` names, else the one beside this, put into `folder` as `make
  /// install` puts it in its place: the system's pages of a file that was copied lie together,
  /// those of one that a linker wrote don't.
  private static func installed(in folder: URL) throws -> String {
    let built =
      ProcessInfo.processInfo.environment["BATON_PROGRAM"].map { URL(filePath: $0) }
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "baton")
    let place = folder.appending(path: "bin/baton")
    let copier = Process()
    copier.executableURL = URL(filePath: "/usr/bin/env")
    copier.arguments = ["install", "-Dm755", built.path, place.path]
    try copier.run()
    copier.waitUntilExit()
    return place.path
  }

  /// The demo's handoffs in turn, numbered anew, so that no two are the same bytes.
  private static func handoffs(_ count: Int) -> [[UInt8]] {
    (1...count).map { number in
      let text = String(decoding: DemoFiles.handoffs[number % 2].bytes, as: UTF8.self)
      return Array(text.replacing("# Session \(7 + number % 2) ", with: "# Session \(number) ").utf8)
    }
  }

  /// The documents of every shape that the tests read, and where they lie beside the repository
  /// real ones of the field: in the folder that `make bench` is called in.
  private static func corpus() -> [[UInt8]] {
    let folders = ["Tests/Corpus", "../shared/shapes", "../shared/corpus"]
    return folders.flatMap { folder -> [[UInt8]] in
      let url = URL(filePath: folder)
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
      return names.filter { $0.hasSuffix(".md") }.compactMap { name in
        (try? Data(contentsOf: url.appending(path: name))).map { [UInt8]($0) }
      }
    }
  }

  private static func console(
    _ parts: Set<ConsoleBenchmark.Part>, _ program: String, _ store: URL, _ journal: Store, in folder: URL
  ) throws {
    let largeStore = folder.appending(path: "large")
    let many = Bench.record(1, entries: 100_000, todos: 10_000, risks: 6, steps: 5)
    try Store.open(largeStore, access: .create, host: "bench").fill(sessions: 1, entries: 2, last: many)
    let text = folder.appending(path: "lines.log")
    try (1...5000).map { "2025-11-04T01:15:\($0 % 60 < 10 ? "0" : "")\($0 % 60)Z INFO  line \($0) of a log" }
      .joined(separator: "\n").write(to: text, atomically: true, encoding: .utf8)
    let repository = folder.appending(path: "repository")
    try git(repository)
    ConsoleBenchmark(
      program: program, folder: folder, store: store, journal: journal, largeStore: largeStore, repository: repository,
      text: text
    ).run(parts)
  }

  /// A repository of 200 commits.
  private static func git(_ folder: URL) throws {
    let script = """
      git init -q "$0" && cd "$0" || exit 1
      i=0; while [ $i -lt 200 ]; do i=$((i + 1))
      git -c user.name=bench -c user.email=bench@example.com commit -q --allow-empty -m "commit $i"; done
      """
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", script, folder.path]
    try shell.run()
    shell.waitUntilExit()
  }
}
