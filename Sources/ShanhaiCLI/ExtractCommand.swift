import ArgumentParser
import Claims
import Cleaning
import Containers
import Foundation
import Lexicon
import Reading
import Rules
import Shanhai

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the claims of articles, one JSON line a document.",
    discussion: """
      With - it reads JSON lines {"id","url"?,"content" or "path" or "item"} from standard input and \
      answers each with one line: the document's claims, or {"id","error"}. An item is an object as \
      scrapers write them (see --field). \
      Exit status: 0 done; 1 something was refused, the rest is printed; 2 wrong usage.
      """ + Examples.of("extract"))

  @Argument(
    help: "Files and folders, those that hold many pages among them (see build), or - for JSON lines on standard input.")
  var inputs: [String]

  @Flag(
    help: """
      Print for people instead: each sentence, what it names, and which rules read what from it.
      """)
  var explain = false

  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var own: RulesOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if explain, inputs == ["-"] { throw misuse("--explain", "wants files, not -") }
    try refuseIdle(
      reading.givenWorkers, "--workers", unless: !explain && inputs != ["-"],
      "documents are read one by one with --explain, and from standard input")
  }

  func run() async throws {
    let words = try lexicon.words()
    let rules = try own.rules(words)
    let fields = try reading.fieldOptions.fields()
    let hasProblems =
      if explain {
        explainFiles(DocumentReader(words: words, rules: rules, limits: reading.limits), fields)
      } else if inputs == ["-"] {
        answerRequests(DocumentReader(words: words, rules: rules, limits: reading.limits), fields)
      } else {
        await extractFiles(words, rules, fields)
      }
    if hasProblems { throw ExitCode(1) }
  }

  private func explainFiles(_ reader: DocumentReader, _ fields: ItemFields) -> Bool {
    let corpus = Corpus(paths: inputs)
    for failure in corpus.failures { Console.problem(Refusal(file: failure.path, error: failure)) }
    var hasProblems = corpus.sources.isEmpty || !corpus.failures.isEmpty
    let documents = Documents(corpus.sources, options: reader.containerOptions(fields))
    while let next = documents.next() {
      do {
        let document = try next.get()
        do {
          let article = try reader.article(of: reader.page(of: document))
          Console.write("# \(document.path)\n\n\(reader.explanation(of: article))\n")
        } catch {
          throw Refusal(file: document.path, error: error)
        }
      } catch {
        hasProblems = true
        Console.problem(error)
      }
    }
    let skipped = corpus.skipped.merging(documents.skipped) { $0 + $1 }
    if !skipped.isEmpty { Console.note("skipped: " + Corpus.words(skipped)) }
    return hasProblems
  }

  private func extractFiles(_ words: WordLists, _ rules: RuleSet, _ fields: ItemFields) async -> Bool {
    let builder = GraphBuilder(
      words: words, rules: rules, workers: reading.workers, limits: reading.limits)
    let report = await builder.claims(of: Corpus(paths: inputs), fields: fields) { event, _ in
      switch event {
      case .read(let document), .unchanged(let document):
        Console.write(document.jsonLine)
        Console.write("\n")
        Console.omission(of: document)
      case .refused(let refusal): Console.problem(refusal)
      }
    }
    if report.filesRead == 0 && report.refusals.isEmpty {
      Console.problem(Refusal(file: inputs.joined(separator: " "), reason: "no documents"))
    }
    if !report.skipped.isEmpty { Console.note("skipped: " + Corpus.words(report.skipped)) }
    return report.filesRead == 0 || !report.refusals.isEmpty
  }

  private func answerRequests(_ reader: DocumentReader, _ fields: ItemFields) -> Bool {
    var hasProblems = false
    var number = 0
    while var line = readLine() {
      number += 1
      if number == 1, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
      var id: String?
      do {
        let request = try ExtractRequest(line: line)
        id = request.id
        let document = try request.answer(by: reader, fields: fields)
        Console.write(document.jsonLine + [0x0A])
        Console.omission(of: document)
      } catch {
        hasProblems = true
        let id = id ?? (error as? ExtractRequest.Invalid)?.id
        let reason = String(describing: error)
        Console.problem(Refusal(file: "-:\(number)\(id.map { ": " + $0 } ?? "")", reason: reason))
        Console.write(ExtractRequest.failure(id: id, reason: reason) + [0x0A])
      }
    }
    return hasProblems
  }
}
