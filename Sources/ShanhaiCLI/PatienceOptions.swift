import ArgumentParser

/// How long other machines may take.
struct PatienceOptions: ParsableArguments {
  @Option(
    name: .customLong("timeout"),
    help: "How many seconds the endpoint's answer may take as a whole; 600 unless given.")
  var givenTimeout: Int?

  func validate() throws {
    guard (1...86_400).contains(timeout) else { throw misuse("--timeout \(timeout)", "wants 1 to 86400 seconds") }
  }

  var timeout: Int { givenTimeout ?? 600 }
}
