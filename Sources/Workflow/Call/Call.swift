import Files
import Foundation
import Journal
import Records
import Reply
import Runbook

/// One call of the command line: what was asked, by whom, when, and where the words go. Everything
/// a verb needs from outside.
package struct Call: Sendable {
  package var options: Options
  package var environment: [String: String]
  package var workingDirectory: String
  /// Where the store is, or would be made.
  package var location: StoreLocation
  /// Read once, so that one call sees one time.
  package var now: Moment
  package var output: Output
  /// The folder a person chose for steps to run in; nil where none was.
  var chosenFolder: String?
  /// Hashes of commands that Baton itself wrote a moment ago, which nobody need allow: the demo's.
  package var ownCommands: Set<String> = []

  /// What was chosen; nothing, where `baton` is called alone. The help of each is at its option.
  package struct Options: Sendable {
    package var store: String?
    package var incident: String?
    package var actor: String?
    package var time: String?
    package var isJSON: Bool
    package var isReadOnly: Bool

    package init(
      store: String? = nil, incident: String? = nil, actor: String? = nil, time: String? = nil, isJSON: Bool = false,
      isReadOnly: Bool = false
    ) {
      self.store = store
      self.incident = incident
      self.actor = actor
      self.time = time
      self.isJSON = isJSON
      self.isReadOnly = isReadOnly
    }
  }

  package init(_ options: Options = .init()) {
    self.options = options
    environment = ProcessEnvironment.inherited
    workingDirectory = AbsolutePath.workingFolder
    location = .find(option: options.store, environment: environment, workingDirectory: workingDirectory)
    now = StoreClock(of: location.folder).now
    output = .standard(environment: environment)
  }

  /// `--as`, else $BATON_ACTOR, else who became root by sudo, else the login name.
  package var actor: String {
    let candidates = [options.actor, environment["BATON_ACTOR"], environment["SUDO_USER"]]
    if let named = candidates.compactMap({ $0?.trimmed }).first(where: { !$0.isEmpty }) { return named }
    // Who logged in, as POSIX has it; to ask the system's databases takes longer.
    if let login = environment["LOGNAME"], !login.isEmpty { return login }
    return Person.name
  }

  /// Where steps run: in the folder that was chosen; else beside the store where it was found by
  /// going up from the working folder, else in the working folder.
  package var runFolder: String {
    if let chosenFolder { return chosenFolder }
    return location.origin == .found
      ? location.url.deletingLastPathComponent().standardizedFileURL.path : workingDirectory
  }

  /// The same call with the folder in which steps run; refuses what is none.
  package func runningSteps(in folder: String?) throws(Failure) -> Call {
    var call = self
    if let folder { call.chosenFolder = try self.folder(folder, under: workingDirectory) }
    return call
  }

  /// The absolute path of a folder named by a person: `~` is home, and a relative one is under
  /// `base`.
  package func folder(_ name: String, under base: String) throws(Failure) -> String {
    let url = URL(filePath: expanded(name), relativeTo: URL(filePath: base, directoryHint: .isDirectory))
      .standardizedFileURL
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard isThere, isFolder.boolValue else {
      throw Failure(.notFound, "\(name) is \(isThere ? "a file, not a folder" : "no folder"); name one to run steps in")
    }
    return url.path
  }

  /// `~` and `~name` at the start of a path are homes, as a shell has it; a name that nobody has
  /// stays as it is written.
  private func expanded(_ path: String) -> String {
    guard path.hasPrefix("~") else { return path }
    let name = path.dropFirst().prefix { $0 != "/" }
    let rest = path.dropFirst(1 + name.count)
    let own = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    guard let home = name.isEmpty ? own ?? Person.home : Person.home(of: String(name)) else { return path }
    return home + rest
  }

  /// Opens the store that is there: exit 3 where there is none, since only `import` makes one.
  /// Refuses to write with `--read-only`.
  package func store(_ access: Store.Access = .readOnly) throws -> Store {
    if options.isReadOnly, access != .readOnly {
      throw Failure(.usage, "nothing was written, for --read-only was said; leave it out to change the record")
    }
    if let stranger = strangerToAllow {
      throw Failure(
        .unreadable,
        "\(location.folder) belongs to \(stranger.name), and was only found on the way up from here; "
          + "--store \(Shell.quoted(location.folder)) opens it all the same, `baton allow` does so from now on")
    }
    if access == .create { try refuseMistypedStore() }
    if access != .readOnly { Delivery.standardOutput.acts() }
    do throws(JournalError) {
      let store = try Store.open(path: location.folder, access: access, host: Call.host)
      if access != .readOnly { UnrecordedEnd.record(in: store, environment) }
      return store
    } catch {
      guard error == .missing(file: location.folder) else { throw error }
      throw Failure(
        .notFound,
        "there is no store yet at \(location.folder); `baton open TITLE` begins an incident, `baton import FILE` reads a "
          + "handoff, --store DIR names another store")
    }
  }

  /// A store that was named is made in a folder that is there, and not beside one of nearly the same
  /// name: a name mistyped must not begin another record.
  private func refuseMistypedStore() throws(Failure) {
    guard location.origin == .option || location.origin == .environment else { return }
    guard !FileManager.default.fileExists(atPath: location.folder) else { return }
    let above = location.url.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: above) else {
      throw Failure(
        .notFound,
        "\(above) is not there, so no store was made in it; mend \(location.origin.rawValue), or make the folder first")
    }
    let name = location.url.lastPathComponent
    guard let meant = location.neighbours.first(where: { SpellingDistance.isSlip(name, for: $0) }) else { return }
    throw Failure(
      .notFound,
      "\(location.folder) is not there, and \(meant) beside it is a store: was that meant? Nothing was made; `mkdir` it first for a new one"
    )
  }

  /// Whose the store is, where it was found by going up from the working folder and is not this
  /// person's: whoever puts a `Sessions/` into a folder above must not be worked for unawares. One
  /// that was named is the person's own choice.
  package var stranger: StoreStranger? {
    location.origin == .found ? StoreStranger(in: location.folder, as: .here(environment)) : nil
  }

  /// The same, until this person has allowed it.
  var strangerToAllow: StoreStranger? { stranger.flatMap { isAllowed(Allowance(of: $0)) ? nil : $0 } }

  /// The machine's name, without asking the network for it.
  static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Reads `--at`; nil where it was not given. A clock alone is of `day`, UTC, or of today.
  package func moment(on day: Day?) throws(Failure) -> Moment? {
    guard let text = options.time else { return nil }
    return try past(text, on: day)
  }

  /// Reads `--at` of an act; what has not come yet can't have happened.
  package func actMoment(on day: Day?) throws(Failure) -> Moment? {
    guard let moment = try moment(on: day) else { return nil }
    guard moment <= now else {
      throw Failure(.usage, "\(moment.inWords) has not come yet; nothing was written, give --at a time that has passed")
    }
    return moment
  }

  /// Reads the time of something that happened.
  package func past(_ text: String, on day: Day?) throws(Failure) -> Moment {
    guard let moment = TypedTime.past(text, on: day, now: now) else { throw Call.noTime(text) }
    return moment
  }

  /// Reads the time of something to come, such as when a todo is due.
  package func coming(_ text: String, on day: Day?) throws(Failure) -> Moment {
    guard let moment = TypedTime.coming(text, on: day, now: now) else { throw Call.noTime(text) }
    return moment
  }

  private static func noTime(_ text: String) -> Failure {
    Failure(.usage, "“\(text)” is not a time; write \(TypedTime.examples)")
  }
}
