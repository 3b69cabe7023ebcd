import ArgumentParser
extension StepVerb {
  struct Run: Verb {
    @OptionGroup(title: "Everywhere") var everywhere: Everywhere
    func run(in call: Call) throws {}
  }
}
