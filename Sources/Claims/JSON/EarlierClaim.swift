import Ontology
import Text

// A claim as an object of its own, as earlier versions wrote it:
// {"subject":{"kind","key","label"},"relation","object":{"kind","key","label"} or {"value","type"},
//  "qualifiers":[…],"quote","scalars":[from,to],"bytes":[from,to],"rule","mention"?,"confidence"}
// Read for one version more, and not written.

extension Claim {
  init(earlier reader: inout JSONReader) throws(JSONError) {
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
  fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
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
      self = .entity(try LocalEntity(kind, key: key, label: label, in: reader))
    } else if let value, let datatype {
      self = .literal(Literal(value, datatype))
    } else {
      throw reader.error("neither an entity nor a literal")
    }
  }
}

extension JSONReader {
  /// Reads two offsets of which the second is not below the first.
  fileprivate mutating func pair() throws(JSONError) -> (Int, Int) {
    var values: [Int] = []
    try array { (reader) throws(JSONError) in values.append(try reader.count()) }
    guard values.count == 2, values[0] <= values[1] else { throw error("not a range") }
    return (values[0], values[1])
  }
}
