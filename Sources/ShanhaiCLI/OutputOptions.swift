public import ArgumentParser
import Dispatch
import Foundation
import Linking
import Ontology
import Shanhai
public import Writing

extension ProvenanceForm: ExpressibleByArgument {}

/// Where and how a graph is written.
struct OutputOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder to write to; made if need be.")
  var output = "out"

  @Option(help: "How the sources of facts are written into graph.ttl.")
  var provenance = ProvenanceForm.reified

  @Option(help: "What the IRIs of entities start with; ends in / or #.")
  var base = Namespace.defaultEntityBase

  @Option(
    help: """
      A file of decisions (same, different, reject, add), applied now and, kept in the folder, from \
      now on; see Documentation/Linking.md.
      """)
  var decisions: String?

  @Flag(name: .shortAndLong, help: "Only problems on standard error.")
  var quiet = false

  @Option(help: "An IRI or SPDX name that dataset.ttl states as the graph's licence.")
  var license: String?

  func validate() throws {
    guard GraphFormat.turtle.provenanceForms.contains(provenance) else {
      throw ValidationError(
        "--provenance \(provenance.rawValue): Turtle cannot hold it; export it as trig or nquads")
    }
    guard base.hasSuffix("/") || base.hasSuffix("#"), base.contains(":"),
      !base.unicodeScalars.contains(where: { $0.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains($0) })
    else { throw ValidationError("--base wants an absolute IRI that ends in / or #") }
  }

  func graphOutput(mark: [UInt8]? = nil) -> GraphOutput {
    GraphOutput(
      folder: output, provenance: provenance, baseIRI: base, license: license, mark: mark)
  }

  /// The decisions given, or those that an earlier run kept in the folder.
  /// - Throws: `ExitCode` after telling what is wrong with them.
  func readDecisions() throws -> Decisions? {
    guard let path = decisions ?? DecisionFile.path(in: output) else { return nil }
    return try Decisions.reading(path)
  }

  /// Removes unfinished files when the program is told to stop.
  func removeUnfinishedOnSignal() -> [any DispatchSourceSignal] {
    let output = graphOutput()
    return [SIGINT, SIGTERM, SIGHUP].map { (number: Int32) in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        output.removeUnfinished()
        Foundation.exit(128 + number)
      }
      source.activate()
      return source
    }
  }
}

extension Decisions {
  /// Reads a file of decisions whole.
  /// - Throws: `ExitCode` after telling what is wrong with it.
  static func reading(_ path: String, failure: Int32 = 1) throws -> Decisions {
    do {
      let (decisions, problems) = try DecisionFile.read(path)
      for problem in problems { Console.problem(problem) }
      if !problems.isEmpty { throw ExitCode(failure) }
      return decisions
    } catch let refusal as Refusal {
      Console.problem(refusal)
      throw ExitCode(failure)
    }
  }
}
