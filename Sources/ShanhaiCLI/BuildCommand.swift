import ArgumentParser
import Claims
import Foundation
import Lexicon
import Linking
import Reading
import Shanhai

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Reads articles and writes their graph: claims.jsonl, graph.ttl, graph.dot, graph.svg.",
    discussion: """
      Exit status: 0 done; 1 some input was refused, the rest is written (nothing is when nothing \
      could be read, and earlier output stays); 2 wrong usage.
      """ + Examples.of("build"))

  @Argument(
    help: """
      Files and folders (with all below them), or - for standard input. Files that hold many pages are read item by item, \
      whatever their name: WARC, MHTML, RSS and Atom, JSON of scrapers, zip, tar and 7-Zip, also packed by gzip, bzip2, xz \
      or zstd.
      """)
  var inputs: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var own: RulesOptions
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Name each document on standard error.")
  var verbose = false

  func run() async throws {
    try output.refuseForeignClaims()
    let settings = try output.settings()
    let words = try lexicon.words()
    let builder = GraphBuilder(
      words: words, rules: try own.rules(words), workers: reading.workers, baseIRI: settings.base,
      limits: reading.limits)
    let decisions = try output.readDecisions() ?? .none
    let mark = EarlierBuild.mark(
      files: lexicon.files + own.files, settings: String(describing: reading.limits))
    let earlier = EarlierBuild(in: output.output, mark: mark)
    var progress = ProgressLine(isQuiet: output.quiet)
    let corpus = Corpus(paths: inputs)
    let fields = try reading.fieldOptions.fields()
    let report = await builder.claims(of: corpus, known: earlier.claims, fields: fields) { event, done in
      switch event {
      case .read(let document), .unchanged(let document):
        if document.omission != nil { progress.clear() }
        Console.omission(of: document)
        if verbose {
          progress.clear()
          Console.note("\(document.identifier): \(document.claims.count) claims")
        }
      case .refused(let refusal):
        progress.clear()
        Console.problem(refusal)
      }
      progress.update("documents", done)
    }
    progress.clear()
    guard report.filesRead > 0 else {
      if report.refusals.isEmpty {
        Console.problem(Refusal(file: inputs.joined(separator: " "), reason: "no documents"))
      }
      throw ExitCode(1)
    }
    if earlier.holds(report.claims), output.decisions == nil,
      GraphFolder(output.output).isComplete(settings, isCompressed: output.gzip)
    {
      tell(report)
      if !output.quiet { Console.note("nothing has changed since the last build: \(output.output) stays as it is") }
      if !report.refusals.isEmpty { throw ExitCode(1) }
      return
    }
    progress.stage("linking \(report.claims.documents.count) documents")
    let (graph, notes) = builder.linked(report.claims, decisions).parts
    progress.clear()
    tell(report)
    try output.write(report.claims, graph, notes, settings, mark: mark)
    if !report.refusals.isEmpty { throw ExitCode(1) }
  }

  /// Tells how many documents were read.
  private func tell(_ report: BuildReport) {
    if output.quiet { return }
    var line = "documents: \(report.filesRead) read, \(report.refusals.count) refused"
    if report.filesUnchanged > 0 { line += ", \(report.filesUnchanged) unchanged since the last build" }
    if report.duplicates > 0 { line += ", \(report.duplicates) with the same bytes as another" }
    Console.note(line)
    if !report.skipped.isEmpty { Console.note("skipped: " + Corpus.words(report.skipped)) }
  }
}
