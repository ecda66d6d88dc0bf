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
  /// - Complexity: O(*n* log *n*) in the claims, and quadratic in the persons of one name that are not
  ///   certainly one, up to 256 of them; above, in the different offices and days that they have.
  public func graph(of claims: ClaimSet) -> KnowledgeGraph { linked(claims).graph }

  /// The graph of a set of claims, with the reasons for what is one in it.
  public func linked(_ claims: ClaimSet) -> LinkedClaims {
    let table = ClaimTable(claims)
    return linked(table, Resolution(table, gazetteer: gazetteer, namer: namer))
  }

  /// The entities of the graph of a set of claims, and what each document states of them.
  ///
  /// ``graph(of:)`` has the same entities; its facts and their sources are those of all shares together.
  /// - Complexity: that of ``graph(of:)``, with a fraction of its memory.
  public func shares(of claims: ClaimSet) -> LinkedShares {
    let table = ClaimTable(claims)
    let resolution = Resolution(table, gazetteer: gazetteer, namer: namer)
    var assembler = GraphAssembler(table, resolution, gazetteer: gazetteer, namer: namer, hasSources: false)
    let graph = assembler.graph()
    return LinkedShares(graph: graph, assembler: assembler)
  }

  /// The graph of a set of claims with a user's decisions applied.
  public func linked(_ claims: ClaimSet, _ decisions: Decisions) -> LinkedClaims {
    let base = linked(claims)
    if decisions.isEmpty { return base }
    let decided = DecidedClaims(claims, decisions, base: base)
    let table = ClaimTable(decided.claims)
    let resolution = Resolution(
      table, gazetteer: gazetteer, namer: namer, constraints: decided.constraints(table))
    return linked(
      table, resolution,
      notes: (decided.notes + decided.unfulfilled(table, resolution)).sorted { $0.line < $1.line })
  }

  private func linked(
    _ table: ClaimTable, _ resolution: Resolution, notes: [DecisionNote] = []
  ) -> LinkedClaims {
    var assembler = GraphAssembler(table, resolution, gazetteer: gazetteer, namer: namer)
    return LinkedClaims(
      graph: assembler.graph(), decisionNotes: notes, table: table, resolution: resolution,
      gazetteer: gazetteer)
  }
}
