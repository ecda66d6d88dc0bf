public import Claims
public import Knowledge
public import Lexicon
public import Ontology

/// Decides which of the entities that documents know are one, and makes the graph of them.
///
/// A pure function: the same set of claims gives the same graph, whatever the order and grouping
/// in which it was read. Regions and posts are identified by their keys, bodies and places by name
/// and region, persons by name and offices, events and agreements by what took place when between
/// whom; pairings by their two regions. Measures belong to their document.
public struct Linker: Sendable {
  private let gazetteer: Gazetteer
  private let namer: EntityIRI

  /// - Parameter baseIRI: what every entity's IRI starts with; ends in `/` or `#`.
  public init(gazetteer: Gazetteer, baseIRI: String = Namespace.defaultEntityBase) {
    self.gazetteer = gazetteer
    namer = EntityIRI(base: baseIRI)
  }

  /// The graph of a set of claims.
  /// - Complexity: O(*n* log *n*) in the claims, and quadratic in the persons of one name and the
  ///   events of one region and time that are not certainly one.
  public func graph(of claims: ClaimSet) -> KnowledgeGraph {
    let table = ClaimTable(claims)
    let resolution = Resolution(table, gazetteer: gazetteer, namer: namer)
    var assembler = GraphAssembler(table, resolution, gazetteer: gazetteer, namer: namer)
    return assembler.graph()
  }
}
