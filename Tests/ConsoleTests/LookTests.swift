import Documents
import Foundation
import Records
import Screen
import Testing

@testable import Console

@Test(.enabled(if: ProcessInfo.processInfo.environment["LOOK"] != nil)) func look() {
  let env = ProcessInfo.processInfo.environment
  for size in (env["SIZES"] ?? "120x36 80x24").split(separator: " ") {
    let p = size.split(separator: "x")
    var snap = Example.snapshot
    if env["DECIDE"] != nil {
      snap.record?.steps[4].judgements = [
        Judgement(outcome: .passed, round: 1, by: "ops-2", at: Example.at(1, 35), afterRuns: 0)
      ]
    }
    if env["EMPTY"] != nil { snap = Snapshot(incident: nil, record: nil) }
    var s = Example.console(
      Int(p[0]) ?? 80, Int(p[1]) ?? 24, ascii: env["ASCII"] != nil, actor: env["ACTOR"] ?? "ops-3", snapshot: snap)
    if env["QUIET"] == nil { print("=== \(size)"); print(s.picture) }
    let keys = (env["LOOK"] ?? "").split(separator: " ")
    for (i, key) in keys.enumerated() {
      let e =
        key.count > 2 && !["Enter", "Esc", "Tab", "S-Tab", "Space"].contains(key) && !key.hasPrefix("^")
        ? s.type(String(key)) : s.press(String(key))
      if env["QUIET"] == nil || i == keys.count - 1 { print("=== after \(key) \(e)"); print(s.picture) }
    }
  }
}
