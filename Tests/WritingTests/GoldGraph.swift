import Foundation
import Knowledge
import Ontology
import Text

/// The facts that a careful reader finds in a document, as `Tests/Corpus/gold` has them.
struct GoldFacts: Decodable {
  struct Article: Decodable {
    let title: String
    let date: String?
    let source: String?
    let reporters: [String]?
    let editors: [String]?
  }
  struct Post: Decodable {
    let person: String
    let title: String
    let region: String?
  }
  struct Organization: Decodable {
    let name: String
    let kind: String
  }
  struct Agreement: Decodable {
    let title: String
    let parties: [String]
    let signatories: [String]
    let date: String?
    let fields: [String]?
  }
  struct Participant: Decodable {
    let person: String
    let roles: [String]
  }
  struct Event: Decodable {
    let type: String
    let label: String
    let ordinal: Int?
    let start: String?
    let end: String?
    let location: String?
    let between: [String]?
    let delegationOf: String?
    let visited: [String]?
    let participants: [Participant]?
  }
  struct Pairing: Decodable {
    let supporter: String
    let supported: String
  }
  struct Measure: Decodable {
    let value: Double
    let unit: String?
    let counts: String?
  }
  let id: String
  let article: Article
  let regions: [String]
  let persons: [String]
  let posts: [Post]
  let organizations: [Organization]
  let agreements: [Agreement]
  let events: [Event]
  let pairings: [Pairing]
  let measures: [Measure]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/gold").standardizedFileURL

  /// All documents, by name.
  static func all() throws -> [GoldFacts] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" && $0.lastPathComponent != "linking.json" }
      .sorted { $0.path < $1.path }
      .map { try JSONDecoder().decode(GoldFacts.self, from: Data(contentsOf: $0)) }
  }
}

/// Builds a graph from gold facts, without reading any article: what a perfect reader would hand to
/// the writers.
struct GoldGraphBuilder {
  private var kinds: [String: EntityKind] = [:]
  private var labels: [String: String] = [:]
  private var attributes: [String: Set<Attribute>] = [:]
  private var edges: [[String]: Set<Provenance>] = [:]

