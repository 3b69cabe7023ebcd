import Foundation
import TestSupport
import Testing

/// A page of HTML in Debian's chromium, where it is installed.
@Suite("a page in a browser", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")))
struct BrowserTests {
  let scratch: ScratchFolder
  let page: URL

  init() throws {
    scratch = try ScratchFolder()
    let night = try Night()
    try night.layOut()
    page = scratch.url.appending(path: "page.html")
    try night.baton("mark", "began", "--at", "00:41")
    try night.baton("mark", "detected", "--at", "01:00")
    try night.baton("risk", "materialise", "1")
    let key = try #require(
      try JSONSerialization.jsonObject(with: Data(night.baton("status", "--json").utf8)) as? [String: Any])["incident"]
    try night.baton("export", try #require(key as? String), "--format", "html", "-o", page.path)
  }

  private func chromium(_ words: String...) throws -> ChildProgram.Ended {
    let flags = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0",
      "--allow-file-access-from-files", "--user-data-dir=\(scratch.url.path)/profile", "--virtual-time-budget=2000",
    ]
    return try ChildProgram.run(
      ["/usr/bin/chromium"] + flags + words, environment: ["HOME": scratch.url.path, "PATH": "/usr/bin:/bin"],
      in: scratch.url)
  }

  /// A page that shows ours in a window of that width and says what it measures there.
  private func measured(width: Int) throws -> (shown: Int, needed: Int, errors: String) {
    let harness = scratch.url.appending(path: "harness.html")
    try """
    <iframe id="f" src="page.html" width="\(width)" height="800" style="border:0"></iframe><script>
    f.onload = () => { const r = f.contentDocument.documentElement;
      document.title = [r.clientWidth, r.scrollWidth, f.contentDocument.querySelectorAll('svg').length].join(' ') }
    </script>
    """.write(to: harness, atomically: true, encoding: .utf8)
    let ended = try chromium("--dump-dom", harness.absoluteString)
    let title = try #require(ended.text.firstMatch(of: #/<title>([0-9]+) ([0-9]+) 1</title>/#), "\(ended.errors)")
    return (try #require(Int(title.1)), try #require(Int(title.2)), ended.errors)
  }

  @Test("it opens without an error, and fits a telephone and a desk", arguments: [360, 1280])
  func fits(width: Int) throws {
    let (shown, needed, errors) = try measured(width: width)
    #expect(needed <= shown)
    #expect(!errors.contains("CONSOLE"), "\(errors)")
  }

  @Test("it prints on paper")
  func prints() throws {
    let paper = scratch.url.appending(path: "page.pdf")
    _ = try chromium("--print-to-pdf=\(paper.path)", page.absoluteString)
    #expect(try Data(contentsOf: paper).starts(with: Array("%PDF".utf8)))
  }
}
