import Records
import Testing

@Suite("Session numbers")
struct SessionNumberTests {
  @Test("order is by the numbers within, then by the parts")
  func order() {
    let sorted: [SessionNumber] = ["1", "2", "8", "8b", "9", "10", "11", "11 part 2", "11 part 10", "12", "100"]
    #expect(sorted.shuffled().sorted() == sorted)
  }

  @Test("the order is total: of two that differ exactly one comes first")
  func total() {
    let numbers: [SessionNumber] = ["8", "8b", "8 b", "8-b", "b", "b8", "8 part 1", "8 part", "a 8", "9"]
    for left in numbers {
      for right in numbers where left != right { #expect((left < right) != (right < left), "\(left) \(right)") }
      #expect(!(left < left))
    }
  }

  @Test(
    "spelling is folded",
    arguments: [("08", "8"), ("8B", "8b"), (" 11  Part_03 ", "11 part 3"), ("000", "000"), ("0", "0")])
  func folding(_ written: String, _ expected: String) { #expect(SessionNumber(written)?.text == expected) }

  @Test("what names nothing is no number", arguments: ["", " ", "_", "-", "…", String(repeating: "9", count: 65)])
  func refused(_ text: String) { #expect(SessionNumber(text) == nil) }

  @Test(
    "the next follows the whole number",
    arguments: [
      ("8", "9"), ("8b", "9"), ("11 part 3", "12"), ("final", "1"), ("99", "100"),
      ("9223372036854775807", "922337203685477581"),
    ])
  func next(_ number: String, _ expected: String) { #expect(SessionNumber(number)?.next.text == expected) }
}
