import Claims
import Foundation
import Glibc
import Knowledge
import Lexicon
import Linking
import Ontology

/// Links a synthetic corpus and scores what came of it against what is true.
enum LinkingBenchmark {
  static func run(documents count: Int) throws {
    let gazetteer = try Gazetteer.bundled()
    let corpus = try SyntheticCorpus(documents: count, gazetteer: gazetteer)
    let claims = ClaimSet(corpus.documents)
    let facts = corpus.documents.reduce(0) { $0 + $1.claims.count }
    let before = BenchmarkMain.peakMemory()
    let processorBefore = processorSeconds()
    let linker = Linker(gazetteer: gazetteer)
    var graph = KnowledgeGraph(entities: [], edges: [])
    let time = ContinuousClock().measure { graph = linker.graph(of: claims) }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let processor = processorSeconds() - processorBefore
    let after = BenchmarkMain.peakMemory()
    StageTable.write(
      """
      \(corpus.documents.count) documents, \(facts) claims, linked in \(format(seconds, 2)) s \
      (\(format(seconds / Double(facts) * 1e6, 2)) s a million claims; processors busy for \
      \(format(processor, 2)) s), peak memory \
      \(after / 1_000_000) MB, \(before / 1_000_000) MB of it the claims
      """)
    let mentioned = mentions(graph)
    for (what, truths) in [("persons", corpus.persons), ("events", corpus.events)] {
      let score = LinkingScore(
        truths.compactMap { truth in
          mentioned["\(truth.document) \(truth.label)"].map { ($0, truth.entity) }
        })
      StageTable.write(
        """
          \(what): \(score.mentions) of \(truths.count) mentions, \(score.entities) entities, \
        \(score.clusters) found; pairwise P \(format(score.pairPrecision, 4)) R \
        \(format(score.pairRecall, 4)) F1 \(format(score.pairF1, 4)); B³ P \
        \(format(score.precision, 4)) R \(format(score.recall, 4)) F1 \(format(score.f1, 4))
        """)
    }
    let open = graph.edges.count { $0.relation == .closeMatch } / 2
    StageTable.write("  left open: \(open) pairs of persons")
  }

  /// The time that all processors have spent for this process.
  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The entity of each document and name.
  private static func mentions(_ graph: KnowledgeGraph) -> [String: String] {
    var labels: [String: [String]] = [:]
    for entity in graph.entities where entity.kind == .person || entity.kind.isEvent {
      labels[entity.iri] = [entity.label] + entity.values(of: .altLabel)
    }
    var found: [String: String] = [:]
    for edge in graph.edges where edge.relation == .mentions {
      let document = String(edge.subject.suffix(16))
      for label in labels[edge.object] ?? [] { found["\(document) \(label)"] = edge.object }
    }
    return found
  }

  private static func format(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}

/// How a clustering agrees with the truth: over pairs of mentions, and over mentions (B³; Bagga and
/// Baldwin, Algorithms for Scoring Coreference Chains, 1998).
struct LinkingScore {
  let mentions: Int
  let entities: Int
  let clusters: Int
  let pairPrecision: Double
  let pairRecall: Double
  let precision: Double
  let recall: Double

  var pairF1: Double { 2 * pairPrecision * pairRecall / (pairPrecision + pairRecall) }
  var f1: Double { 2 * precision * recall / (precision + recall) }

  init(_ mentions: [(cluster: String, entity: String)]) {
    self.mentions = mentions.count
    var cells: [[String]: Int] = [:]
    var clusters: [String: Int] = [:]
    var entities: [String: Int] = [:]
    for (cluster, entity) in mentions {
      cells[[cluster, entity], default: 0] += 1
      clusters[cluster, default: 0] += 1
      entities[entity, default: 0] += 1
    }
    func pairs(_ counts: some Sequence<Int>) -> Double {
      counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let common = pairs(cells.values)
    pairPrecision = common / max(1, pairs(clusters.values))
    pairRecall = common / max(1, pairs(entities.values))
    var (precision, recall) = (0.0, 0.0)
    for (cell, count) in cells {
      let square = Double(count) * Double(count)
      precision += square / Double(clusters[cell[0]] ?? 1)
      recall += square / Double(entities[cell[1]] ?? 1)
    }
    self.precision = precision / Double(mentions.count)
    self.recall = recall / Double(mentions.count)
    self.clusters = clusters.count
    self.entities = entities.count
  }
}
