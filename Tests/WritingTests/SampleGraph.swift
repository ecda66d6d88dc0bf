import Knowledge
import Ontology
import Text

/// A small graph with invented names: two provinces, a meeting, its speaker.
enum SampleGraph {
  static func iri(_ path: String) -> String { "https://shanhai.example/id/" + path }

  static let source = Provenance(
    article: iri("article/a1"), quote: "江州省省长赵明川讲话。", scalars: ScalarRange(10, 21),
    bytes: ByteRange(100, 133), rule: "speech", confidence: 0.9)

  static func region(_ name: String, _ level: String, _ code: String) -> Entity {
    Entity(
      iri: iri("region/" + code), kinds: [.region], label: name,
      attributes: [
        Attribute(.adcode, Literal(code)), Attribute(.level, Literal(level)),
        Attribute(.label, Literal(name, .chinese)),
      ].sorted())
  }

  static let entities = [
    Entity(
      iri: iri("article/a1"), kinds: [.article], label: "两省座谈",
      attributes: [Attribute(.datePublished, .date("2031-05-06"))]),
    Entity(
      iri: iri("event/会议-1"), kinds: [.jointMeeting], label: "第三次联席会议",
      attributes: [
        Attribute(.ordinal, Literal("3", .integer)), Attribute(.startDate, .date("2031-05")),
      ].sorted()),
    Entity(iri: iri("person/赵明川-0a"), kinds: [.person], label: "赵明川", attributes: []),
    Entity(
      iri: iri("post/省长-1b"), kinds: [.post], label: "江州省省长",
      attributes: [Attribute(.title, Literal("省长", .chinese))]),
    region("江州省", "province", "990000"),
    region("海陵省", "province", "980000"),
  ]

  static func edge(
    _ subject: String, _ relation: Relation, _ object: String, _ provenance: [Provenance] = []
  ) -> Edge {
    Edge(subject: iri(subject), relation: relation, object: iri(object), provenance: provenance)
  }

  static let edges = [
    edge("person/赵明川-0a", .holds, "post/省长-1b", [source]),
    edge("post/省长-1b", .ofRegion, "region/990000", [source]),
    edge("event/会议-1", .speaker, "person/赵明川-0a", [source]),
    edge("event/会议-1", .participant, "person/赵明川-0a", [source]),
    edge("event/会议-1", .between, "region/990000", [source]),
    edge("event/会议-1", .between, "region/980000", [source]),
    edge("region/980000", .supports, "region/990000", [source]),
    edge("article/a1", .mentions, "person/赵明川-0a"),
  ]

  static let graph = KnowledgeGraph(entities: entities, edges: edges)

  /// A graph of one person.
  static func person(iri path: String = "person/赵", label: String) -> KnowledgeGraph {
    KnowledgeGraph(
      entities: [Entity(iri: iri(path), kinds: [.person], label: label, attributes: [])], edges: [])
  }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}
