public import ArgumentParser
import Knowledge
public import Shanhai

extension Finding.Kind: ExpressibleByArgument {}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prints contradictions and gaps of a graph, with the sentences of each.",
    discussion: """
      Exit status: 0 nothing found, 1 something found, 2 could not run.
      """ + Examples.of("check"))

  @OptionGroup var source: GraphArgument

  @Option(help: "Only findings of this kind; may be given more than once.")
  var kind: [Finding.Kind] = []

  @Flag(help: "Only contradictions: not what is missing.")
  var noGaps = false

  @Flag(help: "One JSON object a finding.")
  var json = false

  func validate() throws {
    if noGaps, let gap = kind.first(where: \.isGap) {
      throw misuse("--kind \(gap.rawValue)", "is a gap, which --no-gaps leaves out")
    }
  }

  func run() throws {
    let graph = try source.asking(failure: 2) { asked in try asked.reviewed() }
    let review = Review(GraphIndex(graph)) { finding in
      (kind.isEmpty || kind.contains(finding)) && !(noGaps && finding.isGap)
    }
    if json { Console.write(review.jsonLines) } else { Console.write(review.text) }
    if !review.findings.isEmpty { throw ExitCode(1) }
  }
}
