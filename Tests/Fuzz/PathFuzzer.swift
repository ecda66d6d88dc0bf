// A libFuzzer target: no property path crashes its parser, and one that is read leads where the
// definitions of SPARQL 1.1, section 18.4, taken word by word over all pairs of nodes, say that it
// leads. Built and run by Scripts/fuzz.
import Knowledge
import Ontology
import Querying

/// Places of a graph of eight: two of each edge, a cycle, and a node apart.
private let facts: FactGraph = {
  let iris = (0..<8).map { "https://shanhai.example/id/region/\($0)" }
  let edges: [(Int, Relation, Int)] = [
    (0, .supports, 1), (1, .supports, 2), (2, .supports, 0), (1, .within, 3), (2, .within, 3),
    (3, .within, 4), (4, .replacedBy, 4), (5, .holds, 6), (6, .ofRegion, 0), (5, .member, 5),
  ]
  return FactGraph(
    KnowledgeGraph(
      entities: iris.enumerated().map { Entity(iri: $1, kinds: [.region], label: "甲\($0)", attributes: []) },
      edges: edges.map { Edge(subject: iris[$0], relation: $1, object: iris[$2], provenance: []) }))
}()

/// All triples of the graph, by numbers.
private let triples: [(subject: Int, predicate: Term, object: Int)] = {
  var found: [(Int, Term, Int)] = []
  for node in 0..<facts.adjacency.nodeCount {
    facts.adjacency.forEachEdge(at: node, .outgoing) { label, other, _ in
      found.append((node, FactGraph.predicate(label), other))
    }
  }
  return found
}()

private typealias Pairs = Set<[Int]>

private let identity = Pairs((0..<facts.adjacency.nodeCount).map { [$0, $0] })

private func joined(_ first: Pairs, _ second: Pairs) -> Pairs {
  let next = Dictionary(grouping: second) { $0[0] }
  return Pairs(first.flatMap { pair in (next[pair[1]] ?? []).map { [pair[0], $0[1]] } })
}

private func pairs(_ path: PropertyPath) -> Pairs {
  switch path {
  case .property(let term): return Pairs(triples.filter { $0.predicate == term }.map { [$0.subject, $0.object] })
  case .inverse(let path): return Pairs(pairs(path).map { [$0[1], $0[0]] })
  case .sequence(let first, let second): return joined(pairs(first), pairs(second))
  case .alternative(let first, let second): return pairs(first).union(pairs(second))
  case .zeroOrOne(let path): return pairs(path).union(identity)
  case .zeroOrMore(let path): return closure(pairs(path)).union(identity)
  case .oneOrMore(let path): return closure(pairs(path))
  case .negated(let forward, let inverse):
    var found = Pairs()
    if let forward {
      found.formUnion(triples.filter { !forward.contains($0.predicate) }.map { [$0.subject, $0.object] })
    }
    if let inverse {
      found.formUnion(triples.filter { !inverse.contains($0.predicate) }.map { [$0.object, $0.subject] })
    }
    return found
  }
}

private func closure(_ step: Pairs) -> Pairs {
  var found = step
  while true {
    let next = found.union(joined(found, step))
    if next == found { return found }
    found = next
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func walkPath(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let path: PropertyPath
  do throws(PropertyPathError) {
    path = try PropertyPath(parsing: text)
  } catch {
    require(error.column >= 1 && error.column <= text.unicodeScalars.count + 1, "no such column")
    require(!error.description.isEmpty, "no message")
    return 0
  }
  let expected = pairs(path)
  for node in 0..<facts.adjacency.nodeCount {
    let matches = Traversal(of: path, from: node, in: facts).matches
    require(
      Set(matches.map(\.node)) == Set(expected.filter { $0[0] == node }.map { $0[1] }),
      "a path leads elsewhere")
    for match in matches {
      require(match.walk.last.map { $0.to == match.node } ?? (match.node == node), "a walk breaks off")
      require(match.walk.first.map { $0.from == node } ?? true, "a walk starts elsewhere")
    }
  }
  return 0
}
