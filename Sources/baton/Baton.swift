import ArgumentParser
import Subprocess

@main
struct Baton: AsyncParsableCommand {
  func run() async throws {}
}
