import Foundation
import Testing

@testable import Workflow

/// The program where something is missing that programs take for granted.
@Suite struct ConfinedTests {
  @Test(
    "too few descriptors or threads are a line and a status, never a signal or a wait without end",
    arguments: ["ulimit -n 5", "ulimit -n 9", "ulimit -n 24"], ["note x", "verify", "step run 1 --yes"])
  func limits(limit: String, call: String) throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell("\(limit); exec \"$BATON\" \(call)")
    #expect(ended.status == 5)
    #expect(ended.errors.hasPrefix("baton: ") && ended.errors.contains("nothing was done"), "\(ended.errors)")
  }

  @Test(
    "with too little memory to read a document it says so, or reads it",
    arguments: Array(stride(from: 140, to: 300, by: 20)))
  func memory(megabytes: Int) throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell("ulimit -v \(megabytes << 10); exec \"$BATON\" lint SESSION_8_HANDOFF.md")
    #expect([0, 1, 5].contains(ended.status), "\(ended.errors)")
    #expect(ended.status != 5 || ended.errors.contains("nothing was done"), "\(ended.errors)")
  }

  @Test("a name that is no text is refused, and no other file is written")
  func noText() throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell(#"exec "$BATON" export 8 -o "$(printf 'q\377')""#)
    #expect(ended.status == 64 && ended.errors.contains("UTF-8"), "\(ended.errors)")
    #expect(try !FileManager.default.contentsOfDirectory(atPath: program.folder.path).contains { $0.hasPrefix("q") })
  }

  @Test("a file that may not grow is an error like others, and no signal")
  func fileSize() throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.shell("{ (ulimit -f 0; exec \"$BATON\" note x) 2>&1; echo $?; } | cat")
    #expect(ended.lines.count == 2 && ended.lines.last == "5", "\(ended.text)")
    #expect(ended.text.hasPrefix("baton: "), "\(ended.text)")
    #expect(try program.run("verify").status == 0)
  }

  /// Another file system can be laid over /proc where the tests run as root.
  private static let canHide: Bool = {
    guard let program = try? Program() else { return false }
    return (try? program.shell("unshare -m mount -t tmpfs none /proc"))?.status == 0
  }()

  @Test("without /proc every argument counts", .enabled(if: canHide, "only root may hide /proc"))
  func noProc() throws {
    let program = try Program(importing: Handoff.text)
    func hidden(_ call: String) throws -> Program.Ended {
      try program.shell("unshare -m sh -c 'mount -t tmpfs none /proc && exec \"$BATON\" \(call)'")
    }
    #expect(try hidden("note hidden").status == 0)
    #expect(try hidden("timeline").text.contains("hidden"))
    // Long enough for what looks after the threads to look once.
    let run = try hidden("step run 1 --yes --command \"sleep 2; echo slept\"")
    #expect(run.text.contains("  slept\n") && [0, 1, 6].contains(run.status), "\(run.errors)")
    let original = try hidden("export 8 --original")
    #expect(original.status == 0 && original.output == Array(Handoff.text.utf8))
    #expect(try hidden("nonsense").status == 64)
  }

  @Test("nor does it need /dev", .enabled(if: canHide, "only root may hide /dev"))
  func noDevices() throws {
    let program = try Program(importing: Handoff.text)
    for _ in 0..<20 {
      let ended = try program.shell(
        "unshare -m sh -c 'mount -t tmpfs none /dev && mount -t tmpfs none /proc && exec \"$BATON\" show 8'")
      #expect(ended.status == 0, "\(ended.errors)")
    }
  }

  @Test("from a folder that is gone nothing is written into another")
  func noFolder() throws {
    let program = try Program(importing: Handoff.text)
    let name = "gone-\(UUID().uuidString)"
    let ended = try program.shell(
      "mkdir \(name) && cd \(name) && rmdir ../\(name) && \"$BATON\" note x && exec \"$BATON\" backup \(name).sqlite")
    #expect(ended.status == 5)
    #expect(!FileManager.default.fileExists(atPath: "/\(name).sqlite"))
    #expect(try program.run("timeline").text.contains("x"))
  }

  @Test("a name that nobody has is no folder", arguments: ["~nosuchname", "~", "~root/nosuch"])
  func unknownName(folder: String) throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.run("step", "run", "1", "--yes", "--command", "pwd", "--folder", folder)
    if folder == "~" {
      #expect(ended.text.contains(program.folder.path))
    } else {
      #expect(ended.status == 3 && ended.errors.contains("name one to run steps in"), "\(ended.errors)")
    }
  }

  @Test("who acts is known without LOGNAME")
  func noLoginName() throws {
    var program = try Program(importing: Handoff.text)
    program.environment["BATON_ACTOR"] = nil
    let by = try program.run("note", "x", "--json").objects.first?["by"] as? String
    #expect(by == Person.name)
    #expect(Person.home(of: "root") == "/root")
    #expect(Person.home(of: "nosuchname") == nil)
  }

  @Test("no number on the command line, in the environment or in a clock's file is too large")
  func numbers() throws {
    var program = try Program(importing: Handoff.text)
    let large = "99999999999999999999"
    program.environment["COLUMNS"] = large
    #expect(try program.run("show").status == 0)
    for call in [
      "todo done \(large)", "step run \(large) --yes", "step run 1 --yes --timeout \(large)", "undo \(large)",
    ] {
      let ended = try program.run(call.split(separator: " ").map(String.init))
      #expect([3, 64].contains(ended.status), "\(call): \(ended.status)")
    }
    for offset in ["99999999999999999", "-99999999999999999", "9223372036854775807"] {
      try program.write(offset, to: "store/clock")
      #expect(try program.run("status").status == 0)
    }
  }
}
