import Glibc
import Screen
import Terminal

/// A program on a terminal, for tests: says on standard error what it finds and what comes, a line
/// each; `q` quits, `z` stops, `e` exits from the middle.
func say(_ words: String) {
  let line = words + "\n"
  _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}

func frame(_ size: Size) -> Frame {
  var frame = Frame(size)
  for (place, role) in Role.allCases.enumerated() { frame.put("\(role) é", x: 0, y: place, style: Style(role)) }
  return frame
}

func run() throws(TerminalError) {
  var terminal = try Terminal()
  terminal.dress { style in
    Paint(
      foreground: .rgb(200, 100 + style.role.rawValue, 50), background: .rgb(10, 20, style.role.rawValue), bold: true)
  }
  say("open \(terminal.size.width)x\(terminal.size.height) \(terminal.depth) \(terminal.stranger?.kin ?? "known")")
  terminal.draw(frame(terminal.size))
  while true {
    for event in terminal.poll(timeoutMilliseconds: nil) {
      switch event {
      case .input(.key(let key)) where key == Key(.character("q")): return
      case .input(.key(let key)) where key == Key(.character("z")): terminal.stop()
      case .input(.key(let key)) where key == Key(.character("e")): exit(3)
      case .input(let input): say("\(input)")
      case .ended(let signal):
        terminal.close()
        say("ended \(signal)")
        exit(128 + signal.number)
      case .stopAsked: terminal.stop()
      case .woken: break
      }
      terminal.draw(frame(terminal.size))
      say("drawn")
    }
  }
}

do throws(TerminalError) { try run() } catch { say("refused: \(error.message)") }
