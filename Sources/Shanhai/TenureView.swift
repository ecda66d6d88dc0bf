public import Knowledge
package import Ontology
import Text

/// A tenure of the graph: who held which post, and what bounds it.
public struct TenureView: Hashable, Sendable {
  /// Positions in the graph's entities.
  public let tenure: Int
  public let person: Int
  public let post: Int
  /// The first and last day on which reports have the person in office, or say that the tenure began.
  public let first: String?
  public let last: String?
  /// The last day on which a predecessor is attested, or that before the stated first one.
  public let startsAfter: String?
  /// The first day on which a successor is attested, or the person is called former; the stated last one.
  public let endsBefore: String?

  /// - Parameter tenure: the position of an entity of kind `tenure`.
  public init?(_ tenure: Int, in index: GraphIndex) {
    let entity = index.graph.entities[tenure]
    guard entity.kind == .tenure, let person = index.object(of: tenure, .member),
      let post = index.object(of: tenure, .ofPost)
    else { return nil }
    self.tenure = tenure
    self.person = person
    self.post = post
    // Months and years bound no day.
    let start = entity.values(of: .startDate).compactMap { CivilDate($0) }.min()
    let end = entity.values(of: .endDate).compactMap { CivilDate($0) }.max()
    first = [entity.values(of: .firstAttested).first, start?.lexical].compactMap { $0 }.min()
    last = [entity.values(of: .lastAttested).last, start?.lexical].compactMap { $0 }.max()
    startsAfter = start?.adding(days: -1)?.lexical ?? entity.values(of: .startsAfter).last
    endsBefore = end?.lexical ?? entity.values(of: .endsBefore).first
  }

  /// All tenures of a graph, in the order of their positions.
  /// - Complexity: O(*n*).
  public static func all(in index: GraphIndex) -> [TenureView] {
    index.graph.entities.indices.compactMap { TenureView($0, in: index) }
  }

  /// The claims of the person holding the post.
  public func sources(in index: GraphIndex) -> [Provenance] {
    index.outgoing(tenure).first { index.graph.edges[$0].relation == .member }
      .map { index.graph.edges[$0].provenance } ?? []
  }

  /// 任期 in words: `2019-03-20 至 2020-07-16 见于报道；2021-06-08 之前离任`.
  public var words: String { words(in: PageWords(.chinese)) }

  func words(in words: PageWords) -> String {
    var parts: [String] = []
    if let first, let last { parts.append(words.attested(first, last)) }
    if let startsAfter { parts.append(words.began(after: startsAfter)) }
    if let endsBefore { parts.append(words.ended(before: endsBefore)) }
    return parts.isEmpty ? words.noDate : parts.joined(separator: words.semicolon)
  }
}

extension GraphIndex {
  /// The object of the first edge of a relation from a node.
  func object(of node: Int, _ relation: Relation) -> Int? {
    outgoing(node).first { graph.edges[$0].relation == relation }.flatMap { object(of: $0) }
  }

  /// The objects of a relation from a node, in order.
  package func objects(of node: Int, _ relation: Relation) -> [Int] {
    outgoing(node).filter { graph.edges[$0].relation == relation }.compactMap { object(of: $0) }
  }

  /// The subjects of a relation to a node, in order.
  package func subjects(of node: Int, _ relation: Relation) -> [Int] {
    incoming(node).filter { graph.edges[$0].relation == relation }.compactMap { subject(of: $0) }
  }

  /// A region and what holds it, nearest first.
  func regionChain(_ region: Int) -> [Int] {
    var chain = [region]
    while let next = object(of: chain[chain.count - 1], .within), !chain.contains(next) {
      chain.append(next)
    }
    return chain
  }
}
