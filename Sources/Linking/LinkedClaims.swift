public import Knowledge
import Lexicon
import Ontology
import Text

/// Linked claims: the graph, and why it is as it is.
public struct LinkedClaims: Sendable {
  public let graph: KnowledgeGraph
  /// What came of decisions that did not simply apply, in the order of their lines.
  public let decisionNotes: [DecisionNote]
  /// Both, without what they came from, which takes as much memory.
  public var parts: (graph: KnowledgeGraph, decisionNotes: [DecisionNote]) { (graph, decisionNotes) }
  let table: ClaimTable
  let resolution: Resolution
  let gazetteer: Gazetteer

  /// How entities came about.
  ///
  /// - Parameters:
  ///   - iris: entities of the graph.
  ///   - hasNamesakes: whether to judge each against its namesakes; else only among each other.
  public func account(of iris: [String], hasNamesakes: Bool) -> LinkAccount {
    let accountant = Accountant(self)
    let asked = iris.compactMap { iri in resolution.entityOfIRI[ByteKey(iri)].map { (iri, $0) } }
    var pairs: [(first: String, second: String, judgement: Judgement)] = []
    var seen: Set<PersonResolver.Pair> = []
    for (iri, entity) in asked {
      let others = hasNamesakes ? accountant.namesakes(of: entity) : asked.map(\.1)
      for other in others where other != entity && seen.insert(.init(entity, other)).inserted {
        pairs.append(
          (iri, resolution.entities[other].iri, accountant.judgement(entity, other)))
      }
    }
    return LinkAccount(
      merges: asked.map { (iri: $0.0, judgements: accountant.merges(of: $0.1)) },
      names: Dictionary(asked.map { ($0.0, accountant.names(of: $0.1)) }) { first, _ in first },
      pairs: pairs)
  }
}
