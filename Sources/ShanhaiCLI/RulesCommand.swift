import ArgumentParser
import Claims
import Extraction

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Prints the extraction rules as Markdown: what each reads, and sentences that prove it.")

  func run() { Console.write(RuleBook.markdown) }
}
