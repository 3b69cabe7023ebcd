import ArgumentParser

struct ReviewVerb: Verb {
  static let configuration = CommandConfiguration(commandName: "review", abstract: "tbd")
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere
  func run(in call: Call) throws {}
}
