import ArgumentParser
import Articles
import Cleaning
import Containers
import Reading
import Shanhai

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Prints an article without its page: what is known of it, then a paragraph a line.",
    discussion: """
      Of a file that holds many pages (see build) it prints one, named by --item, or all, one behind another. Exit status: 0 \
      done; 1 something was refused, the rest is printed; 2 wrong usage.
      """ + Examples.of("clean"))

  @Argument(help: "A file, or - for standard input.")
  var input: String

  @Option(
    help: ArgumentHelp(
      "Of a file that holds many pages the one of this name: as messages have it behind #, a path, a line or a number.",
      valueName: "name"))
  var item: String?

  @Flag(help: "Of a file that holds many pages all.")
  var all = false

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

  @OptionGroup var fieldOptions: FieldOptions

  func validate() throws {
    if map, explain { throw ValidationError("--map and --explain print different things: give one of them") }
    if all, item != nil { throw ValidationError("--all prints each item, --item one: give one of them") }
  }

  func run() throws {
    let corpus = Corpus(paths: [input])
    for failure in corpus.failures { Console.problem(failure) }
    let limits = limitOptions.limits
    let options = ContainerOptions(limit: limits.bytes, fields: try fieldOptions.fields())
    var printer = ArticlePrinter(map: map, explain: explain, limits: limits)
    let documents = Documents(corpus.sources, options: options)
    let isDone = all || item != nil ? printer.printAll(documents, only: item) : printer.printOnly(documents, of: input)
    if item != nil, !printer.hasPrinted, isDone {
      throw misuse("--item \(item ?? "")", "\(input) holds no item of this name")
    }
    if !isDone || !corpus.failures.isEmpty { throw ExitCode(1) }
  }
}

/// Prints cleaned articles.
private struct ArticlePrinter {
  let map: Bool
  let explain: Bool
  let limits: ReadingLimits
  private(set) var hasPrinted = false

  init(map: Bool, explain: Bool, limits: ReadingLimits) {
    self.map = map
    self.explain = explain
    self.limits = limits
  }

  /// Prints the article of a file that holds one.
  /// - Returns: whether it did.
  mutating func printOnly(_ documents: Documents, of input: String) -> Bool {
    guard let first = documents.next() else {
      if documents.containers > 0 { Console.note("nothing in it is a page; skipped: \(Corpus.words(documents.skipped))") }
      return false
    }
    guard let second = documents.next() else { return show(first, isOne: true) }
    let names = [first, second].compactMap { next in
      if case .success(.item(let item)) = next { item.name } else { nil }
    }
    let examples = names.isEmpty ? "" : " (\((names + ["…"]).joined(separator: ", ")))"
    Console.problem(Refusal(file: input, reason: "holds more than one page: --item NAME prints one\(examples), --all each"))
    return false
  }

  /// Prints each article, or that of a name.
  /// - Returns: whether all could be printed.
  mutating func printAll(_ documents: Documents, only name: String?) -> Bool {
    var isWhole = true
    while let next = documents.next() {
      if let name {
        guard case .success(.item(let item)) = next, item.name == name else { continue }
        return show(next, isOne: true)
      }
      if !show(next, isOne: false) { isWhole = false }
    }
    if !documents.skipped.isEmpty, name == nil { Console.note("skipped: " + Corpus.words(documents.skipped)) }
    return isWhole
  }

  private mutating func show(_ next: Result<Documents.Document, ReadingError>, isOne: Bool) -> Bool {
    do {
      let document = try next.get()
      do {
        let words = try words(of: document.page(limit: limits.bytes), isOne: isOne)
        Console.write(hasPrinted ? "\n" + words : words)
        hasPrinted = true
        return true
      } catch {
        throw Refusal(file: document.path, error: error)
      }
    } catch {
      Console.problem(error)
      return false
    }
  }

  private func words(of page: Page, isOne: Bool) throws -> String {
    if explain { return try BlockVerdict.verdicts(on: page, limits: limits.cleaning).map { $0.line + "\n" }.joined() }
    let article = try Article(cleaning: page, limits: limits.cleaning)
    return map ? article.map : isOne ? article.document : article.namedDocument
  }
}
