import ArgumentParser
import Records
import Workflow

/// "todo 3", "todo:3", "risk 1", "session".
extension ItemReference: ExpressibleByArgument {
  package init?(argument: String) { self.init(words: argument) }
}
