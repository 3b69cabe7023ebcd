/// What came of the followed files since the last batch, in order of arrival.
package struct LogBatch: Sendable, Equatable {
  package var lines: [LogLine]
  package var notices: [LogNotice]

  package init(lines: [LogLine] = [], notices: [LogNotice] = []) {
    self.lines = lines
    self.notices = notices
  }

  package var isEmpty: Bool { lines.isEmpty && notices.isEmpty }
}

/// Something a person should know of a followed file. Each is said once, when it becomes so.
package struct LogNotice: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// It is read; the first lines are the last of what was there before.
    case following
    /// It is not there; it will be read when it is.
    case missing
    /// Another file took its name; the rest of the old one came first.
    case rotated
    /// It was emptied or written anew, and is read from its start.
    case truncated
    /// It can't be opened or read, for the reason given; it is tried again when it changes.
    case unreadable(String)
    /// It is nothing that can be followed; what it is is given.
    case refused(String)
    /// It grew faster than it could be shown; so many bytes were passed over.
    case skipped(Int)
    /// It holds bytes that are no text.
    case binary
    /// Standard input has ended.
    case ended
  }

  /// The file's index in `LogFollower.files`.
  package let source: Int
  package let file: String
  package let kind: Kind

  package init(source: Int, file: String, kind: Kind) {
    self.source = source
    self.file = file
    self.kind = kind
  }

  /// One plain line. The file's name is as given and must be made visible before it reaches a
  /// terminal.
  package var text: String {
    switch kind {
    case .following: "\(file): following"
    case .missing: "\(file): not there; it will be followed as soon as it is"
    case .rotated: "\(file): a new file took its place; following that one"
    case .truncated: "\(file): emptied or written anew; reading from its start"
    case .unreadable(let reason): "\(file): can't be read (\(reason)); make it readable and it will be followed"
    case .refused(let what): "\(file): \(what); name a file that holds a log"
    case .skipped(let bytes): "\(file): grows faster than it can be shown; \(bytes) bytes were passed over"
    case .binary: "\(file): holds bytes that are no text; they are shown as \u{FFFD} or made visible"
    case .ended: "the input has ended"
    }
  }
}
