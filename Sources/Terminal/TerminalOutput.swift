import CTerminal

/// The way to the terminal that ncurses writes on, and where a frame is gathered first.
struct TerminalOutput {
  let file: UnsafeMutablePointer<FILE>
  private let pipe: baton_frame
  private let memory: baton_frame

  /// More than ncurses sends for a cell that changed: its colours and marks, and the unchanged ones before it, up to where a jump of the
  /// cursor is shorter.
  private static let mostBytesOfCell = 600

  init() throws(TerminalError) {
    guard let file = baton_output() else { throw .system }
    self.file = file
    pipe = baton_frame_pipe()
    memory = baton_frame_file()
  }

  /// Sends what ncurses writes in `body` for `cells` that changed in one piece. False where the terminal did not take all of it.
  func gathered(cells: Int, _ body: () -> Void) -> Bool {
    let frame = cells * Self.mostBytesOfCell <= pipe.room ? pipe : memory
    let isGathered = baton_gather(fileno(file), frame) != 0
    body()
    return !isGathered || baton_send(fileno(file), frame) != 0
  }

  func close() {
    fclose(file)
    for descriptor in [pipe.in, pipe.out, memory.in] where descriptor >= 0 { CTerminal.close(descriptor) }
  }
}
