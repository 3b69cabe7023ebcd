import Foundation
import TestSupport
import Testing

@testable import Workflow

@Suite("Files named on the command line")
struct DistinctFilesTests {
  @Test("a file that is named twice, also by a link or from another folder, is followed once")
  func once() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url
    let log = folder.appending(path: "worker.log")
    try Data().write(to: log)
    let link = folder.appending(path: "link.log")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: log)
    var call = Call()
    call.workingDirectory = folder.path
    #expect(
      call.distinctFiles(["worker.log", log.path, "./worker.log", link.path, "-", "-", "other.log"])
        == ["worker.log", "-", "other.log"])
  }
}
