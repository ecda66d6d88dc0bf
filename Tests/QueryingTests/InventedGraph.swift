import Knowledge
import Ontology

/// Two provinces, their leaders, a meeting and an agreement, with invented names.
enum InventedGraph {
  static let base = "https://shanhai.example/id/"

  static func iri(_ path: String) -> String { base + path }

  static func entity(
    _ path: String, _ kind: EntityKind, _ label: String, _ attributes: [Attribute] = []
  ) -> Entity {
    Entity(iri: iri(path), kinds: [kind], label: label, attributes: attributes.sorted())
  }

  static func edge(
    _ subject: String, _ relation: Relation, _ object: String, _ sources: [Provenance] = []
  ) -> Edge {
    Edge(subject: iri(subject), relation: relation, object: iri(object), provenance: sources)
  }

  static let graph = KnowledgeGraph(
    entities: [
      entity("region/1", .region, "青山省", [Attribute(.altLabel, Literal("青山", .chinese))]),
      entity("region/2", .region, "白水省"),
      entity("region/3", .region, "白水市"),
      entity("region/4", .region, "白水县"),
      entity("person/秦岭松", .person, "秦岭松"),
      entity("person/江月", .person, "江月"),
      entity("person/江月-2", .person, "江月明"),
      entity("post/书记", .post, "青山省省委书记"),
      entity("event/会", .jointMeeting, "联席会议", [Attribute(.startDate, .date("2031-05-08"))]),
      entity("agreement/协", .agreement, "合作协议", [Attribute(.date, .date("2031-05-09"))]),
      entity("article/甲", .article, "两省携手", [Attribute(.datePublished, .date("2031-05-10"))]),
    ],
    edges: [
      edge("region/1", .supports, "region/2"),
      edge("region/3", .within, "region/2"),
      edge("region/4", .within, "region/3"),
      edge("person/秦岭松", .holds, "post/书记"),
      edge("post/书记", .ofRegion, "region/1"),
      edge("event/会", .chair, "person/秦岭松"),
      edge("event/会", .participant, "person/秦岭松"),
      edge("event/会", .attendee, "person/江月"),
      edge("event/会", .participant, "person/江月"),
      edge("event/会", .between, "region/1"),
      edge("event/会", .between, "region/2"),
      edge("agreement/协", .signedAt, "event/会"),
      edge("agreement/协", .party, "region/1"),
      edge("article/甲", .mentions, "person/江月"),
      edge("article/甲", .mentions, "region/4"),
    ])
}
