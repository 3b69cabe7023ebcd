// swift-tools-version: 6.2
import PackageDescription

/// CI sets BATON_STRICT so that a warning in our own code stops the build; dependencies keep their
/// own settings.
let strict = Context.environment["BATON_STRICT"] != nil

/// The Makefile says which commit the program is built of.
let commit: [CSetting] =
  Context.environment["BATON_COMMIT"].map { [.define("BATON_COMMIT", to: "\"\($0)\"")] } ?? []

let ours: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "baton",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "baton", targets: ["baton"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // C libraries, from Debian's -dev packages.
    .systemLibrary(
      name: "CMarkdown",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),

    // The terminal's C: ncurses, the handlers of signals, the one state that gives the terminal
    // back.
    .target(
      name: "CTerminal", exclude: ["descriptions.ti"],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    // What GRDB does not offer of SQLite.
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    // Which commit the program was built of.
    .target(name: "CVersion", cSettings: commit),
    // In a release, where Foundation is linked whole, half of that is left out.
    .target(name: "CUnicodeData", cSettings: [.define("WITHOUT_UNICODE_DATA", .when(configuration: .release))]),

    // The record and its rules: pure.
    .target(
      name: "Records",
      dependencies: [],
      swiftSettings: ours),
    // The words of each language, one file each: a file more is a language more.
    .executableTarget(name: "vocabulary-embedder", path: "Sources/VocabularyEmbedder", swiftSettings: ours),
    .plugin(name: "EmbedVocabulary", capability: .buildTool(), dependencies: ["vocabulary-embedder"]),
    .target(name: "Vocabulary", swiftSettings: ours, plugins: ["EmbedVocabulary"]),
    // What a command should print: the words people write it in, and the rules they make.
    .target(name: "Expectations", dependencies: ["Records"], swiftSettings: ours),
    // The JSON of docs/contract.md.
    .target(name: "Contract", dependencies: ["Records"], swiftSettings: ours),
    // Secrets in what is kept, made unreadable.
    .target(name: "Masking", swiftSettings: ours),
    .target(
      name: "Documents",
      dependencies: ["Records", "Expectations", "Vocabulary", "CMarkdown"],
      swiftSettings: ours),
    // Open files that close themselves, and waiting for files to change.
    .target(name: "Files", swiftSettings: ours),
    // What must hold before the runtime starts, and starting other programs.
    .target(name: "CProcess"),
    .target(name: "Processes", dependencies: ["CProcess", "Files"], swiftSettings: ours),
    .target(
      name: "Journal",
      dependencies: ["Records", "Files", "CDigest", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: ours),
    .target(name: "Patterns", dependencies: ["CPCRE2"], swiftSettings: ours),
    .target(
      name: "Runbook",
      dependencies: ["Records", "Expectations", "Masking", "Patterns", "Files", "CProcess", "Processes"],
      swiftSettings: ours),
    .target(
      name: "Logs",
      dependencies: ["Files", "Patterns", .product(name: "DequeModule", package: "swift-collections")],
      swiftSettings: ours),

    // The screen: pure, but for Terminal.
    .target(name: "Screen", swiftSettings: ours),
    .target(
      name: "Themes",
      dependencies: ["Screen", "TOMLKit"],
      path: "Themes",
      resources: [
        .embedInCode("dark.toml"),
        .embedInCode("light.toml"),
        .embedInCode("dusk.toml"),
        .embedInCode("paper.toml"),
        .embedInCode("safe.toml"),
        .embedInCode("contrast-dark.toml"),
        .embedInCode("contrast-light.toml"),
        .embedInCode("mono.toml"),
      ],
      swiftSettings: ours),
    .target(
      name: "Console",
      dependencies: ["Records", "Expectations", "Documents", "Logs", "Patterns", "Screen"],
      swiftSettings: ours),
    .target(
      name: "Terminal",
      dependencies: ["Screen", "CTerminal"],
      swiftSettings: ours),
    .target(
      name: "Sessions",
      path: "Sessions",
      resources: [.embedInCode("SESSION_7_HANDOFF.md"), .embedInCode("SESSION_8_HANDOFF.md"), .embedInCode("Demo")],
      swiftSettings: ours),

    // What the shell is told: words on standard output and error, whether they arrived, the exit
    // status.
    .target(name: "Reply", dependencies: ["Contract", "Records", "Screen"], swiftSettings: ours),
    // Acts that need the world, which the verbs and the console both call: no argument parser, no
    // screen.
    .target(
      name: "Workflow",
      dependencies: [
        "Records", "Expectations", "Masking", "Vocabulary", "Documents", "Files", "Processes", "Journal", "Runbook",
        "Reply", "TOMLKit",
      ],
      swiftSettings: ours),
    // The verbs and their text.
    .target(
      name: "CommandLine",
      dependencies: [
        "Records", "Expectations", "Contract", "Vocabulary", "Documents", "Files", "Processes", "Journal",
        "Patterns", "Runbook", "Logs", "Screen", "Themes", "Reply", "Workflow", "CVersion",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: ours),
    // The console's loop and its effects.
    .target(
      name: "ConsoleShell",
      dependencies: [
        "Records", "Documents", "Files", "Processes", "Journal", "Patterns", "Runbook", "Logs", "Screen", "Themes",
        "Console", "Terminal", "Reply", "Workflow", "TOMLKit",
      ],
      swiftSettings: ours),
    // The night that the demo lays out and plays.
    .target(
      name: "DemoStory",
      dependencies: ["Records", "Contract", "Processes", "Journal", "Runbook", "Sessions", "Reply", "Workflow"],
      swiftSettings: ours),
    .executableTarget(
      name: "baton",
      dependencies: [
        "CommandLine", "ConsoleShell", "DemoStory", "Workflow", "CProcess", "CUnicodeData",
      ],
      swiftSettings: ours),

    .executableTarget(
      name: "baton-bench",
      dependencies: [
        "Records", "Documents", "Journal", "Sessions", "CMarkdown", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Sources/Benchmarks",
      swiftSettings: ours),

    // What tests of several targets need.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: ours),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Expectations", "TestSupport"], swiftSettings: ours),
    .testTarget(
      name: "ExpectationsTests", dependencies: ["TestSupport", "Expectations", "Records"], swiftSettings: ours),
    .testTarget(name: "MaskingTests", dependencies: ["TestSupport", "Masking"], swiftSettings: ours),
    .testTarget(
      name: "DocumentsTests",
      dependencies: ["TestSupport", "Documents", "Records", "Expectations", "Sessions", "Vocabulary"],
      swiftSettings: ours),
    .testTarget(
      name: "JournalTests",
      dependencies: ["TestSupport", "Journal", "Records", "Contract", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"],
      swiftSettings: ours),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes", "Files"], swiftSettings: ours),
    .testTarget(
      name: "RunbookTests", dependencies: ["TestSupport", "Runbook", "Records", "Expectations"], swiftSettings: ours),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: ours),
    .testTarget(name: "LogsTests", dependencies: ["TestSupport", "Logs", "Patterns"], swiftSettings: ours),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: ours),
    // What the terminal's tests run on a pseudo-terminal.
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Screen"], path: "Tests/TerminalProbe", swiftSettings: ours),
    .testTarget(name: "TerminalTests", dependencies: ["terminal-probe"], swiftSettings: ours),
    .testTarget(name: "ThemesTests", dependencies: ["Themes", "Screen"], swiftSettings: ours),
    .testTarget(
      name: "ConsoleTests",
      dependencies: ["TestSupport", "Console", "Records", "Documents", "Logs", "Screen", "Themes", "Sessions"],
      exclude: ["Pictures"],
      swiftSettings: ours),
    .testTarget(
      name: "WorkflowTests",
      dependencies: ["TestSupport", "Workflow", "Reply", "Documents", "Records", "Files", "Journal", "Runbook"],
      exclude: ["Alerts"],
      swiftSettings: ours),
    // The built program, from its arguments to its end.
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["TestSupport", "baton", "CommandLine", "Workflow", "Reply", "Contract", "Records", "Runbook"],
      swiftSettings: ours),
    .testTarget(
      name: "ConsoleShellTests",
      dependencies: [
        "TestSupport", "ConsoleShell", "Workflow", "Console", "Journal", "Logs", "Processes", "Records", "Screen",
        "Terminal", "Themes",
      ],
      swiftSettings: ours),
    // What the repository says of itself.
    .testTarget(name: "RepositoryTests", swiftSettings: ours),
    .testTarget(
      name: "Acceptance",
      dependencies: ["TestSupport", "Records"],
      path: "Tests/Acceptance",
      swiftSettings: ours),
  ],
  swiftLanguageModes: [.v6]
)
