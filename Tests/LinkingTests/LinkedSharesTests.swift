import Claims
import Knowledge
import Linking
import Ontology
import Testing

struct LinkedSharesTests {
  private struct Fact: Hashable {
    let subject: String
    let relation: Relation
    let object: String
    let datatype: Literal.Datatype?
  }

  /// The sources of each fact that has any.
  private func sources(of graph: KnowledgeGraph) -> [Fact: Set<Provenance>] {
    var found: [Fact: Set<Provenance>] = [:]
    for edge in graph.edges where edge.relation != .mentions && !edge.provenance.isEmpty {
      let fact = Fact(subject: edge.subject, relation: edge.relation, object: edge.object, datatype: nil)
      found[fact, default: []].formUnion(edge.provenance)
    }
    for entity in graph.entities {
      for attribute in entity.attributes where !attribute.provenance.isEmpty {
        let fact = Fact(
          subject: entity.iri, relation: attribute.relation, object: attribute.value.lexical, datatype: attribute.value.datatype)
        found[fact, default: []].formUnion(attribute.provenance)
      }
    }
    return found
  }

  @Test(arguments: 0..<40) func sharesAreTheSourcesOfTheGraph(seed: Int) throws {
    let claims = ClaimSet(entangledCorpus(seed: UInt64(seed), documents: 25))
    let linker = try linker()
    let (graph, shares) = (linker.graph(of: claims), linker.shares(of: claims))
    #expect(shares.count == 25)
    #expect(sources(of: shares.graph).isEmpty)
    #expect(shares.graph.entities.map(\.iri) == graph.entities.map(\.iri))
    #expect(shares.graph.entities.map(\.label) == graph.entities.map(\.label))
    func edges(_ graph: KnowledgeGraph) -> Set<Edge> {
      Set(graph.edges.map { Edge(subject: $0.subject, relation: $0.relation, object: $0.object, provenance: []) })
    }
    var edgesFound = edges(shares.graph)
    var found: [Fact: Set<Provenance>] = [:]
    for (number, document) in claims.sorted.enumerated() {
      let part = try #require(shares.share(of: number).graph(of: document))
      found.merge(sources(of: part)) { $0.union($1) }
      edgesFound.formUnion(edges(part))
    }
    #expect(edgesFound == edges(graph))
    #expect(found == sources(of: graph))
  }

  @Test func aShareIsOfOneDocument() throws {
    let claims = ClaimSet(entangledCorpus(seed: 7, documents: 2))
    let shares = try linker().shares(of: claims)
    let documents = claims.sorted
    #expect(shares.share(of: 0).digest == documents[0].digest)
    #expect(shares.share(of: 0).graph(of: documents[1]) == nil)
    let fewer = DocumentClaims(
      identifier: documents[0].identifier, digest: documents[0].digest, metadata: documents[0].metadata,
      claims: documents[0].claims.dropLast(documents[0].claims.count - 1))
    #expect(shares.share(of: 0).graph(of: fewer) == nil)
  }
}
