import Ontology
import Text

/// The tables of a line of claims: each sentence, entity, literal, relation and rule once, by number.
///
/// Documentation/Provenance.md tells the form.
struct ClaimTables {
  /// A sentence; text is equal only by its bytes.
  struct Place: Hashable {
    let scalars: ScalarRange
    let bytes: ByteRange
    let quote: ByteKey
  }

  struct Rule: Hashable {
    let name: String
    let confidence: Double
    let qualifiers: [Qualifier]
  }

  /// What the rows of a table have in common.
  struct Head: Hashable {
    let rule: Int
    let mention: String?
    /// Of each object of a row; none in a table of names.
    let relations: [Int]
  }

  private struct EntityName: Hashable {
    let kind: EntityKind
    let key: ByteKey
    let label: ByteKey

    init(_ entity: LocalEntity) {
      kind = entity.kind
      key = ByteKey(entity.key)
      label = ByteKey(entity.label)
    }
  }

  private struct LiteralName: Hashable {
    let datatype: Literal.Datatype
    let lexical: ByteKey

    init(_ literal: Literal) {
      datatype = literal.datatype
      lexical = ByteKey(literal.lexical)
    }
  }

  /// What claims of one subject in one sentence by one rule make.
  private struct Row {
    let rule: Int
    let mention: String?
    let sentence: Int
    let subject: Int
    var relations: [Int] = []
    var objects: [Int] = []

    func continues(_ other: Row) -> Bool {
      rule == other.rule && mention == other.mention && sentence == other.sentence && subject == other.subject
    }
  }

  private var sentenceNumbers = Numbering<Place>()
  private var relationNumbers = Numbering<Relation>()
  private var attributeNumbers = Numbering<Relation>()
  private var ruleNumbers = Numbering<Rule>()
  private var entities = GroupedNumbering<EntityKind, EntityName, LocalEntity>()
  private var literals = GroupedNumbering<Literal.Datatype, LiteralName, String>()
  /// The first entity of a label.
  private var labels: [ByteKey: Int] = [:]
  private(set) var tables: [(head: Head, numbers: [Int])] = []
  private var places: [Head: Int] = [:]

  var sentences: [Place] { sentenceNumbers.values }
  /// Those between entities.
  var relations: [Relation] { relationNumbers.values }
  /// Those that lead to literals; their numbers go on from the relations'.
  var attributes: [Relation] { attributeNumbers.values }
  var rules: [Rule] { ruleNumbers.values }
  var entitiesByKind: [(group: EntityKind, values: [LocalEntity])] { entities.groups }
  var literalsByType: [(group: Literal.Datatype, values: [String])] { literals.groups }

  /// - Parameter claims: in the order of the text. Of one that states an entity where its relation leads
  ///   to a literal, or the reverse, there is no form; such are left out.
  /// - Complexity: O(*n*) in the claims.
  init(_ claims: [Claim]) {
    let claims = claims.filter(\.isOfItsRange)
    number(claims)
    var row: Row?
    for claim in claims {
      let evidence = claim.evidence
      var own = Row(
        rule: ruleNumbers.number(
          of: Rule(name: evidence.rule, confidence: evidence.confidence, qualifiers: claim.qualifiers)),
        mention: evidence.mention,
        sentence: sentenceNumbers.number(
          of: Place(scalars: evidence.scalars, bytes: evidence.bytes, quote: ByteKey(evidence.quote))),
        subject: number(of: claim.subject))
      if claim.namesItsSubject {
        add(own)
        continue
      }
      if let known = row {
        if known.continues(own) { own = known } else { add(known) }
      }
      own.relations.append(number(of: claim.relation))
      own.objects.append(number(of: claim.object, of: claim.subject))
      row = own
    }
    if let row { add(row) }
  }

  private mutating func add(_ row: Row) {
    let head = Head(rule: row.rule, mention: row.mention, relations: row.relations)
    let place = places[head] ?? tables.count
    if place == tables.count {
      places[head] = place
      tables.append((head, []))
    }
    tables[place].numbers += [row.sentence, row.subject] + row.objects
  }

  // MARK: Numbers

  private mutating func number(_ claims: [Claim]) {
    func see(_ entity: LocalEntity) { entities.insert(entity, named: EntityName(entity), in: entity.kind) }
    for claim in claims {
      if !claim.namesItsSubject { _ = number(of: claim.relation) }
      see(claim.subject)
      if case .entity(let entity) = claim.object { see(entity) }
    }
    entities.number()
    for (number, entity) in entities.groups.flatMap(\.values).enumerated()
    where labels[ByteKey(entity.label)] == nil { labels[ByteKey(entity.label)] = number }
    for claim in claims {
      guard case .literal(let literal) = claim.object, label(literal) == nil else { continue }
      literals.insert(literal.lexical, named: LiteralName(literal), in: literal.datatype)
    }
    literals.number()
  }

  /// The number of the first entity whose label a literal is.
  private func label(_ literal: Literal) -> Int? {
    literal.datatype == .chinese ? labels[ByteKey(literal.lexical)] : nil
  }

  private mutating func number(of relation: Relation) -> Int {
    relation.isBetweenEntities
      ? relationNumbers.number(of: relation) : relationNumbers.values.count + attributeNumbers.number(of: relation)
  }

  private func number(of entity: LocalEntity) -> Int {
    guard let number = entities.number(of: EntityName(entity)) else { preconditionFailure("an entity without a number") }
    return number
  }

  private func number(of object: Claim.Object, of subject: LocalEntity) -> Int {
    switch object {
    case .entity(let entity): return number(of: entity)
    case .literal(let literal):
      if let number = label(literal) {
        return ByteKey(literal.lexical) == ByteKey(subject.label) ? self.number(of: subject) : number
      }
      guard let number = literals.number(of: LiteralName(literal)) else {
        preconditionFailure("a literal without a number")
      }
      return entities.count + number
    }
  }
}

extension Claim {
  fileprivate var isOfItsRange: Bool {
    switch object {
    case .entity: relation.isBetweenEntities
    case .literal: !relation.isBetweenEntities
    }
  }

  /// Whether it gives its subject the name that the claim itself has for it.
  fileprivate var namesItsSubject: Bool {
    guard relation == .label, case .literal(let literal) = object else { return false }
    return literal.datatype == .chinese && ByteKey(literal.lexical) == ByteKey(subject.label)
  }
}
