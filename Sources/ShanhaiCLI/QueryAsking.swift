import Foundation
import Machine
import Shanhai
import Stores
import Writing

/// Asks a store a question: Oxigraph on this machine, or another by its endpoint.
struct QueryAsking {
  let text: QueryCommand.Text
  let endpoint: String?
  let patience: PatienceOptions
  let allowsService: Bool

  /// The answer as the store gives it: JSON, or Turtle of a graph.
  func answer(asGraph isGraph: Bool) throws -> [UInt8] {
    if let endpoint {
      let accept = isGraph ? "text/turtle" : "application/sparql-results+json"
      return try Endpoint(endpoint, timeout: .seconds(patience.timeout)).answer(text.sparql, accept: accept).bytes
    }
    if !allowsService && FederatedQuery.isFederated(text.sparql) {
      throw misuse("SERVICE", "goes over the network; --allow-service lets it")
    }
    let oxigraph = try Oxigraph()
    let name = isGraph ? "ttl" : "json"
    let lines = try text.graph.lines()
    let store = try store(of: lines, oxigraph)
    do {
      return try oxigraph.answer(text.sparql, from: store.folder, format: name)
    } catch let error as StoreError {
      // Either the question is wrong, or what was kept is damaged.
      guard !store.isNew, error.reason.hasPrefix("Corruption") || !oxigraph.canRead(store.folder) else { throw error }
    }
    try StoreCache().remove(store.folder)
    return try oxigraph.answer(text.sparql, from: self.store(of: lines, oxigraph).folder, format: name)
  }

  /// The folder of the store, loaded if need be.
  private func store(of lines: [UInt8], _ oxigraph: Oxigraph) throws -> (folder: String, isNew: Bool) {
    let decisions = GraphFolder(of: text.graph.graph).flatMap { DecisionFile.path(in: $0.path) }
      .flatMap { FileManager.default.contents(atPath: $0) }
    let key = StoreKey.name(of: lines + (decisions ?? Data()), base: try text.graph.entityBase, version: ProgramVersion.current)
    return try StoreCache().store(key) { folder in
      let knowledge = try text.graph.linked(lines).graph
      let temporary = try PrivateFolder()
      let file = try temporary.create("graph.ttl")
      try knowledge.write(as: .turtle, provenance: .reified, base: try text.graph.entityBase) { chunk in
        try file.write(contentsOf: chunk)
      }
      try file.close()
      try oxigraph.load(temporary.path + "/graph.ttl", into: folder)
      temporary.remove()
    }
  }
}
