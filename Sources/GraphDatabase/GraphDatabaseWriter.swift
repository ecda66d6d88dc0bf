public import Database
public import Knowledge
import Ontology
import Querying
import Text

/// Writes a graph as a database of SQLite.
public struct GraphDatabaseWriter {
  private let graph: KnowledgeGraph
  private let database: Database
  private var evidence = EvidenceTable()

  /// Makes a database in a file that is not there or empty.
  ///
  /// - Parameters:
  ///   - stamp: what the graph was made from, kept in it.
  /// - Complexity: O(*n* log *n*) in the graph and the words of its passages.
  public static func write(
    _ graph: KnowledgeGraph, _ stamp: GraphStamp, to path: String
  ) throws(DatabaseError) {
    let database = try Database(creating: path)
    try database.execute("PRAGMA user_version = \(GraphSchema.version); BEGIN")
    try database.execute(GraphSchema.tables + GraphSchema.search)
    let writer = GraphDatabaseWriter(graph: graph, database: database)
    try writer.writeTerms()
    try writer.writeEntities()
    try writer.writeSources()
    try writer.writeEdges()
    try writer.writeAdjacency()
    try writer.write(stamp)
    try database.execute(GraphSchema.indexes)
    try database.execute(FlatTable.sql)
    try database.execute("COMMIT; ANALYZE")
  }

  private init(graph: KnowledgeGraph, database: Database) {
    self.graph = graph
    self.database = database
    evidence.number(the: graph)
  }

  private func write(_ stamp: GraphStamp) throws(DatabaseError) {
    let insert = try database.statement("INSERT INTO meta VALUES (?, ?)")
    for (name, value) in stamp.members {
      insert.bind(name, at: 0)
      insert.bind(value, at: 1)
      try insert.run()
    }
  }

  // MARK: Terms

  private func writeTerms() throws(DatabaseError) {
    let kinds = try database.statement("INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?)")
    for kind in EntityKind.all {
      kinds.bind(Int(kind.number), at: 0)
      kinds.bind(kind.isBuiltIn ? kind.name : kind.term.prefixedName, at: 1)
      kinds.bind(kind.label(), at: 2)
      kinds.bind(kind.label(in: .english), at: 3)
      kinds.bind(kind.superkind?.rawValue, at: 4)
      kinds.bind(kind.isBuiltIn ? 0 : 1, at: 5)
      try kinds.run()
    }
    let relations = try database.statement("INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for relation in Relation.all {
      relations.bind(Int(relation.number), at: 0)
      relations.bind(relation.prefixedName, at: 1)
      relations.bind(relation.label(), at: 2)
      relations.bind(relation.label(in: .english), at: 3)
      relations.bind(relation.inverseLabel == relation.label() ? nil : relation.inverseLabel, at: 4)
      relations.bind(relation.range.rawValue, at: 5)
      relations.bind(relation.general?.prefixedName, at: 6)
      relations.bind(relation.isBuiltIn ? 0 : 1, at: 7)
      try relations.run()
    }
    let namespaces = try database.statement("INSERT INTO namespace VALUES (?, ?)")
    for namespace in Namespace.all where !namespace.isBuiltIn {
      namespaces.bind(namespace.prefix, at: 0)
      namespaces.bind(namespace.iri, at: 1)
      try namespaces.run()
    }
  }

  // MARK: Entities

