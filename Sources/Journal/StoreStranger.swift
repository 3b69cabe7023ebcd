import Glibc

/// Somebody else whose store lies where this person's was looked for. What stands in it, and what
/// it has Baton do, was written by them.
package struct StoreStranger: Equatable, Sendable {
  /// The store's.
  package let folder: String
  /// Who owns the folder, or the journal in it.
  package let user: UInt32

  /// "user 1002": the system's databases are not asked, they may be on another machine.
  package var name: String { "user \(user)" }

  /// Nil where the store is this person's own, the system's, or shared with a group that the person
  /// is in.
  ///
  /// Root is a person like any other here: a store of whoever became root by sudo is root's own,
  /// any other is a stranger's.
  package init?(in folder: String, as person: Person) {
    guard let entry = StoreFiles.status(folder) else { return nil }
    self.folder = folder
    let isShared = entry.st_mode & S_IWGRP != 0 && person.groups.contains(entry.st_gid)
    let owners = [entry, StoreFiles.status(StoreFiles(at: folder).journal)].compactMap { $0?.st_uid }
    guard !isShared, let other = owners.first(where: { !person.users.contains($0) }) else { return nil }
    user = other
  }

  /// As whom this process acts, as far as owning files goes.
  package struct Person: Equatable, Sendable {
    package var users: Set<UInt32>
    package var groups: Set<UInt32>

    package init(users: Set<UInt32>, groups: Set<UInt32>) {
      self.users = users
      self.groups = groups
    }

    /// - Parameter environment: sudo says in it who became root.
    package static func here(_ environment: [String: String]) -> Person {
      let user = geteuid()
      var users: Set<UInt32> = [0, user]
      if user == 0, let former = environment["SUDO_UID"].flatMap(UInt32.init) { users.insert(former) }
      var groups = [gid_t](repeating: 0, count: max(0, Int(getgroups(0, nil))))
      let count = getgroups(Int32(groups.count), &groups)
      return Person(users: users, groups: Set(groups.prefix(max(0, Int(count))) + [getegid()]))
    }
  }
}
