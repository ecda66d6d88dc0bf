import ArgumentParser
import Knowledge
import Shanhai
import Stores
import Writing

struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Puts the graph into a store that speaks the SPARQL 1.1 Graph Store Protocol.",
    discussion: """
      What the store holds under the same name is replaced, and no redirect is followed. \
      Exit status: 0 done; 1 the store refused or could not be reached; 2 wrong usage.
      """ + Examples.of("load"))

  @OptionGroup var graph: GraphArgument

  @Option(help: "The address of the store's Graph Store Protocol.")
  var endpoint: String

  @Option(help: "The name of the graph in the store, an absolute IRI; the default graph unless given.")
  var name: String?

  @Option(help: "How the sources of facts are written: none, reified, rdf-star, rdf-1.2.")
  var provenance: String?

  @OptionGroup var patience: PatienceOptions

  func validate() throws {
    if let name, let fault = AbsoluteIRI.fault(in: name) { throw misuse("--name \(name)", fault) }
  }

  func run() throws {
    let form = try provenance.map { ProvenanceForm(named: $0) } ?? graph.settings.provenance
    guard let form, GraphFormat.turtle.provenanceForms.contains(form) else {
      throw misuse(
        "--provenance \(provenance ?? "")", "is none of none, reified, rdf-star, rdf-1.2")
    }
    do {
      let endpoint = try Endpoint(endpoint, timeout: .seconds(patience.timeout))
      let knowledge = try graph.load()
      var turtle: [UInt8] = []
      knowledge.write(as: .turtle, provenance: form, base: try graph.entityBase) { turtle += $0 }
      try endpoint.put(turtle, as: name)
      Console.note("loaded \(knowledge.entities.count) entities, \(knowledge.edges.count) facts")
    } catch let error as ExitCode {
      throw error
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
  }
}
