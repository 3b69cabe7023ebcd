import ArgumentParser
import Records

/// "todo 3", "todo:3", "risk 1", "session".
extension ItemReference: ExpressibleByArgument {
  public init?(argument: String) { self.init(words: argument) }
}
