import Documents
import Files
import Foundation
import Processes
import Reply

/// Documents in other formats, made Markdown of by pandoc where it is installed: bounded in time,
/// memory and output, without network, filters or anything of the person's own.
package struct DocumentConversion {
  /// What pandoc calls the format, and a person.
  struct Format: Equatable {
    var name: String
    var title: String
    /// It can be read as it is, less well.
    var isText: Bool
  }

  static let formats: [String: Format] = [
    "html": Format(name: "html", title: "HTML", isText: true), "htm": Format(name: "html", title: "HTML", isText: true),
    "rst": Format(name: "rst", title: "reStructuredText", isText: true),
    "docx": Format(name: "docx", title: "a Word document", isText: false),
    "ipynb": Format(name: "ipynb", title: "a Jupyter notebook", isText: false),
  ]

  static func format(of name: String) -> Format? {
    name.lastIndex(of: ".").flatMap { formats[name[name.index(after: $0)...].lowercased()] }
  }

  /// What is read in the place of the bytes, and what a person is told of it.
  package struct Result {
    package var bytes: [UInt8]
    package var repairs: [String] = []
    package var warnings: [String] = []
  }

  /// Seconds it may take.
  var patience: Double = 30
  let environment: [String: String]

  package init(environment: [String: String]) { self.environment = environment }

  /// The bytes themselves for what is read natively, and for text where there is no pandoc or it
  /// gives up.
  package func markdown(_ bytes: [UInt8], name: String) throws -> Result {
    guard let format = Self.format(of: name) else { return Result(bytes: bytes) }
    guard let pandoc else {
      let advice = "with pandoc installed (`apt install pandoc`) its tables and lists are read"
      guard format.isText else {
        throw Failure(
          .unreadable, "\(name): this is \(format.title); install pandoc (`apt install pandoc`) and import it again")
      }
      return Result(bytes: bytes, warnings: ["\(name) is \(format.title) and was read as plain text; \(advice)"])
    }
    do {
      let markdown = try converted(bytes, from: format, by: pandoc)
      let marksHeaders = format.name == "html" && String(decoding: bytes, as: UTF8.self).lowercased().contains("<th")
      let note = "the file is \(format.title); pandoc made Markdown of it, whose lines are counted"
      return Result(bytes: marksHeaders ? HeaderRows.raised(markdown) : markdown, repairs: [note])
    } catch let problem as Problem {
      guard format.isText else { throw Failure(.unreadable, "\(name): pandoc \(problem.text); save it as Markdown") }
      return Result(bytes: bytes, warnings: ["\(name): pandoc \(problem.text), so it was read as plain text"])
    }
  }

  private struct Problem: Error {
    var text: String
  }

  private var pandoc: String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/pandoc" }
      .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Seconds of the processor, KB of memory, blocks of output: what is more ends it.
  private static let bounds = "ulimit -t 20; ulimit -v 4194304; ulimit -f 65536; exec \"$@\""

  private func converted(_ bytes: [UInt8], from format: Format, by pandoc: String) throws -> [UInt8] {
    let (input, output) = (try Self.scratch(), try Self.scratch())
    guard Self.write(bytes, to: input), lseek(input.number, 0, SEEK_SET) == 0 else {
      throw Problem(text: "could not be given the file")
    }
    var launch = Launch(
      [
        "/bin/sh", "-c", Self.bounds, "sh", pandoc, "--sandbox", "--from", format.name, "--to", "gfm-raw_html",
        "--wrap", "none",
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": "/", "LANG": "C.UTF-8"], folder: "/")
    (launch.input, launch.output) = (.open(input), .open(output))
    launch.leadsSession = true
    let child: ChildProcess
    do { child = try ChildProcess(launch) } catch { throw Problem(text: "could not be started (\(error.reason))") }
    let clock = DispatchWorkItem { kill(-child.id, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: clock)
    let ending = child.wait()
    clock.cancel()
    guard ending == .exited(0) else {
      switch ending {
      case .exited(let status): throw Problem(text: "could not read it (status \(status))")
      case .signalled: throw Problem(text: "took more time, memory or room than it may")
      }
    }
    return Self.read(output)
  }

  /// An open file without a name.
  private static func scratch() throws -> Descriptor {
    var path = Array((NSTemporaryDirectory() + "baton-XXXXXX").utf8CString)
    let number = mkstemp(&path)
    guard number >= 0 else { throw Problem(text: "needs room in \(NSTemporaryDirectory())") }
    unlink(path)
    return Descriptor(owning: number)
  }

  private static func write(_ bytes: [UInt8], to file: Descriptor) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func read(_ file: Descriptor) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(file.number, &chunk, chunk.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}

/// Tables of wiki pages have their header as the first of their rows; pandoc gives them an empty
/// one before it.
enum HeaderRows {
  static func raised(_ markdown: [UInt8]) -> [UInt8] {
    let lines = String(decoding: markdown, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var raised: [Substring] = []
    var index = 0
    while index < lines.count {
      if index + 2 < lines.count, isEmptyRow(lines[index]), isRule(lines[index + 1]), lines[index + 2].hasPrefix("|") {
        raised += [lines[index + 2], lines[index + 1]]
        index += 3
      } else {
        raised.append(lines[index])
        index += 1
      }
    }
    return Array(raised.joined(separator: "\n").utf8)
  }

  private static func isEmptyRow(_ line: Substring) -> Bool {
    line.hasPrefix("|") && line.allSatisfy { $0 == "|" || $0 == " " }
  }

  private static func isRule(_ line: Substring) -> Bool {
    line.hasPrefix("|") && line.allSatisfy { "|-: ".contains($0) } && line.contains("-")
  }
}
