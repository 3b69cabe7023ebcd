import Screen
import Testing
import Themes

@Suite("A theme as the console keeps it")
struct PackedThemeTests {
  @Test("reads back as it was", arguments: Theme.builtIn)
  func roundTrip(theme: Theme) {
    #expect(Theme(packed: theme.packed[...]) == theme)
    // Where it lies in other bytes.
    let among = [7, 7] + theme.packed + [7]
    #expect(Theme(packed: among[2..<among.count - 1]) == theme)
  }

  @Test("cut off anywhere, or with a byte more, it is none")
  func cut() throws {
    let bytes = try Theme.load(builtIn: "dusk").packed
    for count in bytes.indices { #expect(Theme(packed: bytes[..<count]) == nil) }
    #expect(Theme(packed: (bytes + [0])[...]) == nil)
  }

  @Test("any other bytes are none, or a theme that can be painted with")
  func hostile() throws {
    var bytes = try Theme.load(builtIn: "dark").packed
    for place in bytes.indices {
      let kept = bytes[place]
      for value: UInt8 in [0, 4, 31, 32, 255] {
        bytes[place] = value
        _ = Theme(packed: bytes[...])?.paint(.plain)
      }
      bytes[place] = kept
    }
  }
}
