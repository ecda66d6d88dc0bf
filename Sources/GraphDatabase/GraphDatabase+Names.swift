public import Database
public import Knowledge
import Ontology

extension GraphDatabase {
  /// The entities that have a name as a whole, without white space and marks around it.
  ///
  /// - Complexity: O(log *n*).
  public func entities(named name: String) throws(DatabaseError) -> [Int] {
    let rows = try database.statement("SELECT entity FROM name WHERE name = ? ORDER BY entity")
    rows.bind(KnowledgeGraph.foldedName(name), at: 0)
    return try numbers(rows)
  }

  /// The entities whose names may hold a text, and perhaps others; `nil` when any may.
  public func entities(perhapsNamed text: String) throws(DatabaseError) -> [Int]? {
    try Bigrams.expression(for: text).map { (expression) throws(DatabaseError) in try entities(matching: expression) }
  }

  /// The entities whose names have a letter in common with a text; `nil` when any may.
  public func entities(perhapsLike text: String) throws(DatabaseError) -> [Int]? {
    try Bigrams.expression(forAnyLetterOf: text).map { (expression) throws(DatabaseError) in try entities(matching: expression) }
  }

  private func entities(matching expression: String) throws(DatabaseError) -> [Int] {
    let rows = try database.statement("SELECT rowid FROM label_search WHERE label_search MATCH ? ORDER BY rowid")
    rows.bind(expression, at: 0)
    return try numbers(rows)
  }

  private func numbers(_ rows: Statement) throws(DatabaseError) -> [Int] {
    var found: [Int] = []
    while try rows.step() { found.append(rows.int(0)) }
    return found
  }

  /// Some entities, or all of them for `nil`, with their names and nothing else.
  public func names(of entities: [Int]?) throws(DatabaseError) -> KnowledgeGraph {
    let relations = Relation.all.filter { $0 == .label || $0.isName }.compactMap { terms.number(of: $0) }
    let list = relations.map(String.init).joined(separator: ", ")
    let columns = "e.id, e.iri, e.kind, e.label, a.relation, a.value, a.type"
    let join = "entity e LEFT JOIN attribute a ON a.entity = e.id AND a.relation IN (\(list))"
    var parts: [Entity] = []
    var (last, attributes) = (-1, [Attribute]())
    func take(_ rows: Statement) throws(DatabaseError) {
      if rows.int(0) != last {
        (last, attributes) = (rows.int(0), [])
      } else {
        parts.removeLast()
      }
      if !rows.isNull(4) { attributes.append(try terms.attribute(rows, from: 4, sources: [])) }
      parts.append(
        Entity(iri: rows.text(1), kinds: [try terms.kind(rows.int(2))], label: rows.text(3), attributes: attributes))
    }
    if let entities {
      let rows = try database.statement("SELECT \(columns) FROM \(join) WHERE e.id = ? ORDER BY a.id")
      for entity in entities {
        rows.bind(entity, at: 0)
        while try rows.step() { try take(rows) }
      }
    } else {
      let rows = try database.statement("SELECT \(columns) FROM \(join) ORDER BY e.id, a.id")
      while try rows.step() { try take(rows) }
    }
    return KnowledgeGraph(ordered: parts, edges: [])
  }
}
