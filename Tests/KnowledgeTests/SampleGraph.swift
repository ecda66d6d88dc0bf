import Knowledge
import Ontology
import Text

/// Graphs of numbered persons, events and regions.
enum SampleGraph {
  static func person(_ name: String, _ label: String, also names: [String] = []) -> Entity {
    Entity(
      iri: "id/" + name, kinds: [.person], label: label,
      attributes: names.map { Attribute(.altLabel, Literal($0, .chinese)) }.sorted())
  }

  static func source(_ quote: String = "甲") -> Provenance {
    Provenance(
      article: "id/article", quote: quote, scalars: ScalarRange(0, 1), bytes: ByteRange(0, 3),
      rule: "r", confidence: 0.5)
  }

  static func edge(_ subject: String, _ relation: Relation, _ object: String) -> Edge {
    Edge(
      subject: "id/" + subject, relation: relation, object: "id/" + object, provenance: [source()])
  }
}
