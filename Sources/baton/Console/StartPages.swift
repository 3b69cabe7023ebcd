import Glibc

/// The pages of the program's own file that only its start has needed.
enum StartPages {
  /// Takes them out of this process's memory; one that is needed again comes back from the system's cache by itself. The start looks
  /// through the tables of every type of the program once, which are most of what it would otherwise hold on to for hours.
  static func giveBack() {
    _ = dl_iterate_phdr(
      { program, _, _ in
        guard let program = program?.pointee else { return 0 }
        let page = UInt(getpagesize())
        for index in 0..<Int(program.dlpi_phnum) {
          let segment = program.dlpi_phdr[index]
          // What may be written holds the addresses that the loader filled in.
          guard segment.p_type == UInt32(PT_LOAD), segment.p_flags & UInt32(PF_W) == 0 else { continue }
          let start = (UInt(program.dlpi_addr) + UInt(segment.p_vaddr)) & ~(page - 1)
          let end = UInt(program.dlpi_addr) + UInt(segment.p_vaddr) + UInt(segment.p_filesz)
          madvise(UnsafeMutableRawPointer(bitPattern: start), Int((end - start) & ~(page - 1)), MADV_DONTNEED)
        }
        // The program itself comes first; the libraries are shared with others.
        return 1
      }, nil)
  }
}
