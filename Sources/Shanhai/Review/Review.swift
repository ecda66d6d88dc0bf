import Claims
public import Knowledge
import Ontology

/// Contradictions and gaps of a graph.
public struct Review: Sendable {
  /// Sorted by kind and words.
  public let findings: [Finding]
  private let graph: KnowledgeGraph

  /// - Parameter isWanted: the kinds to look for.
  /// - Complexity: O(*n* log *n*), and quadratic in the events of one person and day.
  public init(_ index: GraphIndex, isWanted: (Finding.Kind) -> Bool = { _ in true }) {
    graph = index.graph
    var findings = TenureReview(index).findings + EventReview(index).findings
    findings += AmountReview(index).findings + Self.mutualSupports(index)
    self.findings = Set(findings.filter { isWanted($0.kind) }).sorted()
  }

  private static func mutualSupports(_ index: GraphIndex) -> [Finding] {
    let graph = index.graph
    var found: [Finding] = []
    for edge in graph.edges where edge.relation == .supports && edge.subject.precedesInBytes(edge.object) {
      guard let subject = graph.index(of: edge.subject), let object = graph.index(of: edge.object),
        let back = index.outgoing(object).first(where: {
          graph.edges[$0].relation == .supports && graph.edges[$0].object == edge.subject
        })
      else { continue }
      found.append(
        Finding(
          kind: .mutualSupport,
          words: "\(graph.entities[subject].label)与\(graph.entities[object].label)互为支援方",
          entities: [edge.subject, edge.object],
          sources: Array(edge.provenance.prefix(1) + graph.edges[back].provenance.prefix(1))))
    }
    return found
  }

  /// The findings as text for a terminal: a line each, its sentences below it.
  public var text: String {
    var lines: [String] = []
    var kind: Finding.Kind?
    for finding in findings {
      if kind != finding.kind {
        if !lines.isEmpty { lines.append("") }
        lines.append("\(finding.kind.label)（\(finding.kind.rawValue)）")
        kind = finding.kind
      }
      lines.append("  \(finding.words)")
      for source in finding.sources {
        lines.append("    \(SourceList.title(of: source.article, graph))：“\(source.quote)”")
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// The findings as JSON, one object a finding, with a line end after each.
  public var jsonLines: [UInt8] {
    findings.flatMap { finding -> [UInt8] in
      var writer = JSONWriter()
      writer.object { writer in
        writer.text("kind", finding.kind.rawValue)
        writer.text("words", finding.words)
        writer.key("entities")
        writer.array { writer in for entity in finding.entities { writer.string(entity) } }
        writer.sources(finding.sources, graph)
      }
      return writer.bytes + [0x0A]
    }
  }
}
