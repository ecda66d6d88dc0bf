import ArgumentParser
import Cleaning
import Reading
import Shanhai

/// What a document may take.
struct LimitOptions: ParsableArguments {
  @Option(
    help: """
      Refuse files, and the content of requests, of more bytes. Reading takes 10 to 30 bytes of memory \
      for each, up to 130 where every sentence states facts; a graph of those takes up to 1,000.
      """)
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