  private func writeEntities() throws(DatabaseError) {
    let entities = try database.statement("INSERT INTO entity VALUES (?, ?, ?, ?)")
    let attributes = try database.statement("INSERT INTO attribute VALUES (?, ?, ?, ?, ?)")
    let links = try database.statement("INSERT OR IGNORE INTO attribute_evidence VALUES (?, ?)")
    let words = try database.statement("INSERT INTO label_search (rowid, words) VALUES (?, ?)")
    var whole: [(name: ByteKey, entity: Int)] = []
    var number = 0
    for (position, entity) in graph.entities.enumerated() {
      entities.bind(position, at: 0)
      entities.bind(entity.iri, at: 1)
      entities.bind(Int(entity.kind.number), at: 2)
      entities.bind(entity.label, at: 3)
      try entities.run()
      var names = [entity.label]
      for attribute in entity.attributes {
        if attribute.relation == .label || attribute.relation.isName { names.append(attribute.value.lexical) }
        attributes.bind(number, at: 0)
        attributes.bind(position, at: 1)
        attributes.bind(Int(attribute.relation.number), at: 2)
        attributes.bind(attribute.value.lexical, at: 3)
        attributes.bind(attribute.value.datatype.rawValue, at: 4)
        try attributes.run()
        try link(number, to: attribute.provenance, links)
        number += 1
      }
      whole += Set(names.map { ByteKey(KnowledgeGraph.foldedName($0)) }).map { ($0, position) }
      // A name that is written with blanks is found without them, too.
      names += names.filter { $0.contains(where: \.isWhitespace) }.map { $0.filter { !$0.isWhitespace } }
      words.bind(position, at: 0)
      words.bind(names.map(Bigrams.words(of:)).joined(separator: " "), at: 1)
      try words.run()
    }
    // In their order, as rows are put behind each other faster than between each other.
    let insert = try database.statement("INSERT INTO name VALUES (?, ?)")
    whole.sort { $0.name != $1.name ? $0.name.string.precedesInBytes($1.name.string) : $0.entity < $1.entity }
    for (name, entity) in whole {
      insert.bind(name.string, at: 0)
      insert.bind(entity, at: 1)
      try insert.run()
    }
  }

  private func writeEdges() throws(DatabaseError) {
    let edges = try database.statement("INSERT INTO edge VALUES (?, ?, ?, ?)")
    let links = try database.statement("INSERT OR IGNORE INTO edge_evidence VALUES (?, ?)")
    let index = GraphIndex(graph)
    var number = 0
    for (position, edge) in graph.edges.enumerated() {
      guard let subject = index.subject(of: position), let object = index.object(of: position) else { continue }
      edges.bind(number, at: 0)
      edges.bind(subject, at: 1)
      edges.bind(Int(edge.relation.number), at: 2)
      edges.bind(object, at: 3)
      try edges.run()
      try link(number, to: edge.provenance, links)
      number += 1
    }
  }

  private func writeAdjacency() throws(DatabaseError) {
    let adjacency = FactGraph(graph).adjacency
    let insert = try database.statement("INSERT INTO adjacency VALUES (?, ?)")
    for node in 0..<adjacency.nodeCount {
      insert.bind(node, at: 0)
      insert.bind(adjacency.rows(at: node).bytes, at: 1)
      try insert.run()
    }
  }

  private func link(
    _ fact: Int, to provenance: [Provenance], _ insert: Statement
  ) throws(DatabaseError) {
    for source in provenance {
      guard let number = evidence.number(of: source, in: graph) else { continue }
      insert.bind(fact, at: 0)
      insert.bind(number, at: 1)
      try insert.run()
    }
  }

  // MARK: Sources

  private func writeSources() throws(DatabaseError) {
    let rules = try database.statement("INSERT INTO rule VALUES (?, ?)")
    for (number, rule) in evidence.rules.enumerated() {
      rules.bind(number, at: 0)
      rules.bind(rule, at: 1)
      try rules.run()
    }
    let passages = try database.statement("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)")
    let words = try database.statement("INSERT INTO passage_search (rowid, words) VALUES (?, ?)")
    let readings = try database.statement("INSERT INTO evidence VALUES (?, ?, ?, ?, ?)")
    var last: EvidenceTable.Key?
    var passage = -1
    for (number, key) in evidence.keys.enumerated() {
      if last.map({ !$0.isInPassage(of: key) }) ?? true {
        passage += 1
        let quote = evidence.quote(of: key)
        passages.bind(passage, at: 0)
        passages.bind(Int(key.article), at: 1)
        passages.bind(quote, at: 2)
        passages.bind(key.scalars.lowerBound, at: 3)
        passages.bind(key.scalars.upperBound, at: 4)
        passages.bind(key.bytes.lowerBound, at: 5)
        passages.bind(key.bytes.upperBound, at: 6)
        try passages.run()
        words.bind(passage, at: 0)
        words.bind(Bigrams.words(of: quote), at: 1)
        try words.run()
      }
      last = key
      readings.bind(number, at: 0)
      readings.bind(passage, at: 1)
      readings.bind(Int(key.rule), at: 2)
      readings.bind(key.confidence, at: 3)
      readings.bind(key.qualifiers.map(\.rawValue).joined(separator: " "), at: 4)
      try readings.run()
    }
  }
}
