import Database
import Knowledge
import Ontology

/// The kinds and relations of a database by the numbers that they have in it; those that users declared are
/// declared again.
struct KeptTerms {
  private var kinds: [Int: EntityKind] = [:]
  private var relations: [Int: Relation] = [:]
  private var numbers: [Relation: Int] = [:]
  private var kindNumbers: [EntityKind: Int] = [:]

  init(_ database: Database) throws(DatabaseError) {
    let namespaces = try database.statement("SELECT prefix, iri FROM namespace")
    while try namespaces.step() {
      let (prefix, iri) = (namespaces.text(0), namespaces.text(1))
      try Self.declaring { () throws(VocabularyError) in _ = try Namespace.declare(prefix: prefix, iri: iri) }
    }
    let kindRows = try database.statement("SELECT id, name, zh, en, superkind, declared FROM kind ORDER BY id")
    while try kindRows.step() {
      let (name, chinese, english) = (kindRows.text(1), kindRows.text(2), kindRows.text(3))
      let superkind = EntityKind.Superkind(rawValue: kindRows.text(4))
      if kindRows.int(5) != 0 {
        try Self.declaring { () throws(VocabularyError) in
          _ = try EntityKind.declare(name, chinese: chinese, english: english, under: superkind)
        }
      }
      kinds[kindRows.int(0)] = EntityKind(named: name)
      if let kind = EntityKind(named: name) { kindNumbers[kind] = kindRows.int(0) }
    }
    // General relations before those under them.
    let rows = try database.statement(
      "SELECT id, name, zh, en, inverse, range, general, declared FROM relation ORDER BY general IS NOT NULL, id")
    while try rows.step() {
      let (name, chinese, english) = (rows.text(1), rows.text(2), rows.text(3))
      let (inverse, general) = (rows.isNull(4) ? nil : rows.text(4), Relation(prefixedName: rows.text(6)))
      if rows.int(7) != 0, let range = Relation.Range(rawValue: rows.text(5)) {
        try Self.declaring { () throws(VocabularyError) in
          _ = try Relation.declare(
            name, range: range, chinese: chinese, english: english, inverse: inverse, general: general)
        }
      }
      relations[rows.int(0)] = Relation(prefixedName: name)
      if let relation = Relation(prefixedName: name) { numbers[relation] = rows.int(0) }
    }
  }

  private static func declaring(
    _ declare: () throws(VocabularyError) -> Void
  ) throws(DatabaseError) {
    do throws(VocabularyError) {
      try declare()
    } catch {
      throw DatabaseError(damage: error.description)
    }
  }

  /// The relation of a number, if any.
  func known(_ number: Int) -> Relation? { relations[number] }

  /// The number that a relation has in the database.
  func number(of relation: Relation) -> Int? { numbers[relation] }

  /// The number that a kind has in the database.
  func number(of kind: EntityKind) -> Int? { kindNumbers[kind] }

  func kind(_ number: Int) throws(DatabaseError) -> EntityKind {
    guard let kind = kinds[number] else { throw DatabaseError(damage: "has an unknown kind") }
    return kind
  }

  func relation(_ number: Int) throws(DatabaseError) -> Relation {
    guard let relation = relations[number] else { throw DatabaseError(damage: "has an unknown relation") }
    return relation
  }

  /// An attribute of the columns relation, value and type.
  func attribute(
    _ row: Statement, from column: Int, sources: [Provenance]
  ) throws(DatabaseError) -> Attribute {
    guard let datatype = Literal.Datatype(rawValue: row.text(column + 2)) else {
      throw DatabaseError(damage: "has a literal of an unknown type")
    }
    return Attribute(
      try relation(row.int(column)), Literal(row.text(column + 1), datatype), provenance: sources)
  }
}
