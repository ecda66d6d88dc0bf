import Knowledge
import Linking
import Ontology

/// What contradicts itself in who held which post.
struct TenureReview {
  private(set) var findings: [Finding] = []
  private let index: GraphIndex

  init(_ index: GraphIndex) {
    self.index = index
    let tenures = TenureView.all(in: index)
    for (post, holders) in Dictionary(grouping: tenures, by: \.post) {
      let title = index.graph.entities[post].values(of: .title).first ?? ""
      guard SingleSeat.isSingle(title), index.object(of: post, .ofRegion) != nil else { continue }
      compare(holders)
    }
    for tenure in tenures { judgeFormer(tenure) }
  }

  /// Of many who overlap each is told once, with the one before who stayed longest: all pairs would be too many to read.
  private mutating func compare(_ holders: [TenureView]) {
    let dated = holders.filter { $0.first != nil && $0.last != nil }
      .sorted { ($0.first ?? "", $0.tenure) < ($1.first ?? "", $1.tenure) }
    guard var longest = dated.first else { return }
    for tenure in dated.dropFirst() {
      if let first = tenure.first, let last = longest.last, first <= last { report(longest, tenure) }
      if longest.last ?? "" < tenure.last ?? "" { longest = tenure }
    }
  }

  private mutating func report(_ one: TenureView, _ other: TenureView) {
    let (a, b) = one.tenure < other.tenure ? (one, other) : (other, one)
    guard let first = a.first, let last = a.last, let start = b.first, let end = b.last else { return }
    let graph = index.graph
    // Of each the report that lies within the other's time.
    let sources = [(a, start, end), (b, first, last)].compactMap { tenure, from, to in
      attestation(of: tenure, from: from, to: to)
    }
    findings.append(
      Finding(
        kind: .twoHolders,
        words: "\(graph.entities[a.post].label)：\(graph.entities[a.person].label)（\(a.words)）与"
          + "\(graph.entities[b.person].label)（\(b.words)）同时在任",
        entities: [a.post, a.person, b.person].map { graph.entities[$0].iri }, sources: sources))
  }

  /// A report of someone in office within some days, else the first.
  private func attestation(of tenure: TenureView, from: String, to: String) -> Provenance? {
    let attributes = index.graph.entities[tenure.tenure].attributes.filter {
      $0.relation == .firstAttested || $0.relation == .lastAttested
    }
    let within = attributes.first { from <= $0.value.lexical && $0.value.lexical <= to }
    return (within ?? attributes.first)?.provenance.first ?? tenure.sources(in: index).first
  }

  private mutating func judgeFormer(_ tenure: TenureView) {
    guard let last = tenure.last else { return }
    let graph = index.graph
    let former = tenure.sources(in: index).filter { $0.qualifiers.contains(.former) }
      .map { ($0, graph.entity($0.article)?.values(of: .datePublished).first ?? "") }
      .filter { !$0.1.isEmpty && $0.1 < last }
    guard let (source, day) = former.min(by: { $0.1 < $1.1 }),
      let later = graph.entities[tenure.tenure].attributes.first(where: { $0.relation == .lastAttested })
    else { return }
    findings.append(
      Finding(
        kind: .formerInOffice,
        words: "\(graph.entities[tenure.person].label) \(day) 已称原\(graph.entities[tenure.post].label)，\(last) 仍在任",
        entities: [tenure.person, tenure.post].map { graph.entities[$0].iri },
        sources: [source] + later.provenance.prefix(1)))
  }
}
