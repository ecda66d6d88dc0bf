import ArgumentParser
import Cleaning
import Foundation
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

  func run() throws {
    do {
      let article = try Article(cleaning: InputPage.read(input))
      Console.write(map ? article.map : article.document)
    } catch {
      Console.problem(Refusal(file: input, error: error))
      throw ExitCode(1)
    }
  }
}

/// A page that a command line names.
enum InputPage {
  /// Reads a file, or standard input for `-`.
  static func read(_ input: String) throws -> Page {
    guard input == "-" else { return try Page(contentsOf: input) }
    let data = FileHandle.standardInput.readDataToEndOfFile()
    return try Page(identifier: "stdin", bytes: [UInt8](data))
  }
}
