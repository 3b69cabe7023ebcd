/// What git says of the working copy that a session works in, at one moment.
package struct RepositoryState: Equatable, Sendable, Codable {
  package struct Commit: Equatable, Sendable, Codable {
    /// As git shortens it.
    package var id: String
    package var title: String

    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  package var at: Moment
  /// Nil where no branch is checked out.
  package var branch: String?
  /// The commit that is checked out, in full; nil where there is none yet.
  package var head: String?
  /// Commits that no branch of a remote has, the newest first; nil where there is no remote.
  package var unpushed: [Commit]?
  /// Paths of what is changed or new and not committed.
  package var uncommitted: [String]

  package init(at: Moment, branch: String?, head: String?, unpushed: [Commit]?, uncommitted: [String]) {
    self.at = at
    self.branch = branch
    self.head = head
    self.unpushed = unpushed
    self.uncommitted = uncommitted
  }
}

extension RepositoryState {
  /// "main at fa1b1d5, 1 not pushed, 2 not committed".
  package var displayText: String {
    let place = [branch, head.map { "at \($0.prefix(7))" }].compactMap(\.self).joined(separator: " ")
    let counts = [(unpushed?.count ?? 0, "not pushed"), (uncommitted.count, "not committed")].filter { $0.0 > 0 }
    return ([place] + counts.map { "\($0.0) \($0.1)" }).joined(separator: ", ")
  }

  /// Nothing has changed but the time.
  func isSame(as other: RepositoryState) -> Bool {
    var then = other
    then.at = at
    return self == then
  }
}

/// The working copy as a session found it and as it was seen last.
package struct RepositoryHistory: Equatable, Sendable, Codable {
  package var first: RepositoryState
  package var last: RepositoryState

  package init(first: RepositoryState, last: RepositoryState) {
    self.first = first
    self.last = last
  }
}

extension SessionRecord {
  mutating func apply(_ state: RepositoryState) {
    repository = RepositoryHistory(first: repository?.first ?? state, last: state)
  }

  package func seeing(_ state: RepositoryState) -> SessionRecord {
    var record = self
    record.apply(state)
    return record
  }

  /// What git tells of a session's work that its record does not name yet.
  package func unnamed(in work: RepositoryWork) -> RepositoryWork {
    let files = (self.files.created + self.files.modified).map(\.text) + fixes.flatMap(\.files)
    func isNamed(_ path: String) -> Bool { files.contains { $0.contains(path) } }
    return RepositoryWork(
      created: work.created.filter { !isNamed($0) }, modified: work.modified.filter { !isNamed($0) },
      commits: work.commits.filter { commit in
        !fixes.contains { fix in
          guard let named = fix.commit?.lowercased(), !named.isEmpty else { return false }
          return named.hasPrefix(commit.id) || commit.id.hasPrefix(named)
        }
      })
  }
}

/// What was done in a working copy since a session found it.
package struct RepositoryWork: Equatable, Sendable {
  package var created: [String]
  package var modified: [String]
  package var commits: [RepositoryState.Commit]

  package init(created: [String] = [], modified: [String] = [], commits: [RepositoryState.Commit] = []) {
    self.created = created
    self.modified = modified
    self.commits = commits
  }

  package var isEmpty: Bool { created.isEmpty && modified.isEmpty && commits.isEmpty }

  /// Each as the command that puts it into the record, and how it is shown to whoever keeps or
  /// strikes it.
  package var proposals: [(command: Command, text: String)] {
    commits.map { (.addFix(title: $0.title, commit: $0.id, build: nil), "fix: \($0.title) (\($0.id))") }
      + created.map { (.addStatement(.fileCreated, $0), "created: \($0)") }
      + modified.map { (.addStatement(.fileModified, $0), "modified: \($0)") }
  }
}
