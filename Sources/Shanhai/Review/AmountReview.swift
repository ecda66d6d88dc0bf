import Knowledge
import Ontology

/// Amounts of the same thing, of the same regions and period, that differ.
struct AmountReview {
  private(set) var findings: [Finding] = []

  private struct Key: Hashable {
    let counts: String
    let unit: String
    let period: String
    let from: [Int]
    let to: [Int]
  }

  init(_ index: GraphIndex) {
    let graph = index.graph
    var measures: [Key: [Int]] = [:]
    for (place, entity) in graph.entities.enumerated() where entity.kind == .measure {
      guard let counts = entity.values(of: .counts).first, let period = entity.values(of: .period).first
      else { continue }
      let (from, to) = (index.objects(of: place, .from), index.objects(of: place, .to))
      // Without a giver or taker the same words may count different things.
      if from.isEmpty && to.isEmpty { continue }
      measures[
        Key(
          counts: counts, unit: entity.values(of: .unit).first ?? "", period: period, from: from,
          to: to), default: []
      ].append(place)
    }
    for (key, places) in measures {
      guard let first = places.first else { continue }
      let value = graph.entities[first].values(of: .value)
      guard let other = places.first(where: { graph.entities[$0].values(of: .value) != value }) else {
        continue
      }
      func source(_ place: Int) -> [Provenance] {
        let values = graph.entities[place].attributes.first { $0.relation == .value }
        return Array((values?.provenance ?? []).prefix(1))
      }
      let values = [first, other].map { graph.entities[$0].values(of: .value).joined() + key.unit }
      findings.append(
        Finding(
          kind: .amountsDisagree, words: "\(key.period)\(key.counts)：\(values[0]) 与 \(values[1])",
          entities: [first, other].map { graph.entities[$0].iri },
          sources: source(first) + source(other)))
    }
  }
}
