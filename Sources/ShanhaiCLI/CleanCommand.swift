import ArgumentParser
import Articles
import Cleaning
import Reading
import Shanhai

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Prints an article without its page: what is known of it, then a paragraph a line.")

  @Argument(help: "A file, or - for standard input.")
  var input: String

  @Flag(
    help: """
      Print where the text stands instead: of each block its scalars in the body, its bytes in the \
      file (half-open ranges), and its kind.
      """)
  var map = false

  @Flag(
    help: """
      Print what becomes of each line of the page and why instead: kept, cut, or cut within the text; its bytes, \
      what its words are for, what speaks for it (above 0) or against it, and the strongest reasons.
      """)
  var explain = false

  @OptionGroup var limitOptions: LimitOptions

  func validate() throws {
    if map, explain { throw ValidationError("--map and --explain print different things: give one of them") }
  }

  func run() throws {
    do {
      let limits = limitOptions.limits
      let page = try Page(contentsOf: input, limit: limits.bytes)
      if explain {
        Console.write(try BlockVerdict.verdicts(on: page, limits: limits.cleaning).map { $0.line + "\n" }.joined())
        return
      }
      let article = try Article(cleaning: page, limits: limits.cleaning)
      Console.write(map ? article.map : article.document)
    } catch {
      Console.problem(Refusal(file: input, error: error))
      throw ExitCode(1)
    }
  }
}
