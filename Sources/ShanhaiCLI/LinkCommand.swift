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
      With --split the graph is made in two steps, of which the second, --shard, may run in many places: \
      their N-Quads together, sorted and each once, are the graph's. Scripts/spark does so. \
      Exit status: 0 done; 1 some claims were refused or it could not be written; 2 wrong usage.
      """ + Examples.of("link"))

  @Argument(help: "Files that extract wrote, folders that build or link wrote, or - for standard input.")
  var claims: [String]

  @Flag(
    help: """
      Write in place of the graph's files entities.nq, the entities, and shares.jsonl, which facts each document \
      states.
      """)
  var split = false

  @Flag(
    help: """
      Read lines of claims, each followed by the document's line of shares.jsonl, and print the N-Quads of \
      these facts and their sources.
      """)
  var shard = false

  @Option(
    help: """
      Take this document out, as if it had never been read: its identifier, or eight digits or more \
      of its digest. May be given more than once.
      """)
  var without: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if shard, split { throw misuse("--shard", "is the step after --split") }
    guard shard || split else { return }
    let flag = shard ? "--shard" : "--split"
    try refuseIdle(output.decisions, "--decisions", "decisions want a graph made in one step, without \(flag)")
    try refuseIdle(output.provenance?.rawValue, "--provenance", "\(flag) is for N-Quads with reified sources")
    try refuseIdle(output.gzip.map { _ in "" }, "--gzip", "\(flag) writes no claims")
    try refuseIdle(output.license, "--license", "\(flag) writes no dataset.ttl")
    if shard {
      try refuseIdle(without.first, "--without", "--shard reads what --split has linked")
      guard claims == ["-"] else { throw misuse(claims.joined(separator: " "), "--shard reads standard input, -") }
    }
  }

  func run() throws {
    if shard { return try writeSources() }
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
    let decisions = split ? .none : try output.readDecisions() ?? .none
    let unwanted = try without.map { try documents($0, in: set) }
    for document in unwanted.joined() { set.remove(digest: document.digest) }
    guard !set.documents.isEmpty else {
      if problems == 0 {
        Console.problem(Refusal(file: claims.joined(separator: " "), reason: "no documents"))
      }
      throw ExitCode(1)
    }
    let linker = Linker(gazetteer: try .bundled(), baseIRI: settings.base)
    if split {
      try write(linker.shares(of: set), settings.base)
      if problems > 0 { throw ExitCode(1) }
      return
    }
    let (graph, notes) = linker.linked(set, decisions).parts
    if !output.quiet { Console.note("documents: \(set.documents.count) linked") }
    try output.write(set, graph, notes, settings, mark: nil)
    if problems > 0 { throw ExitCode(1) }
  }

  private func write(_ shares: LinkedShares, _ base: String) throws {
    do throws(OutputError) {
      try SplitGraph.write(shares, to: output.output, base: base)
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
    if output.quiet { return }
    Console.note("documents: \(shares.count) linked")
    Console.note("wrote \(output.output): \(SplitGraph.entitiesName), \(SplitGraph.sharesName)")
  }

  private func writeSources() throws {
    let base = output.base ?? GraphSettings().base
    var number = 1
    while let claims = readLine() {
      do throws(Refusal) {
        guard let share = readLine() else { throw Refusal(file: "-:\(number)", reason: "has no share behind it") }
        Console.write(
          try SplitGraph.quads(claims: Array(claims.utf8), share: Array(share.utf8), named: "-:\(number)", base: base))
      } catch {
        Console.problem(error)
        throw ExitCode(1)
      }
      number += 2
    }
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
