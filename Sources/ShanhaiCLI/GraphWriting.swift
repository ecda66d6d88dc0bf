import ArgumentParser
import Claims
import Knowledge
import Shanhai

extension OutputOptions {
  /// Writes a graph and tells what was written.
  func write(_ claims: ClaimSet, _ graph: KnowledgeGraph) throws {
    let written: GraphOutput.Written
    do {
      written = try graphOutput.write(claims, graph)
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
    if let failure = written.pictureFailure {
      Console.problem(Refusal(file: output + "/graph.svg", reason: "not drawn: " + failure))
    }
    if quiet { return }
    for line in GraphSummary(graph).lines { Console.note(line) }
    Console.note("identity: sha256:\(written.identity)")
    Console.note("wrote \(output): " + written.files.joined(separator: ", "))
  }
}
