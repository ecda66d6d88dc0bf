import ArgumentParser
import Lexicon

/// A user's own words.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      """
      Add names, aliases, titles or organisations of your own: a tab-separated file with the \
      columns of one of the bundled lists. May be given several times.
      """, valueName: "file"))
  var files: [String] = []

  /// - Throws: `LexiconError`, with the file's line, for a file that is no such list.
  func words() throws -> WordLists {
    var lists = UserLists()
    for file in files { try lists.add(contentsOf: file) }
    return try WordLists.bundled(adding: lists)
  }
}