  /// The province of each prefecture.
  private static let provinces: [String: String] = {
    let file = GoldFacts.folder.appending(path: "../../../Sources/Lexicon/Resources/regions.tsv")
    let rows = try! String(contentsOf: file.standardizedFileURL, encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      .filter { $0.count > 3 }
    let names = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    let prefectures = rows.filter { $0[2] == "prefecture" }
    return Dictionary(prefectures.map { (String($0[1]), String(names[$0[3]] ?? "")) }) { $1 }
  }()

  var graph: KnowledgeGraph {
    KnowledgeGraph(
      entities: kinds.map { iri, kind in
        Entity(
          iri: iri, kinds: [kind], label: labels[iri] ?? "",
          attributes: (attributes[iri] ?? []).sorted())
      },
      edges: edges.map { key, provenance in
        Edge(
          subject: key[0], relation: Relation(prefixedName: key[1])!, object: key[2],
          provenance: provenance.sorted())
      })
  }

  private mutating func entity(
    _ kind: EntityKind, _ segment: String, _ name: String, _ label: String
  )
    -> String
  {
    let iri = Namespace.defaultEntityBase + segment + "/" + name
    if kinds[iri] == nil || kinds[iri] == .organization { kinds[iri] = kind }
    labels[iri] = label
    return iri
  }

  private mutating func state(_ iri: String, _ relation: Relation, _ literal: Literal) {
    attributes[iri, default: []].insert(Attribute(relation, literal))
  }

  /// A region by its path of names; provinces hang under the country.
  mutating func region(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let iri = entity(.region, "region", name, name)
    let isProvince =
      name.hasSuffix("省") || name.hasSuffix("自治区")
      || ["上海市", "北京市", "天津市", "重庆市"].contains(name)
    let level = name == "中华人民共和国" ? "country" : isProvince ? "province" : "prefecture"
    if attributes[iri] == nil { state(iri, .level, Literal(level)) }
    var parents = path.split(separator: "/").dropLast().map(String.init)
    if parents.isEmpty, !isProvince, let province = Self.provinces[name] { parents = [province] }
    if !parents.isEmpty {
      let parent = region(parents.joined(separator: "/"))
      edges[[iri, Relation.within.prefixedName, parent], default: []].formUnion([])
    }
    return iri
  }

  mutating func add(_ facts: GoldFacts) {
    let article = entity(.article, "article", facts.id, facts.article.title)
    state(article, .headline, Literal(facts.article.title, .chinese))
    if let date = facts.article.date { state(article, .datePublished, .date(date)) }
    if let source = facts.article.source { state(article, .publisher, Literal(source, .chinese)) }
    for name in facts.article.reporters ?? [] { state(article, .author, Literal(name, .chinese)) }
    for name in facts.article.editors ?? [] { state(article, .editor, Literal(name, .chinese)) }
    var paths: [String: String] = [:]
    for path in facts.regions {
      paths[path.split(separator: "/").last.map(String.init) ?? path] = path
    }
    func link(_ subject: String, _ relation: Relation, _ object: String, _ words: String) {
      let length = words.unicodeScalars.count
      let source = Provenance(
        article: article, quote: words, scalars: ScalarRange(0, length),
        bytes: ByteRange(0, words.utf8.count), rule: "gold", confidence: 1)
      edges[[subject, relation.prefixedName, object], default: []].insert(source)
      if let general = relation.general {
        edges[[subject, general.prefixedName, object], default: []].insert(source)
      }
    }
    func mention(_ iri: String) {
      edges[[article, Relation.mentions.prefixedName, iri], default: []].formUnion([])
    }
    for path in facts.regions { mention(region(path)) }
    for name in facts.persons { mention(entity(.person, "person", name, name)) }
    for post in facts.posts {
      let place = post.region ?? ""
      let name = place.split(separator: "/").last.map(String.init) ?? ""
      let iri = entity(.post, "post", post.title + "-" + name, name + post.title)
      state(iri, .title, Literal(post.title, .chinese))
      if !place.isEmpty { link(iri, .ofRegion, region(place), place) }
      link(entity(.person, "person", post.person, post.person), .holds, iri, post.person)
    }
    for body in facts.organizations {
      mention(
        entity(
          EntityKind(named: body.kind) ?? .organization, "organization", body.name, body.name))
    }
    func side(_ name: String) -> String {
      if facts.organizations.contains(where: { $0.name == name }) {
        return entity(.organization, "organization", name, name)
      }
      return region(paths[name] ?? name)
    }
    for agreement in facts.agreements {
      let iri = entity(.agreement, "agreement", agreement.title, agreement.title)
      mention(iri)
      if let date = agreement.date { state(iri, .date, .date(date)) }
      for field in agreement.fields ?? [] { state(iri, .field, Literal(field, .chinese)) }
      for party in agreement.parties { link(iri, .party, side(party), agreement.title) }
      for person in agreement.signatories {
        link(iri, .signatory, entity(.person, "person", person, person), agreement.title)
      }
    }
    for (number, event) in facts.events.enumerated() {
      let kind = EntityKind(named: event.type) ?? .meeting
      let iri = entity(kind, "event", facts.id + "-" + String(number), event.label)
      if let ordinal = event.ordinal { state(iri, .ordinal, Literal(String(ordinal), .integer)) }
      if let start = event.start { state(iri, .startDate, .date(start)) }
      if let end = event.end { state(iri, .endDate, .date(end)) }
      if let place = event.location { link(iri, .location, side(place), event.label) }
      for place in event.between ?? [] { link(iri, .between, side(place), event.label) }
      if let place = event.delegationOf { link(iri, .delegationOf, side(place), event.label) }
      for place in event.visited ?? [] {
        let isKnown =
          paths[place] != nil || place.contains("/")
          || facts.organizations.contains { $0.name == place }
        let object = isKnown ? side(place) : entity(.place, "place", place, place)
        link(iri, .visited, object, event.label)
      }
      for participant in event.participants ?? [] {
        let person = entity(.person, "person", participant.person, participant.person)
        for role in participant.roles {
          let relation = role == "signatory" ? .signer : Relation(prefixedName: "shan:" + role)
          link(iri, relation ?? .participant, person, event.label)
        }
        if participant.roles.isEmpty { link(iri, .participant, person, event.label) }
      }
    }
    for pairing in facts.pairings {
      let supporter = region(pairing.supporter)
      let supported = region(pairing.supported)
      link(supporter, .supports, supported, pairing.supporter)
      let iri = entity(
        .pairing, "pairing", labels[supporter]! + "-" + labels[supported]!,
        labels[supporter]! + "支援" + labels[supported]!)
      link(iri, .supporter, supporter, pairing.supporter)
      link(iri, .supported, supported, pairing.supporter)
    }
    for (number, measure) in facts.measures.enumerated() {
      let counts = measure.counts ?? ""
      let iri = entity(.measure, "measure", facts.id + "-" + String(number), counts + " ")
      state(iri, .value, Literal(String(Int(measure.value)), .decimal))
      if let unit = measure.unit { state(iri, .unit, Literal(unit, .chinese)) }
      state(iri, .counts, Literal(counts, .chinese))
      mention(iri)
    }
  }
}
