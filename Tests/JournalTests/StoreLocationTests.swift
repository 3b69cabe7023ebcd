import Foundation
import Journal
import Testing

@Suite("Where the store is")
struct StoreLocationTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private var path: String { folder.url.path(percentEncoded: false) }

  private func find(_ option: String? = nil, _ environment: [String: String] = [:], from: String? = nil)
    -> StoreLocation
  {
    StoreLocation.find(option: option, environment: environment, workingDirectory: from ?? path)
  }

  private func make(_ place: String) throws -> String {
    let url = folder.url.appending(path: place)
    _ = try Store.open(url, access: .create, host: "")
    return url.path(percentEncoded: false)
  }

  @Test("the option comes before the variable, the variable before what is found, and that before the state folder")
  func order() throws {
    let found = try make("Sessions")
    let environment = ["BATON_STORE": "/srv/baton", "XDG_STATE_HOME": "/state", "HOME": "/home/noor"]
    #expect(find("/tmp/x", environment) == StoreLocation(folder: "/tmp/x", origin: .option))
    #expect(find(nil, environment) == StoreLocation(folder: "/srv/baton", origin: .environment))
    #expect(find(nil, ["XDG_STATE_HOME": "/state"]) == StoreLocation(folder: found, origin: .found))
    try FileManager.default.removeItem(atPath: found)
    #expect(find(nil, ["XDG_STATE_HOME": "/state"]) == StoreLocation(folder: "/state/baton/Sessions", origin: .state))
  }

  @Test("the nearest Sessions/ that holds a journal is found from below")
  func nearest() throws {
    let outer = try make("Sessions")
    let inner = try make("service/Sessions")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "service/app/Sessions"), withIntermediateDirectories: true)
    #expect(find(from: path + "/service/app").folder == inner)
    #expect(find(from: path + "/service").folder == inner)
    #expect(find(from: path).folder == outer)
  }

  @Test("a Sessions/ that everyone may write to is passed over")
  func worldWritable() throws {
    let planted = try make("Sessions")
    chmod(planted, 0o777)
    #expect(find(nil, ["HOME": "/home/noor"]).origin == .state)
  }

  @Test(
    "an empty value counts as none, and a state folder that is not absolute is ignored",
    arguments: [
      ["BATON_STORE": "", "HOME": "/home/noor"], ["XDG_STATE_HOME": "", "HOME": "/home/noor"],
      ["XDG_STATE_HOME": "state", "HOME": "/home/noor"],
    ])
  func ignored(_ environment: [String: String]) {
    let expected = StoreLocation(folder: "/home/noor/.local/state/baton/Sessions", origin: .state)
    #expect(find("", environment, from: "/") == expected)
  }

  @Test("a relative option is taken from the working folder")
  func relative() {
    #expect(find("../x/./Sessions/", from: "/srv/app").folder == "/srv/x/Sessions")
  }
}
