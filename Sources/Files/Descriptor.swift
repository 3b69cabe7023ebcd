import Glibc

/// An open file that closes itself when the last one who holds it lets go.
public final class Descriptor: Sendable {
  public let number: Int32

  public init(owning number: Int32) { self.number = number }

  deinit { close(number) }
}
