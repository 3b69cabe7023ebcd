import Files
import Foundation
import Reply
import Testing

@testable import Workflow

@Suite("What a call finds around it, read without Foundation, is what Foundation finds")
struct SurroundingsTests {
  @Test("the environment")
  func environment() {
    // The test's own program may have set more since.
    let set = ProcessInfo.processInfo.environment
    for (name, value) in ProcessEnvironment.inherited { #expect(set[name] == value) }
    #expect(ProcessEnvironment.inherited["PATH"] == set["PATH"])
  }

  @Test("the working folder")
  func folder() { #expect(AbsolutePath.workingFolder == FileManager.default.currentDirectoryPath) }

  @Test(
    "paths",
    arguments: [
      "a", "./a", "../a", "a/../b", "a//b/", "/", "/a/", "/a/./b/../c", "..", ".", "/..", "../../../../../x", "a/..",
      ".hidden", "a..b", "ä/ö", "with blank/ x",
    ])
  func paths(path: String) {
    for base in ["/", "/srv/app", "/srv"] {
      let url = URL(filePath: path, relativeTo: URL(filePath: base, directoryHint: .isDirectory)).standardizedFileURL
      let known = url.path(percentEncoded: false)
      let bare = known.count > 1 && known.hasSuffix("/") ? String(known.dropLast()) : known
      #expect(AbsolutePath.of(path, under: base) == bare)
    }
  }

  @Test(
    "whether the locale is UTF-8",
    arguments: [
      ("en_US.UTF-8", true), ("C.utf8", true), ("de_DE.utf-8@euro", true), ("C", false), ("POSIX", false),
      ("en_US.ISO-8859-1", false), ("", false), ("utf", false),
    ])
  func locale(name: String, isUTF8: Bool) { #expect(Output.isUTF8(["LANG": name]) == isUTF8) }

  @Test(
    "the locale's character set is the one of LC_ALL, then LC_CTYPE, then LANG",
    arguments: [
      (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false), ([:], false),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false),
      (["LC_CTYPE": "de_DE.utf8"], true), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
    ] as [([String: String], Bool)])
  func locales(environment: [String: String], isUTF8: Bool) { #expect(Output.isUTF8(environment) == isUTF8) }
}
