import Files
import Glibc
import Processes
import Testing

@Suite struct ChildProcessTests {
  /// What a program writes, and how it ended.
  private func said(_ launch: Launch) throws -> (text: String, ending: ChildProcess.Ending) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let reading = Descriptor(owning: ends[0])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var launch = launch
    launch.output = .open(Descriptor(owning: ends[1]))
    let child = try ChildProcess(launch)
    launch.output = .nothing
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading.number, &part, part.count)
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return (String(decoding: bytes, as: UTF8.self), child.wait())
  }

  @Test("a program has its arguments, its environment and its folder to the letter")
  func given() throws {
    let launch = Launch(
      ["sh", "-c", #"printf '%s|' "$@" "$GIVEN" "$PWD""#, "sh", "two words", "ü\n"],
      environment: ["GIVEN": "this=that", "PATH": "/usr/bin:/bin"], folder: "/tmp")
    let (text, ending) = try said(launch)
    #expect(text == "two words|ü\n|this=that|/tmp|")
    #expect(ending == .exited(0))
  }

  @Test("it tells how it ended: by itself, or by a signal")
  func endings() throws {
    #expect(try said(Launch(["sh", "-c", "exit 7"])).ending == .exited(7))
    #expect(try said(Launch(["sh", "-c", "kill -9 $$"])).ending == .signalled(SIGKILL))
  }

  @Test("what can't be started is an error in the system's words, and nothing runs")
  func refused() {
    #expect(throws: LaunchError(reason: "No such file or directory")) { try ChildProcess(Launch(["/nowhere/at/all"])) }
    #expect(throws: LaunchError(reason: "No such file or directory")) {
      try ChildProcess(Launch(["true"], folder: "/nowhere"))
    }
    #expect(throws: LaunchError.self) { try ChildProcess(Launch(["true", "a\0b"])) }
  }

  @Test("a session of its own is one where it was asked for, and signals are as the system has them")
  func session() throws {
    signal(SIGUSR1, SIG_IGN)
    defer { signal(SIGUSR1, SIG_DFL) }
    var launch = Launch(["sh", "-c", "read -r line < /proc/self/stat; echo $line; kill -USR1 $$"])
    launch.leadsSession = true
    let (text, ending) = try said(launch)
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    #expect(fields.count > 3 && pid_t(fields[3]) != getsid(0))
    #expect(ending == .signalled(SIGUSR1))
  }
}

@Suite struct ProcessTableTests {
  @Test("a process is found with its parent, group and session, and with what it started")
  func family() throws {
    let child = try ChildProcess(Launch(["sh", "-c", "sleep 300 & sleep 300; true"]))
    defer {
      for process in ProcessTable.family(of: child.id) { kill(process.id, SIGKILL) }
      _ = child.wait()
    }
    var family: [ProcessTable.Entry] = []
    // The shell may not have come to its commands yet.
    while family.count < 3 { family = ProcessTable.family(of: child.id) }
    #expect(family[0].parent == getpid() && family[0].session == getsid(0) && family[0].group == getpgrp())
    #expect(family.dropFirst().allSatisfy { $0.parent == child.id })
    #expect(ProcessTable.file("cmdline", of: child.id)?.starts(with: "sh\0".utf8) == true)
  }
}
