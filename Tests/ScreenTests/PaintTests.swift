import Screen
import Testing

@Suite("What shows of a blank")
struct PaintTests {
  @Test("neither the letters' colour nor how they are cut, where nothing else differs")
  func same() {
    let plain = Paint(foreground: .indexed(3), background: .indexed(0))
    #expect(plain.blank == Paint(foreground: .indexed(5), background: .indexed(0), bold: true, dim: true).blank)
    #expect(plain.blank == Paint(foreground: .rgb(1, 2, 3), background: .indexed(0), italic: true).blank)
  }

  @Test(
    "its ground, its line, and whether it is reversed, also where all colours are the terminal's own",
    arguments: [
      Paint(reverse: true), Paint(underline: true), Paint(background: .indexed(0)),
      Paint(underline: true, reverse: true),
      Paint(foreground: .indexed(1), reverse: true), Paint(foreground: .indexed(1), underline: true),
    ])
  func other(paint: Paint) { #expect(paint.blank != Paint().blank) }
}
