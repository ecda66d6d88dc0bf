import Claims
public import Knowledge
public import Linking
import Ontology

/// Why entities are one, apart or left open, as text for a terminal.
public struct WhyPage: Sendable {
  /// How many pairs are shown at most.
  private static let pairLimit = 30

  public let text: String

  public init(_ account: LinkAccount, in graph: KnowledgeGraph) {
    var sources = SourceList(graph)
    var lines: [String] = []
    for (iri, judgements) in account.merges {
      let entity = graph.entity(iri)
      if !lines.isEmpty { lines.append("") }
      lines.append("\(entity?.label ?? iri) · \(entity?.kind.label() ?? "")")
      lines.append("<\(iri)>")
      let names = (account.names[iri] ?? []).map { "\($0.rule) \($0.count) 句" }
      if !names.isEmpty { lines.append("  名称：\(names.joined(separator: "，"))") }
      if judgements.isEmpty { lines.append("  只见于一处，未作合并") }
      for judgement in judgements {
        let words = entity?.kind == .person ? "是一人" : "是同一个"
        lines.append(
          "  \(words)：\(Self.documents(judgement.first)) = \(Self.documents(judgement.second))")
        Self.add(judgement, &lines, &sources)
      }
    }
    for pair in account.pairs.prefix(Self.pairLimit) {
      let (first, second) = (graph.entity(pair.first), graph.entity(pair.second))
      lines.append("")
      lines.append("\(first?.label ?? "") <\(pair.first)>")
      lines.append("\(second?.label ?? "") <\(pair.second)>")
      let sides = [pair.judgement.first, pair.judgement.second].map(Self.documents)
      lines.append(
        "  \(pair.judgement.verdict.words)："
          + sides.joined(separator: pair.judgement.verdict == .open ? " ? " : " ≠ "))
      Self.add(pair.judgement, &lines, &sources)
    }
    if account.pairs.count > Self.pairLimit {
      lines += ["", "另有 \(account.pairs.count - Self.pairLimit) 个同名者"]
    }
    if !sources.lines.isEmpty { lines += ["", "依据"] + sources.lines }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func add(
    _ judgement: Judgement, _ lines: inout [String], _ sources: inout SourceList
  ) {
    lines.append("    规则：\(judgement.rule)")
    for reason in judgement.reasons {
      lines.append(
        "    \(reason.direction == .supports ? "支持" : "反对")：\(reason.words)"
          + sources.marks(reason.sources))
    }
  }

  private static func documents(_ side: Judgement.Side) -> String {
    let shown = side.documents.prefix(3).joined(separator: "、")
    return side.documents.count > 3 ? shown + " 等 \(side.documents.count) 篇" : shown
  }
}

extension Judgement.Verdict {
  fileprivate var words: String {
    switch self {
    case .one: "是一人"
    case .open: "未定（skos:closeMatch）"
    case .apart: "分开"
    }
  }
}

extension LinkAccount {
  /// The account as JSON, one object a judgement, with a line end after each.
  public func jsonLines(in graph: KnowledgeGraph) -> [UInt8] {
    var bytes: [UInt8] = []
    func write(_ first: String, _ second: String, _ judgement: Judgement) {
      var writer = JSONWriter()
      writer.object { writer in
        writer.text("first", first)
        writer.text("second", second)
        writer.text("verdict", judgement.verdict.rawValue)
        for (name, side) in [("firstDocuments", judgement.first), ("secondDocuments", judgement.second)] {
          writer.key(name)
          writer.array { writer in for document in side.documents { writer.string(document) } }
        }
        writer.text("rule", judgement.rule)
        writer.key("reasons")
        writer.array { writer in
          for reason in judgement.reasons {
            writer.object { writer in
              writer.text("direction", reason.direction.rawValue)
              writer.text("words", reason.words)
              writer.sources(reason.sources, graph)
            }
          }
        }
      }
      bytes += writer.bytes + [0x0A]
    }
    for (iri, judgements) in merges { for judgement in judgements { write(iri, iri, judgement) } }
    for pair in pairs { write(pair.first, pair.second, pair.judgement) }
    return bytes
  }
}
