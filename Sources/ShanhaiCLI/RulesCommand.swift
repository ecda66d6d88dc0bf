import ArgumentParser
import Extraction
import Rules
import Shanhai

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Prints the extraction rules as Markdown, or checks rules of your own.",
    discussion: """
      With --check it runs the examples that stand beside the rules of a file, and names each that does \
      not hold with its line. Exit status: 0 all hold; 2 the file is no file of rules, or an example \
      does not hold.
      """ + Examples.of("rules"))

  @Option(help: ArgumentHelp("Check the rules of a file.", valueName: "file"))
  var check: String?

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    guard let check else {
      Console.write(RuleBook.markdown)
      return
    }
    let words = try lexicon.words()
    let rules = try RuleBook.texts.adding([check], words)
    let failures = RuleProof(words: words, rules: rules).failures(of: check)
    for failure in failures { Console.problem(failure) }
    guard failures.isEmpty else { throw ExitCode(2) }
    let own = rules.rules.filter { $0.file == check }
    Console.write("\(check): \(own.count) rules, \(own.reduce(0) { $0 + $1.proofs.count }) examples hold\n")
  }
}
