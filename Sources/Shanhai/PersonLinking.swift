import Claims
public import Database
public import GraphDatabase
import Knowledge
public import Linking
import Ontology

/// Links again what judgements of persons rest on: the documents that name them or their namesakes.
public struct PersonLinking {
  private let graph: GraphDatabase
  private let folder: GraphFolder

  /// - Parameters:
  ///   - graph: the database of the folder.
  public init(_ graph: GraphDatabase, in folder: GraphFolder) {
    self.graph = graph
    self.folder = folder
  }

  /// The linked claims of these documents, if persons of these names come out of them as they stand in the graph: with the
  /// same IRIs, posts and articles. `nil` when they do not, as other documents told to which bodies their posts belong;
  /// when not all are persons; when decisions are kept; or when the claims are compressed.
  ///
  /// - Parameter iris: entities of the graph.
  public func linked(_ iris: [String], by linker: Linker) throws(DatabaseError) -> LinkedClaims? {
    guard graph.stamp.decisions.isEmpty, let claims = SortedClaims(folder.claimsPath) else { return nil }
    var names: Set<String> = []
    for iri in iris {
      guard let number = try graph.entity(iri), try graph.kind(of: number) == .person else { return nil }
      names.insert(NameForm.person(try graph.label(of: number)))
    }
    let known = try persons(named: names)
    let articles = known.articles
    let digests = articles.compactMap { $0.split(separator: "/").last.map(String.init) }
    guard digests.count == articles.count, let set = claims.documents(digests.sorted()) else { return nil }
    let linked = linker.linked(set)
    return Persons(named: names, in: linked.graph) == known ? linked : nil
  }

  private func persons(named names: Set<String>) throws(DatabaseError) -> Persons {
    var numbers: Set<Int> = []
    for name in names { numbers.formUnion(try graph.entities(perhapsNamed: name) ?? []) }
    var persons: Set<Int> = []
    var facts: Set<GraphDatabase.Fact> = []
    for number in numbers {
      guard try graph.kind(of: number) == .person, names.contains(NameForm.person(try graph.label(of: number))) else { continue }
      persons.insert(number)
      facts.formUnion(try graph.facts(from: number).filter { $0.relation == .holds })
      facts.formUnion(try graph.facts(to: number).filter { $0.relation == .mentions })
    }
    return Persons(named: names, in: try graph.graph(entities: persons, facts: facts, sourced: ([], [])))
  }
}

/// What the graph has of persons of some names.
private struct Persons: Equatable {
  private var iris: Set<String> = []
  private var posts: Set<[String]> = []
  private var mentions: Set<[String]> = []

  init(named names: Set<String>, in graph: KnowledgeGraph) {
    for entity in graph.entities where entity.kind == .person && names.contains(NameForm.person(entity.label)) {
      iris.insert(entity.iri)
    }
    for edge in graph.edges {
      if edge.relation == .holds, iris.contains(edge.subject) { posts.insert([edge.subject, edge.object]) }
      if edge.relation == .mentions, iris.contains(edge.object) { mentions.insert([edge.subject, edge.object]) }
    }
  }

  /// The articles that name them.
  var articles: Set<String> { Set(mentions.map { $0[0] }) }
}
