import Ontology
import Text

/// The tables of a line as they are read, in any order; their claims are made when all are there.
struct ReadTables {
  /// A table of claims, or of names, that still stands as numbers.
  private struct Table {
    /// Where it stands in the file, for errors.
    let position: Int
    let mention: String?
    /// `nil` in a table of names.
    let relations: [Int]?
    let rule: Int
    let numbers: [Int]
  }

  private struct Sentence {
    let quote: String
    let scalars: ScalarRange
    let bytes: ByteRange
    var claims = 0
  }

  private var sentences: [Sentence] = []
  private var entities: [LocalEntity] = []
  private var literals: [Literal] = []
  private var relations: [Relation] = []
  private var attributes: [Relation] = []
  private var rules: [ClaimTables.Rule] = []
  private var tables: [Table] = []
  private var earlier: [Claim] = []

  /// Reads the value of a member; `false` when it is none of the tables.
  mutating func read(_ member: String, _ reader: inout JSONReader) throws(JSONError) -> Bool {
    switch member {
    case "sentences": try rows(&reader) { (tables, reader) throws(JSONError) in try tables.readSentence(&reader) }
    case "entities": try rows(&reader) { (tables, reader) throws(JSONError) in try tables.readEntities(&reader) }
    case "literals": try rows(&reader) { (tables, reader) throws(JSONError) in try tables.readLiterals(&reader) }
    case "relations":
      try rows(&reader) { (tables, reader) throws(JSONError) in
        tables.relations.append(try reader.relation(isBetweenEntities: true))
      }
    case "attributes":
      try rows(&reader) { (tables, reader) throws(JSONError) in
        tables.attributes.append(try reader.relation(isBetweenEntities: false))
      }
    case "rules": try rows(&reader) { (tables, reader) throws(JSONError) in try tables.readRule(&reader) }
    case "names": try rows(&reader) { (tables, reader) throws(JSONError) in try tables.readTable(&reader, isOfNames: true) }
    case "claims":
      try rows(&reader) { (tables, reader) throws(JSONError) in
        if reader.isAtObject { return tables.earlier.append(try Claim(earlier: &reader)) }
        try tables.readTable(&reader, isOfNames: false)
      }
    default: return false
    }
    return true
  }

