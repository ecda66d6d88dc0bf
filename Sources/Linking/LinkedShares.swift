import Claims
public import Knowledge
import Ontology
import Text

/// The entities of a linked graph, and which facts each document states: what makes it possible to write the facts
/// and sources of many documents in many places.
public struct LinkedShares: Sendable {
  /// Entities with their literals, and the edges that no document states or that make officials of persons; no fact has
  /// a source.
  public let graph: KnowledgeGraph
  /// How many documents there are.
  public var count: Int { assembler.table.documents.count }

  /// A claim behind a fact of the graph.
  private struct Source {
    let subject: Int32
    let relation: Relation
    /// The object's draft, or -1.
    let object: Int32
    /// The position of the literal, or -1.
    let literal: Int32
    let fact: Int32
  }

  private let assembler: GraphAssembler
  private let sources: [Source]
  /// Where the sources of each document begin; one more than there are documents.
  private let starts: [Int]

  /// - Parameter assembler: one that has made `graph`.
  init(graph: KnowledgeGraph, assembler: GraphAssembler) {
    self.graph = graph
    self.assembler = assembler
    let table = assembler.table
    let edges = assembler.edges.lazy.filter { $0.fact >= 0 }.map {
      Source(subject: $0.subject, relation: $0.relation, object: $0.object, literal: -1, fact: $0.fact)
    }
    let literals = assembler.literals.indices.lazy.filter { assembler.literals[$0].fact >= 0 }.map {
      let literal = assembler.literals[$0]
      return Source(
        subject: literal.draft, relation: literal.relation, object: -1, literal: Int32($0), fact: literal.fact)
    }
    var starts = [Int](repeating: 0, count: table.documents.count + 1)
    func document(_ source: Source) -> Int { Int(table.facts[Int(source.fact)].document) }
    for source in edges { starts[document(source) + 1] += 1 }
    for source in literals { starts[document(source) + 1] += 1 }
    for number in table.documents.indices { starts[number + 1] += starts[number] }
    let none = Source(subject: -1, relation: .label, object: -1, literal: -1, fact: -1)
    var sources = [Source](repeating: none, count: starts[table.documents.count])
    var next = starts
    func place(_ source: Source) {
      let number = document(source)
      sources[next[number]] = source
      next[number] += 1
    }
    for source in edges { place(source) }
    for source in literals { place(source) }
    self.sources = sources
    self.starts = starts
  }

  /// The share of a document.
  /// - Parameter number: its place in the order of digests.
  /// - Complexity: O(*n* log *n*) in its claims, and the logarithm of the graph.
  public func share(of number: Int) -> SourceShare {
    let table = assembler.table
    var share = SourceShare(
      digest: table.documents[number].digest, article: assembler.resolution.iri(of: table.articles[number]))
    for source in sources[starts[number]..<starts[number + 1]] {
      let subject = assembler.drafts[Int(source.subject)].iri
      let claim = Int(table.facts[Int(source.fact)].claim)
      if source.object >= 0 {
        share.add(subject, source.relation, entity: assembler.drafts[Int(source.object)].iri, claim: claim)
      } else if let value = assembler.value(ofLiteral: Int(source.literal)),
        let written = written(value, source.relation, of: subject)
      {
        share.add(subject, source.relation, literal: written, claim: claim)
      }
    }
    return share
  }

  /// A literal as the graph's entity has it; `nil` when it has not: of dates, states and sums the best are kept.
  private func written(_ value: Literal, _ relation: Relation, of iri: String) -> Literal? {
    let attribute = Attribute(relation, value)
    var place = graph.entities.partitioningIndex { !$0.iri.precedesInBytes(iri) }
    while place < graph.entities.count, graph.entities[place].iri.hasSameBytes(as: iri) {
      let attributes = graph.entities[place].attributes
      let found = attributes.partitioningIndex { !($0 < attribute) }
      if found < attributes.count, attributes[found] == attribute { return attributes[found].value }
      place += 1
    }
    return nil
  }
}
