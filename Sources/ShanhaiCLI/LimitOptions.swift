import ArgumentParser
import Cleaning
import Reading
import Shanhai

/// What a document may take.
struct LimitOptions: ParsableArguments {
  @Option(help: "Refuse files of more bytes; reading takes about 15 bytes of memory for each.")
  var maxBytes = Page.defaultLimit

  @Option(help: "Refuse pages of more elements and texts.")
  var maxElements = CleaningLimits.standard.elements

  func validate() throws {
    guard maxBytes > 0 else { throw ValidationError("--max-bytes wants a number above 0") }
    guard maxElements > 0 else { throw ValidationError("--max-elements wants a number above 0") }
  }

  var limits: ReadingLimits {
    ReadingLimits(bytes: maxBytes, cleaning: CleaningLimits(elements: maxElements))
  }
}