  private mutating func rows(
    _ reader: inout JSONReader, _ row: (inout ReadTables, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try reader.array { (reader) throws(JSONError) in try row(&self, &reader) }
  }

  // MARK: Rows

  private mutating func readSentence(_ reader: inout JSONReader) throws(JSONError) {
    var numbers: [Int] = []
    var quote: String?
    try reader.array { (reader) throws(JSONError) in
      if reader.isAtString { quote = try reader.string() } else { numbers.append(try reader.count()) }
    }
    guard let quote, (2...3).contains(numbers.count) else { throw reader.error("a sentence is incomplete") }
    let length = numbers.count == 3 ? numbers[2] : quote.utf8.count
    guard let bytes = ByteRange(from: numbers[1], count: length),
      let scalars = ByteRange(from: numbers[0], count: quote.unicodeScalars.count)
    else { throw reader.error("not a range") }
    sentences.append(
      Sentence(quote: quote, scalars: ScalarRange(scalars.lowerBound, scalars.upperBound), bytes: bytes))
  }

  private mutating func readEntities(_ reader: inout JSONReader) throws(JSONError) {
    var kind: EntityKind?
    try reader.array { (reader) throws(JSONError) in
      guard let known = kind else {
        kind = try reader.value("kind", EntityKind.init(named:))
        return
      }
      if reader.isAtString {
        let name = try reader.string()
        return entities.append(try LocalEntity(known, key: name, label: name, in: reader))
      }
      let words = try reader.strings()
      switch words.count {
      case 2: entities.append(try LocalEntity(known, key: words[1], label: words[0], in: reader))
      case 3: entities.append(try LocalEntity(known, key: words[1] + words[0] + words[2], label: words[0], in: reader))
      default: throw reader.error("an entity without a key or a label")
      }
    }
  }

  private mutating func readLiterals(_ reader: inout JSONReader) throws(JSONError) {
    var datatype: Literal.Datatype?
    try reader.array { (reader) throws(JSONError) in
      guard let known = datatype else {
        datatype = try reader.value("type", Literal.Datatype.init(rawValue:))
        return
      }
      literals.append(Literal(try reader.string(), known))
    }
  }

  private mutating func readRule(_ reader: inout JSONReader) throws(JSONError) {
    var name: String?
    var confidence: Double?
    var qualifiers: [Qualifier] = []
    try reader.array { (reader) throws(JSONError) in
      if name == nil {
        name = try reader.string()
      } else if confidence == nil {
        confidence = try reader.number()
      } else {
        qualifiers.append(try reader.value("qualifier", Qualifier.init(rawValue:)))
      }
    }
    guard let name, let confidence else { throw reader.error("a rule is incomplete") }
    guard (0...1).contains(confidence) else { throw reader.error("a confidence is not between 0 and 1") }
    rules.append(ClaimTables.Rule(name: name, confidence: confidence, qualifiers: qualifiers))
  }

  private mutating func readTable(_ reader: inout JSONReader, isOfNames: Bool) throws(JSONError) {
    var rule: Int?
    var mention: String?
    var relations: [Int]?
    var numbers: [Int] = []
    try reader.array { (reader) throws(JSONError) in
      if rule == nil {
        rule = try reader.count()
      } else if mention == nil, relations == nil, numbers.isEmpty, reader.isAtString {
        mention = try reader.string()
      } else if !isOfNames, relations == nil {
        var own: [Int] = []
        try reader.array { (reader) throws(JSONError) in own.append(try reader.count()) }
        relations = own
      } else {
        numbers.append(try reader.count())
      }
    }
    let width = 2 + (relations?.count ?? 0)
    guard let rule, isOfNames || width > 2, numbers.count.isMultiple(of: width) else {
      throw reader.error("a claim is incomplete")
    }
    tables.append(
      Table(position: reader.position, mention: mention, relations: relations, rule: rule, numbers: numbers))
  }

  // MARK: Claims

  /// The claims of all tables.
  mutating func claims() throws(JSONError) -> [Claim] {
    var claims = earlier
    let relations = relations + attributes
    for table in tables { try add(table, relations, to: &claims) }
    return claims
  }

  private mutating func add(_ table: Table, _ known: [Relation], to claims: inout [Claim]) throws(JSONError) {
    func element<Element>(_ array: [Element], _ number: Int, _ name: String) throws(JSONError) -> Element {
      guard number < array.count else { throw JSONError(position: table.position, reason: "there is no \(name) \(number)") }
      return array[number]
    }
    let rule = try element(rules, table.rule, "rule")
    var relations: [Relation] = []
    for number in table.relations ?? [] { relations.append(try element(known, number, "relation")) }
    let width = 2 + relations.count
    for start in stride(from: 0, to: table.numbers.count, by: width) {
      let row = table.numbers[start..<start + width]
      let sentence = try element(sentences, row[start], "sentence")
      sentences[row[start]].claims += max(1, relations.count)
      guard sentences[row[start]].claims <= 2 * ClaimLimits.ofSentence else {
        throw JSONError(position: table.position, reason: "a sentence states more than any does")
      }
      let subject = try element(entities, row[start + 1], "entity")
      let evidence = Evidence(
        quote: sentence.quote, scalars: sentence.scalars, bytes: sentence.bytes, rule: rule.name,
        mention: table.mention, confidence: rule.confidence)
      func add(_ relation: Relation, _ object: Claim.Object) {
        claims.append(Claim(subject, relation, object, qualifiers: rule.qualifiers, evidence: evidence))
      }
      if table.relations == nil { add(.label, .literal(Literal(subject.label, .chinese))) }
      for (relation, number) in zip(relations, row.dropFirst(2)) {
        if relation.isBetweenEntities {
          add(relation, .entity(try element(entities, number, "entity")))
        } else if number < entities.count {
          add(relation, .literal(Literal(entities[number].label, .chinese)))
        } else {
          add(relation, .literal(try element(literals, number - entities.count, "literal")))
        }
      }
    }
  }
}

extension ByteRange {
  /// `nil` when it would end beyond all numbers.
  fileprivate init?(from start: Int, count: Int) {
    let (end, isTooFar) = start.addingReportingOverflow(count)
    if isTooFar { return nil }
    self.init(start, end)
  }
}

extension LocalEntity {
  /// An entity of a line of claims.
  init(_ kind: EntityKind, key: String, label: String, in reader: JSONReader) throws(JSONError) {
    guard !key.isEmpty, !label.isEmpty else { throw reader.error("an entity without a key or a label") }
    guard kind != .region || Self.isRegionKey(key) else { throw reader.error("no key of a region") }
    self.init(kind, key: key, label: label)
  }

  /// A code, or names of places each within the one before it.
  private static func isRegionKey(_ key: String) -> Bool {
    key.unicodeScalars.count <= 200 && !key.split(separator: "/", omittingEmptySubsequences: false).contains("")
  }
}

extension JSONReader {
  fileprivate mutating func relation(isBetweenEntities: Bool) throws(JSONError) -> Relation {
    let relation = try value("relation", Relation.init(prefixedName:))
    guard relation.isBetweenEntities == isBetweenEntities else {
      throw error("\(relation.prefixedName) leads to \(isBetweenEntities ? "a literal" : "an entity")")
    }
    return relation
  }

  /// Reads a word that means something.
  mutating func value<Value>(_ name: String, _ meaning: (String) -> Value?) throws(JSONError) -> Value {
    let word = try string()
    guard let value = meaning(word) else {
      throw error("unknown \(name) “\(String(word.unicodeScalars.prefix(40)))”")
    }
    return value
  }
}
