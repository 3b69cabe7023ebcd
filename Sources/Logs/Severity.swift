/// How grave a log line says it is, in rising order. A line that says nothing ranks just below
/// `info`, so that asking for warnings and worse hides it and asking for everything shows it.
package enum Severity: UInt8, CaseIterable, Sendable, Comparable {
  case trace, debug, unknown, info, warning, error, fatal

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// Counted as an error in rates: `error` and `fatal`.
  package var isError: Bool { self >= .error }

  /// The level words of syslog, log4j, Python, Go, klog, Google Cloud and their kin.
  static let words: [Word: Severity] = [
    "INFO": .info, "ERROR": .error, "WARNING": .warning, "WARN": .warning, "DEBUG": .debug, "FATAL": .fatal,
    "CRITICAL": .fatal, "TRACE": .trace, "NOTICE": .info, "ERR": .error, "CRIT": .fatal, "PANIC": .fatal,
    "ALERT": .fatal, "EMERG": .fatal, "EMERGENCY": .fatal, "SEVERE": .error, "INFORMATION": .info, "DBG": .debug,
    "INF": .info, "WRN": .warning, "FTL": .fatal, "VERBOSE": .trace, "FINE": .debug, "FINER": .trace, "FINEST": .trace,
  ]

  /// Syslog's numbers (RFC 5424): 0 emergency to 7 debug.
  init(syslog number: Int) {
    switch number {
    case ...2: self = .fatal
    case 3: self = .error
    case 4: self = .warning
    case 5, 6: self = .info
    default: self = .debug
    }
  }

  /// The numbers of bunyan and pino: 10 trace, 20 debug, 30 info, 40 warning, 50 error, 60 fatal.
  init(bunyan number: Int) {
    switch number {
    case 60...: self = .fatal
    case 50...: self = .error
    case 40...: self = .warning
    case 30...: self = .info
    case 20...: self = .debug
    case 10...: self = .trace
    default: self = .unknown
    }
  }
}
