import Foundation
import Glibc

/// The probe on a pseudo-terminal, and what a terminal would have made of its bytes.
final class PseudoTerminal {
  /// All that it wrote to the terminal.
  private(set) var written: [UInt8] = []
  /// What it said beside it.
  private(set) var said = ""
  private let master: Int32
  /// Held open, so that the settings stay when the probe has ended.
  private let terminal: Int32
  /// Its settings before the probe ran, which may be quick to make its own.
  let before: [tcflag_t]
  private let report: Int32
  private let process: pid_t
  private var status: Int32?

  struct Trouble: Error, CustomStringConvertible { let description: String }

  private static let probe: String = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "terminal-probe").path
  }()

  /// - Parameters:
  ///   - shell: runs the probe, as `$0`, with job control; nil where it is the first on its
  ///     terminal.
  ///   - size: nil for a terminal that does not know its own.
  init(
    _ term: String?, _ more: [String: String] = [:], size: (width: UInt16, height: UInt16)? = (80, 24),
    shell: String? = nil
  ) throws {
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0, ioctl(master, 0x4004_5431 /* TIOCSPTLCK */, &unlocked) == 0,
      ioctl(master, 0x8004_5430 /* TIOCGPTN */, &number) == 0
    else { throw Trouble(description: "no pseudo-terminal") }
    let name = "/dev/pts/\(number)"
    terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var ends: [Int32] = [-1, -1]
    guard terminal >= 0, pipe(&ends) == 0 else { throw Trouble(description: "no pseudo-terminal") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    report = ends[0]
    defer { close(ends[1]) }
    if let size { Self.set(size, of: master) }
    before = Self.settings(of: terminal)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first that the leader of a session opens is its own.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Tests run on threads that block signals, which a child would inherit.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80 /* POSIX_SPAWN_SETSID */)
    var environment = ["LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin"]
    environment["TERM"] = term
    environment.merge(more) { $1 }
    let words = shell.map { ["/bin/sh", "-m", "-c", $0, Self.probe] } ?? [Self.probe]
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, words[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else { throw Trouble(description: "\(words[0]): \(String(cString: strerror(failure)))") }
    process = child
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    for descriptor in [master, terminal, report] { close(descriptor) }
  }

  private static func set(_ size: (width: UInt16, height: UInt16), of descriptor: Int32) {
    var size = winsize(ws_row: size.height, ws_col: size.width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  // MARK: - What a person does

  func type(_ text: String) { _ = text.withCString { write(master, $0, strlen($0)) } }
  func resize(_ width: UInt16, _ height: UInt16) { Self.set((width, height), of: master) }
  func send(_ signal: Int32) { kill(process, signal) }
  /// To the job in the foreground.
  func sendToJob(_ signal: Int32) { kill(-tcgetpgrp(master), signal) }

  // MARK: - What comes of it

  /// Reads until the probe has said this; gives the line.
  @discardableResult
  func wait(for words: String) throws -> String {
    while true {
      if let line = said.split(separator: "\n").last(where: { $0.contains(words) }), said.hasSuffix("\n") {
        return String(line)
      }
      guard try readSome() else { throw Trouble(description: "it ended without “\(words)”; it said\n\(said)") }
    }
  }

  /// Reads to its end: the status it ended with, or 128 and the signal.
  func end() throws -> Int32 {
    while try readSome() {}
    var status: Int32 = 0
    waitpid(process, &status, 0)
    self.status = status
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// False once it has ended, and all is read.
  private func readSome() throws -> Bool {
    var sources = [
      pollfd(fd: master, events: Int16(POLLIN), revents: 0), pollfd(fd: report, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, 2, 60_000) > 0 else { throw Trouble(description: "nothing for a minute; it said\n\(said)") }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    if sources[0].revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      if count > 0 { written += buffer[..<count] }
      return true
    }
    let count = read(report, &buffer, buffer.count)
    guard count > 0 else { return false }
    said += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }

  var text: String { String(decoding: written, as: UTF8.self) }

  static let atRest: Set = [7, 25]

  /// The private modes that are on after what was written; a terminal begins with a cursor that
  /// shows and lines that wrap.
  var modes: Set<Int> {
    var modes = Self.atRest
    for part in text.components(separatedBy: "\u{1B}[?").dropFirst() {
      let numbers = part.prefix { $0.isNumber || $0 == ";" }
      for number in numbers.split(separator: ";").compactMap({ Int($0) }) {
        switch part.dropFirst(numbers.count).first {
        case "h": modes.insert(number)
        case "l": modes.remove(number)
        default: break
        }
      }
    }
    // Blinking is how the cursor is, not whether it shows.
    return modes.subtracting([12])
  }

  /// The line discipline's flags: what `stty` shows.
  var settings: [tcflag_t] { Self.settings(of: terminal) }

  private static func settings(of terminal: Int32) -> [tcflag_t] {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  /// Whether any sequence sets a colour of the palette or puts the palette back, in xterm's way or
  /// Linux's.
  var touchesPalette: Bool {
    ["\u{1B}]4;", "\u{1B}]104", "\u{1B}]P", "\u{1B}]R", "\u{1B}]10", "\u{1B}]11"].contains { text.contains($0) }
  }
}
