import Foundation
import Testing

extension Driven {
  @Suite("the terminal is closed while another program has it")
  struct HangUpTests {
    let night: Night
    /// As a pager that nobody tells: it reads from the terminal for ever.
    let pager: URL

    init() throws {
      night = try Night()
      try night.layOut()
      try night.baton("accept", "8", "--read-back", "prove it", "--as", "ops-2")
      pager = night.folder.appending(path: "pager-\(Int.random(in: 100_000..<1_000_000))")
      try write("")
    }

    private func write(_ first: String) throws {
      try "#!/bin/sh\n\(first)\nwhile :; do read -r line; done\n".write(to: pager, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: pager.path)
    }

    private var living: [Int32] { Processes.living(withWords: pager.lastPathComponent) }

    private func expectEnded(_ window: Tmux) throws {
      try window.wait("for the pager", until: { _ in !living.isEmpty })
      let baton = Processes.living(withWords: night.store.path)
      window.close()
      let end = Date(timeIntervalSinceNow: 20)
      while !living.isEmpty, Date() < end { usleep(50_000) }
      #expect(living.isEmpty)
      for process in living { kill(process, SIGKILL) }
      while Processes.all.contains(where: { baton.contains($0.id) && $0.state != "Z" }), Date() < end { usleep(50_000) }
      #expect(!Processes.all.contains { baton.contains($0.id) && $0.state != "Z" })
    }

    @Test("what a shell of the console brought to the front ends with it")
    func shell() throws {
      let window = try night.console(environment: ["SHELL": "/bin/bash"])
      try window.press("!")
      try window.wait(for: "a shell in")
      try window.type(pager.path)
      try window.press("Enter")
      try expectEnded(window)
    }

    @Test("an editor ends with it, though it ignores the hang-up")
    func editor() throws {
      try write("trap '' HUP")
      let window = try Tmux(environment: ["EDITOR": pager.path])
      try window.type(
        "exec \(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-2 handoff --edit --allow-gaps x")
      try window.press("Enter")
      try expectEnded(window)
    }

    @Test("a step that has the terminal ends with it, though it ignores the hang-up, and is recorded as cancelled")
    func step() throws {
      try write("trap '' HUP TERM")
      try night.baton("step", "add", "Look", "--command", pager.path, "--expect", "a person sees it")
      let step = try night.shown("9").steps.count
      let window = try Tmux()
      try window.type(
        "exec \(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-2 step run \(step) --interactive --yes"
      )
      try window.press("Enter")
      try expectEnded(window)
      #expect(try night.shown("9").steps.first { $0.number == step }?.runs.last?.ending == "cancelled")
    }
  }
}
