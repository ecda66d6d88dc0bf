import ArgumentParser
import Shanhai

/// Ends a command with one line, as wrong usage.
func misuse(_ what: String, _ reason: String) -> ExitCode {
  Console.problem(Refusal(file: what, reason: reason))
  return ExitCode(2)
}

/// Refuses an option that was given and would change nothing.
///
/// - Parameters:
///   - value: what was given; empty for a flag.
///   - works: whether it would change something.
/// - Throws: `ExitCode` after telling why not.
func refuseIdle(_ value: (some CustomStringConvertible)?, _ option: String, unless works: Bool = false, _ reason: String) throws {
  guard let value, !works else { return }
  throw misuse(value.description.isEmpty ? option : "\(option) \(value)", reason)
}
