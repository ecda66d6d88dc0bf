import ArgumentParser
import Foundation
import Shanhai

/// How documents are read.
struct ReadingOptions: ParsableArguments {
  @Option(help: "How many documents are read at the same time.")
  var workers = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var limitOptions: LimitOptions

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers wants a number above 0") }
  }

  var limits: ReadingLimits { limitOptions.limits }
}
