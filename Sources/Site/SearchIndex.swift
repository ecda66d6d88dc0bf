import Claims
import Knowledge
import Ontology

/// What a browser searches without a server: which entities have two neighbouring characters in a name, in scripts
/// of a few ten thousand bytes of which a search loads those that it needs.
///
/// Entities are numbered by how much there is to see at them, so that a list of numbers is in the order in which
/// results are shown.
package struct SearchIndex: Sendable {
  /// How many entities a script of entities has.
  package static let entitiesPerFile = 500
  /// How many numbers a script of characters has, about.
  private static let numbersPerFile = 20_000

  private let site: SiteGraph
  /// Positions, by number.
  package let entities: [Int]
  private let tiles: TileMap

  init(_ site: SiteGraph, _ tiles: TileMap) {
    self.site = site
    self.tiles = tiles
    entities = site.graph.entities.indices.filter { site.paths[$0] != nil }
      .sorted { (site.ranks[$1], $0) < (site.ranks[$0], $1) }
  }

  /// The files, each handed to `write` when it is made.
  package func write<Failure: Error>(_ write: (String, [UInt8]) throws(Failure) -> Void) throws(Failure) {
    for start in stride(from: 0, to: entities.count, by: Self.entitiesPerFile) {
      let part = entities[start..<min(start + Self.entitiesPerFile, entities.count)]
      var json = JSONWriter()
      json.array { json in for entity in part { append(entity, to: &json) } }
      try write("search/entities-\(start / Self.entitiesPerFile).js", Self.call("entities", start / Self.entitiesPerFile, json.bytes))
    }
    var numbers: [UInt64: [Int32]] = [:]
    for (number, entity) in entities.enumerated() {
      for gram in Self.grams(names(of: entity)) { numbers[gram, default: []].append(Int32(number)) }
    }
    let total = numbers.values.reduce(0) { $0 + $1.count }
    let files = max(1, (total + Self.numbersPerFile - 1) / Self.numbersPerFile)
    var byFile: [[UInt64]] = Array(repeating: [], count: files)
    for gram in numbers.keys { byFile[Self.file(of: gram, files)].append(gram) }
    for (file, grams) in byFile.enumerated() {
      var json = JSONWriter()
      json.object { json in
        for gram in grams.sorted() {
          json.key(Self.text(of: gram))
          json.array { json in
            var last = 0
            for number in numbers[gram, default: []] {
              json.number(Int(number) - last)
              last = Int(number)
            }
          }
        }
      }
      try write("search/grams-\(file).js", Self.call("grams", file, json.bytes))
    }
    var json = JSONWriter()
    json.object { json in
      json.key("entities")
      json.number(entities.count)
      json.key("perFile")
      json.number(Self.entitiesPerFile)
      json.key("grams")
      json.number(files)
      json.key("parts")
      json.number(NetworkIndex(site, numbered: entities).parts)
      json.key("relations")
      json.array { json in
        for relation in NetworkIndex.relations {
          json.array { json in for language in LabelLanguage.allCases { json.string(relation.label(in: language)) } }
        }
      }
      json.key("kinds")
      json.object { json in
        for kind in Set(site.graph.entities.map(\.kind)).sorted() where SiteGraph.hasPage(kind) {
          json.key(kind.name)
          json.array { json in for language in LabelLanguage.allCases { json.string(kind.label(in: language)) } }
        }
      }
    }
    try write("search/about-0.js", Self.call("about", 0, json.bytes))
  }

  private func append(_ entity: Int, to json: inout JSONWriter) {
    let subject = site.graph.entities[entity]
    json.array { json in
      json.string(subject.label)
      json.string(site.paths[entity]?.path ?? "")
      json.string(subject.kind.name)
      json.string(site.date(of: entity) ?? "")
      let others = names(of: entity).dropFirst()
      if !others.isEmpty { json.string(others.joined(separator: "\n")) }
    }
  }

  /// The names by which an entity is found, its label first.
  private func names(of entity: Int) -> [String] {
    let subject = site.graph.entities[entity]
    var names = [subject.label]
    for attribute in subject.attributes where attribute.relation.isName && !names.contains(attribute.value.lexical) {
      names.append(attribute.value.lexical)
    }
    if let tile = site.provinces.codes[entity].flatMap({ tiles[$0] }) { names.append(tile.english) }
    return names
  }

  /// Single characters and pairs of neighbours, small and without marks.
  package static func grams(_ names: [String]) -> Set<UInt64> {
    var grams: Set<UInt64> = []
    for name in names {
      var last: UInt64?
      for scalar in name.lowercased().unicodeScalars {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
          last = nil
          continue
        }
        let value = UInt64(scalar.value)
        if let last { grams.insert(last << 32 | value) }
        grams.insert(value)
        last = value
      }
    }
    return grams
  }

  /// The script that has a pair; the page's script computes the same.
  package static func file(of gram: UInt64, _ count: Int) -> Int { Int((gram >> 32 &* 31 &+ (gram & 0xFFFF_FFFF)) % UInt64(count)) }

  private static func text(of gram: UInt64) -> String {
    var text = String.UnicodeScalarView()
    for value in [UInt32(gram >> 32), UInt32(truncatingIfNeeded: gram)] where value > 0 {
      Unicode.Scalar(value).map { text.append($0) }
    }
    return String(text)
  }

  package static func call(_ what: String, _ number: Int, _ json: [UInt8]) -> [UInt8] {
    Array("shanhai(\"\(what)\",\(number),".utf8) + json + Array(");\n".utf8)
  }
}
