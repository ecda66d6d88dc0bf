import Ontology
import Text

extension Claim {
  /// About how many bytes `write` writes.
  package var sizeAsJSON: Int {
    let names = subject.key.utf8.count + subject.label.utf8.count
    let object =
      switch object {
      case .entity(let entity): 30 + entity.key.utf8.count + entity.label.utf8.count
      case .literal(let literal): literal.lexical.utf8.count
      }
    return 230 + names + object + evidence.quote.utf8.count
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("subject")
      subject.write(to: &writer)
      writer.member("relation", relation.prefixedName)
      writer.key("object")
      switch object {
      case .entity(let entity): entity.write(to: &writer)
      case .literal(let literal):
        writer.object { writer in
          writer.member("value", literal.lexical)
          writer.member("type", literal.datatype.rawValue)
        }
      }
      writer.member("qualifiers", qualifiers.map(\.rawValue))
      writer.member("quote", evidence.quote)
      writer.key("scalars")
      writer.pair(evidence.scalars.lowerBound, evidence.scalars.upperBound)
      writer.key("bytes")
      writer.pair(evidence.bytes.lowerBound, evidence.bytes.upperBound)
      writer.member("rule", evidence.rule)
      if let mention = evidence.mention { writer.member("mention", mention) }
      writer.key("confidence")
      writer.number(evidence.confidence)
    }
  }

  init(_ reader: inout JSONReader) throws(JSONError) {
    var subject: LocalEntity?
    var relation: Relation?
    var object: Object?
    var qualifiers: [Qualifier] = []
    var quote: String?
    var scalars: (Int, Int)?
    var bytes: (Int, Int)?
    var rule: String?
    var mention: String?
    var confidence: Double?
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "subject":
        guard case .entity(let entity) = try Object(&reader) else {
          throw reader.error("the subject is no entity")
        }
        subject = entity
      case "relation": relation = try reader.value("relation", Relation.init(prefixedName:))
      case "object": object = try Object(&reader)
      case "qualifiers":
        try reader.array { (reader) throws(JSONError) in
          qualifiers.append(try reader.value("qualifier", Qualifier.init(rawValue:)))
        }
      case "quote": quote = try reader.string()
      case "scalars": scalars = try reader.pair()
      case "bytes": bytes = try reader.pair()
      case "rule": rule = try reader.string()
      case "mention": mention = try reader.string()
      case "confidence": confidence = try reader.number()
      default: try reader.skipValue()
      }
    }
    guard let subject, let relation, let object, let quote, let scalars, let bytes, let rule,
      let confidence
    else { throw reader.error("a claim is incomplete") }
    guard (0...1).contains(confidence) else {
      throw reader.error("a confidence is not between 0 and 1")
    }
    guard scalars.1 - scalars.0 == quote.unicodeScalars.count else {
      throw reader.error("a quote is not as long as its range")
    }
    self.init(
      subject, relation, object, qualifiers: qualifiers,
      evidence: Evidence(
        quote: quote, scalars: ScalarRange(scalars.0, scalars.1),
        bytes: ByteRange(bytes.0, bytes.1), rule: rule, mention: mention, confidence: confidence))
  }
}

extension Claim.Object {
  init(_ reader: inout JSONReader) throws(JSONError) {
    var kind: EntityKind?
    var key: String?
    var label: String?
    var value: String?
    var datatype: Literal.Datatype?
    try reader.object { (reader, member) throws(JSONError) in
      switch member {
      case "kind": kind = try reader.value("kind", EntityKind.init(named:))
      case "key": key = try reader.string()
      case "label": label = try reader.string()
      case "value": value = try reader.string()
      case "type": datatype = try reader.value("type", Literal.Datatype.init(rawValue:))
      default: try reader.skipValue()
      }
    }
    if let kind, let key, let label {
      // Terms of office are the linker's own conclusions.
      guard kind != .tenure else { throw reader.error("no claim is about a \(kind.name)") }
      guard !key.isEmpty, !label.isEmpty else { throw reader.error("an entity without a key or a label") }
      guard kind != .region || Self.isRegionKey(key) else { throw reader.error("no key of a region") }
      self = .entity(LocalEntity(kind, key: key, label: label))
    } else if let value, let datatype {
      self = .literal(Literal(value, datatype))
    } else {
      throw reader.error("neither an entity nor a literal")
    }
  }
}

extension Claim.Object {
  /// A code, or names of places each within the one before it.
  fileprivate static func isRegionKey(_ key: String) -> Bool {
    key.unicodeScalars.count <= 200 && !key.split(separator: "/", omittingEmptySubsequences: false).contains("")
  }
}

extension LocalEntity {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind.name)
      writer.member("key", key)
      writer.member("label", label)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func pair(_ first: Int, _ second: Int) {
    array { writer in
      writer.number(first)
      writer.number(second)
    }
  }
}

extension JSONReader {
  /// Reads a word that means something.
  mutating func value<Value>(_ name: String, _ meaning: (String) -> Value?) throws(JSONError) -> Value {
    let word = try string()
    guard let value = meaning(word) else {
      throw error("unknown \(name) “\(String(word.unicodeScalars.prefix(40)))”")
    }
    return value
  }

  /// Reads two offsets of which the second is not below the first.
  fileprivate mutating func pair() throws(JSONError) -> (Int, Int) {
    var values: [Int] = []
    try array { (reader) throws(JSONError) in values.append(try reader.count()) }
    guard values.count == 2, values[0] <= values[1] else { throw error("not a range") }
    return (values[0], values[1])
  }
}
