import CNcurses

/// The way to the terminal that ncurses writes on, and where a frame is gathered first.
struct TerminalOutput {
  let file: UnsafeMutablePointer<FILE>
  /// -1 where the system has no such file: ncurses then writes as it goes.
  private let frame: Int32

  init() throws(TerminalError) {
    guard let file = baton_output() else { throw .failed(String(cString: baton_reason())) }
    self.file = file
    frame = baton_frame_file()
  }

  /// Sends what ncurses writes in `body` in one piece. False where the terminal did not take all of it.
  func gathered(_ body: () -> Void) -> Bool {
    let isGathered = baton_gather(fileno(file), frame) != 0
    body()
    return !isGathered || baton_send(fileno(file), frame) != 0
  }

  func close() {
    fclose(file)
    if frame >= 0 { CNcurses.close(frame) }
  }
}
