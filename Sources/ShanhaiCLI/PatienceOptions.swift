import ArgumentParser

/// How long other machines may take.
struct PatienceOptions: ParsableArguments {
  @Option(help: "How many seconds the endpoint's answer may take as a whole.")
  var timeout = 600

  func validate() throws {
    guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout wants 1 to 86400 seconds") }
  }
}
