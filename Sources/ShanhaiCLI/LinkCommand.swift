import ArgumentParser
import Claims
import Lexicon
import Linking
import Shanhai
import Text

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Merges claims of any number of runs into one graph.",
    discussion: """
      Exit status: 0 done; 1 some claims were refused or it could not be written; 2 wrong usage.
      """ + Examples.of("link"))

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
    try output.refuseForeignClaims(reading: claims)
    let settings = try output.settings(reading: claims)
    var set = ClaimSet()
    var problems = 0
    for argument in claims {
      for problem in ClaimFiles.read(argument, into: &set) {
        problems += 1
        Console.note("shanhai: \(problem)")
      }
    }
    // The claims may declare relations that decisions name.
    let decisions = try output.readDecisions() ?? .none
    let unwanted = try without.map { try documents($0, in: set) }
    for document in unwanted.joined() { set.remove(digest: document.digest) }
    guard !set.documents.isEmpty else {
      if problems == 0 {
        Console.problem(Refusal(file: claims.joined(separator: " "), reason: "no documents"))
      }
      throw ExitCode(1)
    }
    let linker = Linker(gazetteer: try .bundled(), baseIRI: settings.base)
    let linked = linker.linked(set, decisions)
    if !output.quiet { Console.note("documents: \(set.documents.count) linked") }
    try output.write(set, linked, settings, mark: nil)
    if problems > 0 { throw ExitCode(1) }
  }

  /// The document to take out.
  /// - Throws: `ExitCode` after telling that there is none, or listing those that may be meant.
  private func documents(_ name: String, in set: ClaimSet) throws -> [DocumentClaims] {
    let exact = set.documents(named: name)
    if exact.count == 1 { return exact }
    let candidates = exact.isEmpty ? set.documents(nearlyNamed: name) : exact
    guard !candidates.isEmpty else {
      let near = NearestNames(to: name, among: set.sorted.map(\.identifier))
      throw misuse("--without \(name)", "no such document" + near.question)
    }
    let words = candidates.count == 1 ? "no such document; this one may be" : "\(candidates.count) documents may be"
    let status = misuse(name, "\(words) meant; name one by its whole identifier, or its digest:")
    for candidate in candidates.prefix(20) {
      Console.note("  \(candidate.identifier) \(candidate.digest.prefix(16)) \(candidate.metadata.headline ?? "")")
    }
    if candidates.count > 20 { Console.note("  and \(candidates.count - 20) more") }
    throw status
  }
}
