import Glibc

/// A program that gets the terminal: an editor, a shell. The terminal must have been handed over before.
struct ForegroundProgram {
  /// Found on PATH; then its arguments.
  var words: [String]
  /// Nil is Baton's own.
  var environment: [String: String]?
  /// Nil is Baton's own.
  var folder: String?

  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case failedToStart(String)
  }

  /// The words that run it in its folder; Baton's own folder is not changed for that.
  private var placed: [String] {
    folder.map { ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", $0] + words } ?? words
  }

  /// Runs it to its end on this thread. The terminal's settings are as before when it has ended, whatever it left them as.
  func run() -> Ending {
    var settings = termios()
    let isTerminal = tcgetattr(STDIN_FILENO, &settings) == 0
    defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What Baton does with signals is its own affair.
    var usual = sigset_t()
    sigfillset(&usual)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var variables = environment.map { $0.map { strdup("\($0.key)=\($0.value)") } + [nil] } ?? []
    defer { for variable in variables { free(variable) } }
    var pointers = placed.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let failure =
      variables.isEmpty
      ? posix_spawnp(&child, placed[0], nil, &attributes, &pointers, environ)
      : posix_spawnp(&child, placed[0], nil, &attributes, &pointers, &variables)
    guard failure == 0 else { return .failedToStart(String(cString: strerror(failure))) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }
}
