import Screen
import Testing

@testable import Console

@Suite("The live picture") struct LivePictureTests {
  @Test("whatever happens in whatever order, it is the one that is drawn from nothing", arguments: UInt64(1)...16)
  func same(seed: UInt64) {
    var evening = Evening(seed: seed)
    var picture = LivePicture()
    var moves = 0
    for _ in 0..<250 {
      let revision = evening.state.revision
      let event = evening.goOn()
      moves += evening.state.revision == revision ? 1 : 0
      let state = evening.state
      // Nothing that was worked out before; a detail that is left behind is no longer what the
      // selection gives.
      var bare = state
      if state.stale?.detail == nil { bare.texts = [:] }
      bare.rows.timeline = state.rows.timeline
      let (followed, drawn) = (picture.drawn(of: state, size: state.size), view(bare, size: state.size))
      guard followed != drawn else { continue }
      let row = (0..<drawn.size.height).first { followed.rows[$0] != drawn.rows[$0] } ?? 0
      func text(_ frame: Frame) -> String { frame.rows[row].map(\.text).joined() }
      Issue.record("row \(row) after \(event):\nis:     \(text(followed))\nshould: \(text(drawn))")
      return
    }
    #expect(moves > 50)
  }

  @Test("a move draws no more than the rows it is on and the hints, in ASCII too", arguments: [false, true])
  func rowsOfAMove(ascii: Bool) {
    var state = Example.console(120, 36, ascii: ascii)
    var picture = LivePicture()
    let before = picture.drawn(of: state, size: state.size)
    _ = state.press("j")
    let after = picture.drawn(of: state, size: state.size)
    func start(_ frame: Frame, _ row: Int) -> UnsafePointer<Cell>? {
      frame.rows[row].withUnsafeBufferPointer(\.baseAddress)
    }
    let drawn = (0..<36).filter { start(before, $0) != start(after, $0) }
    #expect(drawn.count <= 3 && drawn.contains(35))
  }
}
