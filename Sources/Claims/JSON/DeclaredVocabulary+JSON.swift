import Ontology
import Text

// What users declared and a line's claims use stands in the line itself, before the claims, so that lines can be cut,
// sorted and joined in any way:
// "vocabulary":{"prefixes":{"my":"https://…#"},"kinds":[{"name","zh","en","under"?}],
//   "relations":[{"name","range","zh","en","inverse"?,"general"?}]}

extension DocumentClaims {
  /// Writes the declared terms that the claims use, if there are any.
  func writeVocabulary(to writer: inout JSONWriter) {
    var kinds: Set<EntityKind> = []
    var relations: Set<Relation> = []
    for claim in claims {
      relations.insert(claim.relation)
      kinds.insert(claim.subject.kind)
      if case .entity(let entity) = claim.object { kinds.insert(entity.kind) }
    }
    let declaredKinds = kinds.filter { !$0.isBuiltIn }.sorted()
    var declaredRelations = relations.filter { !$0.isBuiltIn }
    declaredRelations.formUnion(declaredRelations.compactMap(\.general).filter { !$0.isBuiltIn })
    if declaredKinds.isEmpty && declaredRelations.isEmpty { return }
    let terms = declaredKinds.map(\.term) + declaredRelations.map(\.term)
    let prefixes = Set(terms.map(\.namespace)).filter { !$0.isBuiltIn }.sorted()
    writer.key("vocabulary")
    writer.object { writer in
      if !prefixes.isEmpty {
        writer.key("prefixes")
        writer.object { writer in for prefix in prefixes { writer.member(prefix.prefix, prefix.iri) } }
      }
      if !declaredKinds.isEmpty {
        writer.key("kinds")
        writer.array { writer in for kind in declaredKinds { kind.write(to: &writer) } }
      }
      if !declaredRelations.isEmpty {
        writer.key("relations")
        writer.array { writer in
          // General ones first: the others name them.
          for relation in declaredRelations.sorted() where relation.general == nil { relation.write(to: &writer) }
          for relation in declaredRelations.sorted() where relation.general != nil { relation.write(to: &writer) }
        }
      }
    }
  }

  /// Declares what ``writeVocabulary(to:)`` wrote.
  static func readVocabulary(_ reader: inout JSONReader) throws(JSONError) {
    try reader.object { (reader, key) throws(JSONError) in
      switch key {
      case "prefixes":
        try reader.object { (reader, prefix) throws(JSONError) in
          let iri = try reader.string()
          try declaring(reader) { () throws(VocabularyError) in _ = try Namespace.declare(prefix: prefix, iri: iri) }
        }
      case "kinds":
        try reader.array { (reader) throws(JSONError) in
          let words = try Self.words(&reader)
          let superkind = try meaning(words["under"], "general kind", in: reader, EntityKind.Superkind.init(rawValue:))
          try declaring(reader) { () throws(VocabularyError) in
            _ = try EntityKind.declare(
              words["name"] ?? "", chinese: words["zh"] ?? "", english: words["en"] ?? "", under: superkind)
          }
        }
      case "relations":
        try reader.array { (reader) throws(JSONError) in
          let words = try Self.words(&reader)
          guard let range = try meaning(words["range"], "range", in: reader, Relation.Range.init(rawValue:)) else {
            throw reader.error("a relation without a range")
          }
          let general = try meaning(words["general"], "relation", in: reader, Relation.init(prefixedName:))
          try declaring(reader) { () throws(VocabularyError) in
            _ = try Relation.declare(
              words["name"] ?? "", range: range, chinese: words["zh"] ?? "", english: words["en"] ?? "",
              inverse: words["inverse"], general: general)
          }
        }
      default: try reader.skipValue()
      }
    }
  }

  /// The members of an object whose values are strings.
  private static func words(_ reader: inout JSONReader) throws(JSONError) -> [String: String] {
    var words: [String: String] = [:]
    try reader.object { (reader, key) throws(JSONError) in words[key] = try reader.string() }
    return words
  }

  private static func meaning<Value>(
    _ word: String?, _ name: String, in reader: JSONReader, _ meaning: (String) -> Value?
  ) throws(JSONError) -> Value? {
    guard let word else { return nil }
    guard let value = meaning(word) else {
      throw reader.error("unknown \(name) “\(String(word.unicodeScalars.prefix(40)))”")
    }
    return value
  }

  private static func declaring(
    _ reader: JSONReader, _ declare: () throws(VocabularyError) -> Void
  ) throws(JSONError) {
    do throws(VocabularyError) {
      try declare()
    } catch {
      throw reader.error(error.description)
    }
  }
}

extension EntityKind {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", term.prefixedName)
      writer.member("zh", label())
      writer.member("en", label(in: .english))
      writer.member("under", superkind?.rawValue)
    }
  }
}

extension Relation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", prefixedName)
      writer.member("range", range.rawValue)
      writer.member("zh", label())
      writer.member("en", label(in: .english))
      writer.member("inverse", inverseLabel == label() ? nil : inverseLabel)
      writer.member("general", general?.prefixedName)
    }
  }
}
