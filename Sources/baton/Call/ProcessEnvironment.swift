/// The environment that the program was started with. Foundation's own reading of it is a noticeable part of a console's start.
enum ProcessEnvironment {
  /// The system lays it behind the arguments, after a null. The first of two values of one name counts, as for getenv(3).
  static var inherited: [String: String] {
    // Room for all: growing is what costs.
    var variables = [String: String](minimumCapacity: 128)
    var place = CommandLine.unsafeArgv + Int(CommandLine.argc) + 1
    while let start = place.pointee {
      place += 1
      let entry = String(cString: start)
      guard let sign = entry.utf8.dropFirst().firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(entry[..<sign])
      if variables[name] == nil { variables[name] = String(entry[entry.utf8.index(after: sign)...]) }
    }
    return variables
  }
}
