import Claims
import Foundation
import Knowledge
import Lexicon
import Linking
import Querying
import Writing

/// Measures writing and walking.
///
///     ShanhaiGraphBenchmarks write FOLDER COPIES OUTPUT [NAME]
///     ShanhaiGraphBenchmarks walk EDGES PAIRS
///
/// Prints lines of `name<TAB>value` for Benchmarks/graph_peers.py, which compares them with others'.
@main
enum GraphBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "write" where arguments.count == 5 || arguments.count == 6:
      try write(
        arguments[2], copies: Int(arguments[3]) ?? 1, to: arguments[4],
        only: arguments.count == 6 ? arguments[5] : nil)
    case "walk" where arguments.count == 4:
      try walk(edges: arguments[2], pairs: arguments[3])
    default:
      FileHandle.standardError.write(Data("write FOLDER COPIES OUTPUT [NAME] | walk EDGES PAIRS\n".utf8))
      exit(2)
    }
  }

  private static func seconds(_ times: Int = 5, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var measured: [Double] = []
    for _ in 0..<times { measured.append(try clock.measure(body) / .seconds(1)) }
    return measured.sorted()[times / 2]
  }

  /// Memory in use now and at most, in bytes.
  private static func memory() -> (now: Int, peak: Int) {
    var (now, peak) = (0, 0)
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    for line in status.split(separator: "\n") {
      let kilobytes = Int(line.filter(\.isNumber)) ?? 0
      if line.hasPrefix("VmRSS") { now = kilobytes * 1024 }
      if line.hasPrefix("VmHWM") { peak = kilobytes * 1024 }
    }
    return (now, peak)
  }

  // MARK: Writing

  private static func write(_ folder: String, copies: Int, to output: String, only: String?) throws {
    var claims = ClaimSet()
    let lines = try Data(contentsOf: URL(fileURLWithPath: folder + "/claims.jsonl"))
    guard claims.insert(jsonLines: [UInt8](lines), file: folder).isEmpty else { exit(1) }
    let one = Linker(gazetteer: try .bundled()).graph(of: claims)
    let graph = KnowledgeGraph(
      entities: (0..<copies).flatMap { copy in one.entities.map { $0.copied(copy) } },
      edges: (0..<copies).flatMap { copy in one.edges.map { $0.copied(copy) } })
    for (name, format, provenance) in [
      ("turtle", GraphFormat.turtle, ProvenanceForm.none),
      ("turtle-reified", .turtle, .reified), ("nquads", .nquads, .none),
      ("nquads-reified", .nquads, .reified),
    ] where only == nil || name == only {
      let path = output + "/" + name + "." + format.fileExtension
      let before = memory().now
      try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
      let time = try seconds(3) {
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try graph.write(as: format, provenance: provenance) { try file.write(contentsOf: $0) }
        try file.close()
      }
      print("\(name)\t\(time)")
      print("\(name)-growth\t\(memory().peak - before)")
    }
    print("dot\t\(seconds(3) { _ = DOTWriter().bytes(of: graph) })")
    print("facts\t\(graph.edges.count)")
  }

  // MARK: Walking

  private static func walk(edges path: String, pairs: String) throws {
    let numbers = try numbers(in: path)
    let nodes = (numbers.max().map { Int($0) } ?? -1) + 1
    var edges: [(subject: Int32, label: UInt8, object: Int32)] = []
    for place in stride(from: 0, to: numbers.count, by: 2) {
      edges.append((numbers[place], UInt8(truncatingIfNeeded: numbers[place] & 31), numbers[place + 1]))
    }
    var graph = Adjacency(nodeCount: 0, edges: [])
    print("build\t\(seconds { graph = Adjacency(nodeCount: nodes, edges: edges) })")
    print("bytes an edge\t\(Double(graph.byteCount) / Double(max(1, graph.edgeCount)))")
    var reached = 0
    print("bfs\t\(seconds { reached = graph.distances(from: [0], .outgoing).count { $0 >= 0 } })")
    print("bfs-check\t\(reached)")
    let ends = try Self.numbers(in: pairs).map { Int($0) }
    var (length, count, slowest) = (0, 0, 0.0)
    let paths = seconds {
      (length, count) = (0, 0)
      for place in stride(from: 0, to: ends.count, by: 2) {
        let start = ContinuousClock.now
        if let found = graph.shortestPaths(from: ends[place], to: ends[place + 1]) {
          length += found.length
          count += found.count
        }
        slowest = max(slowest, (ContinuousClock.now - start) / .seconds(1))
      }
    }
    print("paths\t\(paths)")
    print("paths-slowest\t\(slowest)")
    print("paths-check\t\(length) \(count)")
    var around = 0
    let hops = seconds {
      around = 0
      for node in ends { around += graph.nodes(within: 2, of: [node]).count }
    }
    print("two-hop\t\(hops)")
    print("two-hop-check\t\(around)")
  }

  private static func numbers(in path: String) throws -> [Int32] {
    var found: [Int32] = []
    var number: Int32?
    for byte in try Data(contentsOf: URL(fileURLWithPath: path)) {
      if (0x30...0x39).contains(byte) {
        number = (number ?? 0) * 10 + Int32(byte - 0x30)
      } else if let whole = number {
        found.append(whole)
        number = nil
      }
    }
    return found + (number.map { [$0] } ?? [])
  }
}

extension Entity {
  fileprivate func copied(_ copy: Int) -> Entity {
    Entity(
      iri: iri + "-\(copy)", kinds: kinds, label: label,
      attributes: attributes.map {
        Attribute($0.relation, $0.value, provenance: $0.provenance.map { $0.copied(copy) })
      })
  }
}

extension Edge {
  fileprivate func copied(_ copy: Int) -> Edge {
    Edge(
      subject: subject + "-\(copy)", relation: relation, object: object + "-\(copy)",
      provenance: provenance.map { $0.copied(copy) })
  }
}

extension Provenance {
  fileprivate func copied(_ copy: Int) -> Provenance {
    Provenance(
      article: article + "-\(copy)", quote: quote, scalars: scalars, bytes: bytes, rule: rule,
      confidence: confidence, qualifiers: qualifiers)
  }
}
