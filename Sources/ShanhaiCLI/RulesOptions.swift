import ArgumentParser
import Extraction
import Lexicon
import Rules

/// A user's own rules.
struct RulesOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "Add rules of your own, as a file of rules. May be given several times.", valueName: "file"))
  var files: [String] = []

  /// - Parameter words: Whose classes the rules may ask for.
  /// - Throws: `ExitCode` after telling what is wrong with a file, with line and column.
  func rules(_ words: WordLists) throws -> RuleSet { try RuleBook.texts.adding(files, words) }
}

extension RuleSet {
  /// With the rules of files.
  /// - Parameter words: Whose classes the rules may ask for.
  /// - Throws: `ExitCode` after telling what is wrong with a file, with line and column.
  func adding(_ files: [String], _ words: WordLists) throws -> RuleSet {
    var rules = self
    rules.know(classes: words.lexicon.classNames)
    do throws(RuleError) {
      for file in files { try rules.add(contentsOf: file, conditions: RuleBook.conditions) }
    } catch {
      Console.problem(error)
      throw ExitCode(2)
    }
    return rules
  }
}
