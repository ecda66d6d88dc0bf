import Knowledge
import Ontology

/// What a graph uses of users' vocabularies.
struct DeclaredTerms {
  /// By prefix.
  let namespaces: [Namespace]
  /// By prefixed name.
  let relations: [Relation]

  /// - Complexity: O(*n* + *e*) when anything is declared at all.
  init(of graph: KnowledgeGraph) {
    var relations: Set<Relation> = []
    var kinds: Set<EntityKind> = []
    if !Relation.declared.isEmpty || !EntityKind.declared.isEmpty {
      for entity in graph.entities {
        kinds.formUnion(entity.kinds)
        for attribute in entity.attributes { relations.insert(attribute.relation) }
      }
      for edge in graph.edges { relations.insert(edge.relation) }
    }
    self.relations = relations.filter { !$0.isBuiltIn }.sorted()
    let terms = relations.map(\.term) + kinds.map(\.term)
    namespaces = Set(terms.map(\.namespace)).filter { !$0.isBuiltIn }.sorted()
  }
}
