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
    if maxBytes < 1 { throw misuse("--max-bytes \(maxBytes)", "wants a number above 0") }
    if maxElements < 1 { throw misuse("--max-elements \(maxElements)", "wants a number above 0") }
  }

  var limits: ReadingLimits {
    ReadingLimits(bytes: maxBytes, cleaning: CleaningLimits(elements: maxElements))
  }
}
