import Ontology

extension ClaimTables {
  /// Writes the tables as members of an object.
  func write(to writer: inout JSONWriter) {
    writer.table("sentences", sentences) { writer, sentence in
      let quote = sentence.quote.string
      writer.number(sentence.scalars.lowerBound)
      writer.number(sentence.bytes.lowerBound)
      let length = sentence.bytes.upperBound - sentence.bytes.lowerBound
      if length != quote.utf8.count { writer.number(length) }
      writer.string(quote)
    }
    writer.table("entities", entitiesByKind) { writer, group in
      writer.string(group.group.name)
      for entity in group.values { entity.write(to: &writer) }
    }
    writer.table("literals", literalsByType) { writer, group in
      writer.string(group.group.rawValue)
      for value in group.values { writer.string(value) }
    }
    writer.member("relations", relations.map(\.prefixedName))
    writer.member("attributes", attributes.map(\.prefixedName))
    writer.table("rules", rules) { writer, rule in
      writer.string(rule.name)
      writer.number(rule.confidence)
      for qualifier in rule.qualifiers { writer.string(qualifier.rawValue) }
    }
    writer.table("names", tables.filter(\.head.relations.isEmpty)) { writer, table in
      writer.number(table.head.rule)
      if let mention = table.head.mention { writer.string(mention) }
      for number in table.numbers { writer.number(number) }
    }
    writer.key("claims")
    writer.array { writer in
      for table in tables where !table.head.relations.isEmpty {
        writer.array { writer in
          writer.number(table.head.rule)
          if let mention = table.head.mention { writer.string(mention) }
          writer.array { writer in for relation in table.head.relations { writer.number(relation) } }
          for number in table.numbers { writer.number(number) }
        }
      }
    }
  }
}

extension LocalEntity {
  /// Writes the label, and the key where it is another: whole, or what stands before and behind the
  /// label in it.
  fileprivate func write(to writer: inout JSONWriter) {
    if key.utf8.elementsEqual(label.utf8) { return writer.string(label) }
    writer.array { writer in
      writer.string(label)
      if let parts = affixes {
        writer.string(parts.before)
        writer.string(parts.after)
      } else {
        writer.string(key)
      }
    }
  }

  private var affixes: (before: String, after: String)? {
    let (key, label) = (Array(key.utf8), Array(label.utf8))
    guard !label.isEmpty, label.count < key.count else { return nil }
    for start in 0...(key.count - label.count)
    where key[start] == label[0] && key[start..<start + label.count].elementsEqual(label) {
      return (
        String(decoding: key[..<start], as: UTF8.self),
        String(decoding: key[(start + label.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}

extension JSONWriter {
  /// Writes a member whose value is an array of arrays, unless it is empty.
  fileprivate mutating func table<Row>(
    _ name: String, _ rows: [Row], _ write: (inout JSONWriter, Row) -> Void
  ) {
    if rows.isEmpty { return }
    key(name)
    array { writer in for row in rows { writer.array { writer in write(&writer, row) } } }
  }
}
