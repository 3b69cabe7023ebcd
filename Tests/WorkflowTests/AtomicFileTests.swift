import Foundation
import TestSupport
import Testing

@testable import Journal
@testable import Workflow

@Suite("Writing onto what is there") final class AtomicFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "baton-atomic-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func read(_ name: String) -> String? { try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }

  @Test("a new file may be read, one that is replaced keeps its mode", arguments: [0o600, 0o640, 0o444] as [mode_t])
  func mode(mode: mode_t) throws {
    try AtomicFile.write(Array("new".utf8), to: "\(folder)/new")
    #expect(Mode.of("\(folder)/new") & 0o600 == 0o600)
    try AtomicFile.write(Array("old".utf8), to: "\(folder)/a")
    chmod("\(folder)/a", mode)
    try AtomicFile.write(Array("now".utf8), to: "\(folder)/a")
    #expect(read("a") == "now" && Mode.of("\(folder)/a") == mode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "new"])
  }

  @Test("and its owner, where that is allowed", .enabled(if: geteuid() == 0, "only root gives away"))
  func owner() throws {
    try AtomicFile.write([1], to: "\(folder)/a")
    chown("\(folder)/a", 4242, 4243)
    try AtomicFile.write([2], to: "\(folder)/a")
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/a")
    #expect(attributes[.ownerAccountID] as? Int == 4242 && attributes[.groupOwnerAccountID] as? Int == 4243)
  }

  @Test("what a killed one left beside the place goes with the next, what somebody is writing stays")
  func left() throws {
    try Data("half".utf8).write(to: URL(filePath: "\(folder)/.a.99999999-1.new"))
    let held = try BesideFile(of: "\(folder)/b", mode: 0o600)
    try AtomicFile.write([1], to: "\(folder)/a")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    _ = consume held
  }

  @Test("a device is written into and stays one; what it does not take is said")
  func device() throws {
    try AtomicFile.write([1], to: "/dev/null")
    #expect(Mode.of("/dev/null") & 0o666 == 0o666)
    #expect(throws: AtomicFile.Trouble.self) { try AtomicFile.write([1], to: "/dev/full") }
    #expect(throws: AtomicFile.Trouble.self) { try AtomicFile.write([1], to: folder) }
  }

  @Test("a pipe that nobody reads is refused at once")
  func pipe() {
    mkfifo("\(folder)/pipe", 0o600)
    #expect(throws: AtomicFile.Trouble.self) { try AtomicFile.write([1], to: "\(folder)/pipe") }
  }

  @Test("one's own link is followed and stays one; one that leads nowhere is refused")
  func link() throws {
    try AtomicFile.write(Array("old".utf8), to: "\(folder)/a")
    symlink("a", "\(folder)/link")
    symlink("/nonexistent/x", "\(folder)/dangling")
    try AtomicFile.write(Array("new".utf8), to: "\(folder)/link")
    #expect(read("a") == "new")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link")) == "a")
    #expect(throws: AtomicFile.Trouble.self) { try AtomicFile.write([1], to: "\(folder)/dangling") }
  }

  @Test("somebody else's link is not followed", .enabled(if: geteuid() == 0, "only root gives away"))
  func foreignLink() throws {
    try AtomicFile.write(Array("old".utf8), to: "\(folder)/a")
    symlink("a", "\(folder)/link")
    lchown("\(folder)/link", 4242, 4242)
    #expect(throws: AtomicFile.Trouble.self) { try AtomicFile.write([1], to: "\(folder)/link") }
    #expect(read("a") == "old")
  }

  @Test("a person's own files and folders are theirs alone, also where an earlier one was open")
  func personal() throws {
    let own = "\(folder)/x/baton"
    try AtomicFile.writePrivate([1], to: "f", in: own)
    #expect(Mode.of(own) == 0o700 && Mode.of("\(folder)/x") == 0o700 && Mode.of("\(own)/f") == 0o600)
    chmod(own, 0o777)
    chmod("\(own)/f", 0o666)
    try AtomicFile.writePrivate([2], to: "f", in: own)
    #expect(Mode.of(own) == 0o700 && Mode.of("\(own)/f") == 0o600)
  }

  @Test("a text that is edited, and one that could not be taken, lie in a folder for nobody else")
  func drafts() throws {
    let environment = ["HOME": folder, "VISUAL": "/bin/false"]
    guard case .failed(let reason) = TextEditor(environment: environment).edit("secret", name: "text.md") else {
      Issue.record("it was taken")
      return
    }
    let drafts = "\(folder)/.local/state/baton/drafts"
    let kept = try #require(try FileManager.default.contentsOfDirectory(atPath: drafts).first)
    #expect(reason.contains("\(drafts)/\(kept)/text.md"))
    #expect(Mode.of(drafts) == 0o700 && Mode.of("\(drafts)/\(kept)") == 0o700)
    #expect(Mode.of("\(drafts)/\(kept)/text.md") == 0o600)
  }
}
