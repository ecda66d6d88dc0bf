import ArgumentParser
import Claims
import Lexicon
import Linking
import Shanhai

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Merges claims of any number of runs into one graph.")

  @Argument(help: "Files that extract wrote, folders that build or link wrote, or - for standard input.")
  var claims: [String]

  @Option(
    help: """
      Take this document out, as if it had never been read: its identifier, or eight digits or more \
      of its digest. May be given more than once.
      """)
  var without: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    let signals = output.removeUnfinishedOnSignal()
    defer { signals.forEach { $0.cancel() } }
    let decisions = try output.readDecisions() ?? .none
    var set = ClaimSet()
    var problems = 0
    for argument in claims {
      for problem in ClaimFiles.read(argument, into: &set) {
        problems += 1
        Console.note("shanhai: \(problem)")
      }
    }
    for name in without where set.remove(name) == 0 {
      problems += 1
      Console.problem(Refusal(file: name, reason: "no such document"))
    }
    guard !set.documents.isEmpty else {
      if problems == 0 {
        Console.problem(Refusal(file: claims.joined(separator: " "), reason: "no documents"))
      }
      throw ExitCode(1)
    }
    let linker = Linker(gazetteer: try .bundled(), baseIRI: output.base)
    let linked = linker.linked(set, decisions)
    if !output.quiet { Console.note("documents: \(set.documents.count) linked") }
    try output.write(set, linked, mark: nil)
    if problems > 0 { throw ExitCode(1) }
  }
}
