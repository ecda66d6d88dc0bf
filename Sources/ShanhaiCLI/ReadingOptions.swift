import ArgumentParser
import Foundation
import Shanhai

/// How documents are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("workers"),
    help: "How many documents are read at the same time; as many as there are processors unless given.")
  var givenWorkers: Int?

  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var fieldOptions: FieldOptions

  func validate() throws {
    if workers < 1 { throw misuse("--workers \(workers)", "wants a number above 0") }
  }

  var workers: Int { givenWorkers ?? ProcessInfo.processInfo.activeProcessorCount }

  var limits: ReadingLimits { limitOptions.limits }
}
