import Ontology
import Text

/// Days from one to another, both included, as `YYYY-MM-DD`; an end that is `nil` is open.
public struct TimeSpan: Hashable, Sendable {
  public let first: String?
  public let last: String?

  public init(first: String?, last: String?) {
    self.first = first
    self.last = last
  }

  /// The days that two dates of any precision enclose: `2016-09` and `2019` are 2016-09-01 to
  /// 2019-12-31.
  public init(from start: String?, to end: String?) {
    first = start.map { PartialDate(lexical: $0)?.firstDay ?? $0 }
    last = end.map { PartialDate(lexical: $0)?.lastDay ?? $0 }
  }

  /// Whether the spans have a day in common.
  public func overlaps(_ other: TimeSpan) -> Bool {
    if let first, let last = other.last, last < first { return false }
    if let last, let first = other.first, last < first { return false }
    return true
  }
}

/// When the entities and facts of a graph were.
///
/// Events that took place, agreements, pairings, tenures and articles have dates of their own, and so have the facts at them;
/// any other fact spans the days on which articles that state it appeared.
public struct Timeline: Sendable {
  private let graph: KnowledgeGraph
  private let spans: [TimeSpan?]

  /// - Complexity: O(*n*) in the entities and their attributes.
  public init(_ graph: KnowledgeGraph) {
    self.graph = graph
    spans = graph.entities.map { entity in
      func first(_ relation: Relation) -> String? { entity.values(of: relation).first }
      switch entity.kind.dating {
      case .event:
        guard entity.tookPlace, let start = first(.startDate) ?? first(.endDate) else { return nil }
        return TimeSpan(from: start, to: first(.endDate) ?? start)
      case .made: return first(.date).map { TimeSpan(from: $0, to: $0) }
      case .published: return first(.datePublished).map { TimeSpan(from: $0, to: $0) }
      case .lasting: return first(.startDate).map { TimeSpan(from: $0, to: first(.endDate)) }
      case .tenure:
        guard let start = first(.startDate) ?? first(.firstAttested) else { return nil }
        return TimeSpan(from: start, to: first(.endDate) ?? first(.lastAttested))
      case nil: return nil
      }
    }
  }

  /// When the entity at a position of ``KnowledgeGraph/entities`` was; `nil` when it has no date.
  public func span(ofEntity position: Int) -> TimeSpan? { spans[position] }

  /// When a fact was; `nil` when nothing dates it.
  ///
  /// - Complexity: O(*s* log *n*) in its sources.
  public func span(of edge: Edge) -> TimeSpan? {
    if let own = graph.index(of: edge.subject).flatMap({ spans[$0] })
      ?? graph.index(of: edge.object).flatMap({ spans[$0] })
    {
      return own
    }
    var first: String?
    var last: String?
    for source in edge.provenance {
      guard let span = graph.index(of: source.article).flatMap({ spans[$0] }) else { continue }
      if let day = span.first, first.map({ day < $0 }) ?? true { first = day }
      if let day = span.last, last.map({ day > $0 }) ?? true { last = day }
    }
    return first == nil && last == nil ? nil : TimeSpan(first: first, last: last)
  }
}
