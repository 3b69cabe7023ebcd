import Glibc

/// An open file that closes itself when the last one who holds it lets go.
package final class Descriptor: Sendable {
  package let number: Int32

  package init(owning number: Int32) { self.number = number }

  deinit { close(number) }
}
