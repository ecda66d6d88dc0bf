import ArgumentParser
import Claims
import Knowledge
import Linking
import Shanhai

extension OutputOptions {
  /// Writes a graph and tells what was written.
  ///
  /// - Parameters:
  ///   - notes: what came of decisions.
  ///   - settings: how it is written.
  ///   - mark: which program and word lists read the documents, if this program did.
  func write(
    _ claims: ClaimSet, _ graph: KnowledgeGraph, _ notes: [DecisionNote], _ settings: GraphSettings, mark: [UInt8]?
  ) throws {
    for note in notes {
      Console.note("shanhai: \(note)")
      for source in note.sources { Console.note("  “\(source.quote)”") }
    }
    let written: GraphOutput.Written
    do {
      written = try GraphOutput(folder: output, settings: settings, mark: mark, isCompressed: gzip)
        .write(claims, graph, decisions: try readDecisions()?.text)
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
