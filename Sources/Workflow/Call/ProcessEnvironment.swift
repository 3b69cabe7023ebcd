import Glibc

/// The environment that the program was started with. Foundation's own reading of it is a
/// noticeable part of a console's start.
package enum ProcessEnvironment {
  /// The system lays it behind the arguments, after a null. The first of two values of one name
  /// counts, as for getenv(3).
  package static var inherited: [String: String] {
    // Room for all: growing is what costs.
    var variables = [String: String](minimumCapacity: 128)
    var place = CommandLine.unsafeArgv + Int(CommandLine.argc) + 1
    while let start = place.pointee {
      place += 1
      let entry = UnsafeRawBufferPointer(start: start, count: strlen(start))
      guard let sign = entry.dropFirst().firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: entry[..<sign], as: UTF8.self)
      let value = String(decoding: entry[(sign + 1)...], as: UTF8.self)
      if let first = variables.updateValue(value, forKey: name) { variables[name] = first }
    }
    return variables
  }
}
