public import ArgumentParser
import Dispatch
import Foundation
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

  var graphOutput: GraphOutput {
    GraphOutput(folder: output, provenance: provenance, baseIRI: base, license: license)
  }

  /// Removes unfinished files when the program is told to stop.
  func removeUnfinishedOnSignal() -> [any DispatchSourceSignal] {
    let output = graphOutput
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
