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

  @OptionGroup var output: OutputOptions

  func run() throws {
    let signals = output.removeUnfinishedOnSignal()
    defer { signals.forEach { $0.cancel() } }
    var set = ClaimSet()
    var problems = 0
    for argument in claims {
      for problem in ClaimFiles.read(argument, into: &set) {
        problems += 1
        Console.note("shanhai: \(problem)")
      }
    }
    guard !set.documents.isEmpty else {
      if problems == 0 {
        Console.problem(Refusal(file: claims.joined(separator: " "), reason: "no documents"))
      }
      throw ExitCode(1)
    }
    let graph = Linker(gazetteer: try .bundled(), baseIRI: output.base).graph(of: set)
    if !output.quiet { Console.note("documents: \(set.documents.count) linked") }
    try output.write(set, graph)
    if problems > 0 { throw ExitCode(1) }
  }
}
