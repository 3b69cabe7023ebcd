import Foundation
import Testing

@testable import Console

@Test(.enabled(if: ProcessInfo.processInfo.environment["LOOK"] != nil)) func look() {
  for (w, h) in [(120, 36), (80, 24)] {
    var s = Example.console(w, h)
    print("=== \(w)x\(h)"); print(s.picture)
    for key in (ProcessInfo.processInfo.environment["LOOK"] ?? "").split(separator: " ") {
      _ = s.press(String(key)); print("=== after \(key)"); print(s.picture)
    }
  }
}
