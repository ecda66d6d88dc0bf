import Claims
import Ontology
package import Text

// One share is one line of JSON: {"digest","article","entities":[IRI…],"relations":[name…],"literals":[[type,value]…],
// "facts":[[subject,relation,object,claim…]…]}, by numbers counted from 0; objects behind the entities are literals.

extension SourceShare {
  /// The share as one line of JSON in UTF-8, without a line end.
  public var jsonLine: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("digest")
      writer.string(digest)
      writer.key("article")
      writer.string(article)
      writer.key("entities")
      writer.array { writer in for iri in entities { writer.string(iri) } }
      writer.key("relations")
      writer.array { writer in for relation in relations { writer.string(relation.prefixedName) } }
      writer.key("literals")
      writer.array { writer in
        for literal in literals {
          writer.array { writer in
            writer.string(literal.datatype.rawValue)
            writer.string(literal.lexical)
          }
        }
      }
      writer.key("facts")
      writer.array { writer in
        for fact in edges + attributes {
          writer.array { writer in
            writer.number(fact.subject)
            writer.number(fact.relation)
            writer.number(fact.object < 0 ? entities.count - 1 - fact.object : fact.object)
            for claim in claims[fact, default: []] { writer.number(claim) }
          }
        }
      }
    }
    return writer.bytes
  }

  /// Reads a line that `jsonLine` wrote.
  package init(_ reader: inout JSONReader) throws(JSONError) {
    var (digest, article) = ("", "")
    var entities: [String] = []
    var relations: [Relation] = []
    var literals: [Literal] = []
    var facts: [[Int]] = []
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "digest": digest = try reader.string()
      case "article": article = try reader.string()
      case "entities": try reader.array { (reader) throws(JSONError) in entities.append(try reader.string()) }
      case "relations":
        try reader.array { (reader) throws(JSONError) in
          let name = try reader.string()
          guard let relation = Relation(prefixedName: name) else { throw reader.error("unknown relation “\(name)”") }
          relations.append(relation)
        }
      case "literals": try reader.array { (reader) throws(JSONError) in literals.append(try Self.literal(&reader)) }
      case "facts":
        try reader.array { (reader) throws(JSONError) in
          var numbers: [Int] = []
          try reader.array { (reader) throws(JSONError) in numbers.append(try reader.count()) }
          facts.append(numbers)
        }
      default: try reader.skipValue()
      }
    }
    guard !digest.isEmpty, !article.isEmpty else { throw reader.error("the line is no share of a document") }
    self.init(digest: digest, article: article)
    for numbers in facts {
      guard numbers.count > 3, numbers[0] < entities.count, numbers[1] < relations.count,
        numbers[2] < entities.count + literals.count
      else { throw reader.error("a fact is incomplete") }
      let (subject, relation, object) = (entities[numbers[0]], relations[numbers[1]], numbers[2])
      guard relation.isBetweenEntities == (object < entities.count) else {
        throw reader.error("\(relation.prefixedName) leads to \(relation.isBetweenEntities ? "a literal" : "an entity")")
      }
      for claim in numbers[3...] {
        if object < entities.count {
          add(subject, relation, entity: entities[object], claim: claim)
        } else {
          add(subject, relation, literal: literals[object - entities.count], claim: claim)
        }
      }
    }
  }

  private static func literal(_ reader: inout JSONReader) throws(JSONError) -> Literal {
    var words: [String] = []
    try reader.array { (reader) throws(JSONError) in words.append(try reader.string()) }
    guard words.count == 2, let datatype = Literal.Datatype(rawValue: words[0]) else { throw reader.error("no literal") }
    return Literal(words[1], datatype)
  }
}
