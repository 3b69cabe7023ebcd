import Records
import Testing

@testable import Console

@Suite("What git tells, in the console") struct WorkTests {
  @Test("each proposal is kept or struck, and only what is kept goes into the record")
  func chosen() {
    var state = Example.console(120, 36)
    _ = state.press("7")
    let work = RepositoryWork(
      created: ["two.txt"], modified: ["one.txt"], commits: [.init(id: "abc1234", title: "Mend")])
    _ = update(&state, .draft(markdown: "# x", gaps: [], work: work))
    #expect(state.picture.contains("from git 3"))
    _ = state.press("w")
    #expect(state.picture.contains("fix: Mend (abc1234)") && state.picture.contains("3 kept"))
    _ = state.press("j")
    _ = state.press("x")
    #expect(
      state.press("Enter").bare == [
        .perform(.addFix(title: "Mend", commit: "abc1234", build: nil), on: "9", ticket: 1),
        .perform(.addStatement(.fileModified, "one.txt"), on: "9", ticket: 2),
      ])
    #expect(!state.picture.contains("from git"))
  }
}
